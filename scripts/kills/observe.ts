import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

import { locateCore } from "../../src/installer/core-location";
import { Folders, linkOf } from "../../src/installer/folders";
import { LockFile } from "../../src/installer/lock-file";
import { Probe } from "../../src/installer/probe/probe";
import { treeDigest } from "../../src/installer/tree-digest";
import type { AppJson } from "../../src/setup";

/** A plugin in two versions, as tarballs with the digests of their trees. */
export interface KillSubject {
    readonly name: string;
    readonly versions: readonly { readonly version: string; readonly file: string; readonly tree: string }[];
}

/** All plugins in one version, or none. */
export type State = string | null;

/** What is on the disk, per plugin. */
export interface Observation {
    /** What Core would load. */
    readonly plugins: readonly State[];
    /** What `app.json` says. */
    readonly registered: readonly State[];
    /** What the lock file says. */
    readonly locked: readonly State[];
}

/** The version of a plugin that Core would load now, which must be whole. @throws Error if it is neither */
async function versionOf(folders: Folders, { name, versions }: KillSubject): Promise<State> {
    const link = linkOf(folders, name);

    if (!existsSync(link)) {
        return null;
    }

    const digest = await treeDigest(`${link}/`);
    const found = versions.find(({ tree }) => tree === digest);

    if (!found) {
        throw new Error(`${name} is neither the old nor the new one`);
    }

    return found.version;
}

/** What `app.json` says of the version, in the options that each run writes. */
function registeredVersion(app: AppJson, { name }: KillSubject): State {
    const options = app.core.plugins.find((entry) => entry.package === name)?.options;

    return (options?.version as string | undefined) ?? null;
}

export async function observe(folders: Folders, subjects: readonly KillSubject[]): Promise<Observation> {
    const app = JSON.parse(readFileSync(folders.appJson, "utf8")) as AppJson;
    const lock = (
        existsSync(folders.lockFile) ? JSON.parse(readFileSync(folders.lockFile, "utf8")) : { plugins: {} }
    ) as LockFile;

    return {
        plugins: await Promise.all(subjects.map((subject) => versionOf(folders, subject))),
        registered: subjects.map((subject) => registeredVersion(app, subject)),
        locked: subjects.map(({ name }) => lock.plugins[name]?.version ?? null),
    };
}

/** What Core says of a node in this state; each kind of state is asked about once, since the answer is always the same. */
export class Boots {
    private readonly known = new Set<string>();

    public get count(): number {
        return this.known.size;
    }

    /** @throws Error if Core would not boot, or would leave out a plugin */
    public async assertBoots(folders: Folders, { plugins, registered }: Observation): Promise<void> {
        const key = JSON.stringify([plugins, registered]);

        if (this.known.has(key)) {
            return;
        }

        const core = locateCore(undefined, process.env);
        // The node's folders lie side by side, as the probe has them. This project's sources are TypeScript.
        const probe = new Probe(core, dirname(folders.config), { ...process.env, NODE_OPTIONS: "--import tsx" });
        const { problems } = await probe
            .ask({ kind: "validate", core: core.directory, processes: ["core"], network: "testnet" })
            .finally(() => probe.close());

        if (problems.length > 0) {
            throw new Error(`Core would not boot with ${key}: ${JSON.stringify(problems)}`);
        }

        this.known.add(key);
    }
}
