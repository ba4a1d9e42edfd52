import { constants } from "node:fs";
import { access, mkdir } from "node:fs/promises";

import { planSetup } from "../../setup";
import { inspect } from "../inspect";
import { runNpm } from "../npm/run";
import { coreProblems } from "../operations/verify-boot";
import type { Site } from "../site";
import { localFindings } from "./local";

/** One thing that has to be right for a node to run plugins. */
export interface Check {
    readonly name: "app.json" | "setup" | "folders" | "npm" | "plugins" | "boot" | "chain";
    readonly ok: boolean;
    /** What is right, or what is wrong. */
    readonly message: string;
    /** Null if it is right. */
    readonly fix: string | null;
}

type Verdict = Pick<Check, "ok" | "message" | "fix">;

const right = (message: string): Verdict => ({ ok: true, message, fix: null });
const wrong = (message: string, fix: string): Verdict => ({ ok: false, message, fix });

function checkSetup({ folders, invocation }: Site): Verdict {
    const { changed, path } = planSetup({ configDirectory: folders.config, dataDirectory: folders.data });

    return changed
        ? wrong(`${path} is not set up for ark-plugin-registry.`, `${invocation("setup")} shows and makes the change`)
        : right("ark-plugin-registry is entered where it belongs.");
}

async function checkFolders({ folders }: Site): Promise<Verdict> {
    await mkdir(folders.plugins, { recursive: true });
    await Promise.all([folders.data, folders.plugins, folders.appJson].map((path) => access(path, constants.W_OK)));

    return right("The data folder and app.json can be written.");
}

async function checkNpm({ environment, directory }: Site): Promise<Verdict> {
    const version = (await runNpm(["--version"], { directory, environment })).trim();

    return right(`npm ${version}`);
}

async function checkPlugins(site: Site): Promise<Verdict> {
    const inspection = await inspect(site.folders);
    const bad = (await localFindings(site, inspection)).filter(({ severity }) => severity !== "notice");

    return bad.length === 0
        ? right(`${Object.keys(inspection.lock.plugins).length} installed plugins are whole and registered.`)
        : wrong(bad.map(({ message }) => message).join(" "), bad.map(({ fix }) => fix).join("; "));
}

async function checkBoot(site: Site): Promise<Verdict> {
    const problems = await coreProblems(site);

    return problems.length === 0
        ? right(`Core ${site.core.version} loads app.json in each process.`)
        : wrong(problems.join(" "), "Mend app.json, or remove the plugin that it is about");
}

async function checkChain(site: Site): Promise<Verdict> {
    const { node, facts } = await site.chain();

    return right(`${node} is on ${facts.network.name}, at height ${facts.state.height}, and not behind.`);
}

const CHECKS: Readonly<Record<Check["name"], { readonly check: (site: Site) => Promise<Verdict>; fix: string }>> = {
    "app.json": {
        check: async ({ folders }) => {
            await inspect(folders);

            return right("app.json and the lock file can be read.");
        },
        fix: "Mend the file, or put back a copy of it",
    },
    setup: { check: async (site) => checkSetup(site), fix: "Mend app.json first" },
    folders: { check: checkFolders, fix: "Run this as the user who owns the node's folders" },
    npm: { check: checkNpm, fix: "Install npm" },
    plugins: { check: checkPlugins, fix: "Mend app.json first" },
    boot: { check: checkBoot, fix: "Mend app.json first" },
    chain: { check: checkChain, fix: "Start the node and wait until it is synced, or name another one with --node" },
};

/** Looks at all that has to be right for a node to run plugins. Changes nothing. */
export async function doctor(site: Site): Promise<Check[]> {
    const checks: Check[] = [];

    for (const [name, { check, fix }] of Object.entries(CHECKS)) {
        site.dialogue.progress(`Checking ${name}`);
        const verdict = await check(site).catch((error: Error) => wrong(error.message, fix));
        checks.push({ name: name as Check["name"], ...verdict });
    }

    return checks;
}
