import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { publish } from "../../__tests__/__support__/actors";
import { packPlugin, PluginFixture } from "../../__tests__/__support__/plugin-fixtures";
import { TestChain } from "../../__tests__/__support__/test-chain";
import { readJson } from "../../devnet/files";
import { FREE_TERMS } from "../../src/transactions";

/** A plugin to be installed by both. */
export interface Subject {
    readonly name: string;
    readonly version: string;
    /** For the table. */
    readonly title: string;
}

interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
}

/** What Core's own webhooks plugin depends on beside Core, without its server. */
const DEPENDENCIES = ["@hapi/boom", "fs-extra", "joi", "lowdb", "uuid"];

/** A package that this project has installed, and everything that it depends on. */
function collect(name: string, from: string, found: Map<string, string>): Manifest {
    const paths = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
    const folder = paths.map((path) => join(path, name)).find((path) => readdirIfExists(path).includes("package.json"));

    if (folder === undefined) {
        throw new Error(`${name} is not installed: \`npm ci\` installs what this benchmark needs`);
    }

    const manifest = readJson<Manifest>(join(folder, "package.json"));
    const key = `${manifest.name}@${manifest.version}`;

    if (!found.has(key)) {
        found.set(key, folder);
        Object.keys(manifest.dependencies ?? {}).forEach((other) => collect(other, folder, found));
    }

    return manifest;
}

function readdirIfExists(path: string): string[] {
    try {
        return readdirSync(path);
    } catch {
        return [];
    }
}

function upload(file: string, environment: NodeJS.ProcessEnv): void {
    // Not every version is the newest one.
    execFileSync("npm", ["publish", file, "--access=public", "--tag=bench", "--ignore-scripts"], {
        env: environment,
        stdio: "ignore",
    });
}

/** Publishes the dependencies to the registry, so that no round asks any other. @returns what a plugin declares */
function publishDependencies(environment: NodeJS.ProcessEnv): { declared: Record<string, string>; count: number } {
    const found = new Map<string, string>();
    const root = dirname(require.resolve("../../package.json"));
    const manifests = DEPENDENCIES.map((name) => collect(name, root, found));
    const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-bench-packages-"));

    execFileSync("npm", ["pack", ...found.values(), "--ignore-scripts", `--pack-destination=${folder}`], {
        env: environment,
        stdio: "ignore",
    });
    readdirSync(folder).forEach((file) => upload(join(folder, file), environment));
    rmSync(folder, { recursive: true });

    return { declared: Object.fromEntries(manifests.map(({ name, version }) => [name, version])), count: found.size };
}

/** Publishes the plugins to the registry and to the chain. */
export async function publishSubjects(
    folder: string,
    chain: TestChain,
    environment: NodeJS.ProcessEnv,
): Promise<Subject[]> {
    const { declared, count } = publishDependencies(environment);
    const plugins: { title: string; fixture: PluginFixture }[] = [
        { title: "without npm dependencies", fixture: { name: "@acme/small", version: "1.0.0" } },
        {
            title: `with ${count} npm packages`,
            fixture: { name: "@acme/large", version: "1.0.0", npmDependencies: declared },
        },
    ];
    await chain.send([publish().register("@acme"), "acme"]);

    for (const { fixture } of plugins) {
        const { name, version } = fixture;
        const { file, integrity } = packPlugin(folder, fixture, environment);
        upload(file, environment);
        const requirements = { core: "^3.9.0", plugins: {} };
        await chain.send([publish().release({ name, version, terms: FREE_TERMS, integrity, requirements }), "acme"]);
    }

    return plugins.map(({ title, fixture: { name, version } }) => ({ name, version, title }));
}
