import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { isolatedEnvironment, PACKAGE_ROOT } from "../../devnet/network";
import type { Subject } from "./subjects";
import { time, Timed } from "./timed";

/** Where both sides work. */
export interface Place {
    /** Everything that is written lies below. */
    readonly folder: string;
    /** Configuration of a node. */
    readonly config: string;
    /** Address of an API with the chain. */
    readonly api: string;
    readonly coreDirectory: string;
    /** `.npmrc` that names the registry. */
    readonly npmrc: string;
}

export type Cache = "empty" | "filled";

/** One of the two that are compared. */
export interface Side {
    readonly name: "ours" | "npm";
    run(subject: Subject, cache: Cache): Promise<Timed>;
}

/** Of npm and of all that it does: the same for both, each with its own cache. */
function environmentOf({ folder, npmrc }: Place, side: Side["name"]): NodeJS.ProcessEnv {
    return {
        ...isolatedEnvironment(folder),
        HOME: folder,
        npm_config_userconfig: npmrc,
        npm_config_cache: join(folder, `cache-${side}`),
    };
}

function prepareCache({ folder }: Place, side: Side["name"], cache: Cache): void {
    if (cache === "empty") {
        rmSync(join(folder, `cache-${side}`), { recursive: true, force: true });
    }
}

/** `ark-plugin install`, into a node's folder that has no plugin yet. */
const ours = (place: Place): Side => ({
    name: "ours",
    run: async ({ name, version }, cache) => {
        prepareCache(place, "ours", cache);
        const node = mkdtempSync(join(place.folder, "node-"));
        cpSync(place.config, join(node, "config"), { recursive: true });
        mkdirSync(join(node, "data/plugins"), { recursive: true });

        try {
            return await time({
                file: process.execPath,
                args: [
                    join(PACKAGE_ROOT, "dist/cli/main.js"),
                    "install",
                    `${name}@${version}`,
                    "--yes",
                    `--node=${place.api}`,
                    `--config=${join(node, "config")}`,
                    `--data=${join(node, "data")}`,
                    `--core=${place.coreDirectory}`,
                ],
                cwd: node,
                environment: environmentOf(place, "ours"),
            });
        } finally {
            rmSync(node, { recursive: true, force: true });
        }
    },
});

/** With the flags that the installer gives npm: nothing for development, no peers, no scripts. */
const NPM_FLAGS = [
    "--omit=dev",
    "--legacy-peer-deps",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--loglevel=error",
];

/** `npm install`, into a folder with an empty package.json. */
const npm = (place: Place): Side => ({
    name: "npm",
    run: async ({ name, version }, cache) => {
        prepareCache(place, "npm", cache);
        const folder = mkdtempSync(join(place.folder, "npm-"));
        writeFileSync(join(folder, "package.json"), "{}");

        try {
            return await time({
                file: "npm",
                args: ["install", `${name}@${version}`, ...NPM_FLAGS],
                cwd: folder,
                environment: environmentOf(place, "npm"),
            });
        } finally {
            rmSync(folder, { recursive: true, force: true });
        }
    },
});

export const sidesOf = (place: Place): readonly Side[] => [ours(place), npm(place)];
