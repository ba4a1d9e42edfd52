/**
 * One run of the installer that is to be killed: works out a change as `install`, `update` or `remove` do, and makes it;
 * or only recovers. Kills itself before the step of the given number, if there is one, and says which one it was.
 */
import { writeSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { changeSetOf } from "../../src/installer/change-set";
import { foldersOf } from "../../src/installer/folders";
import { inspect } from "../../src/installer/inspect";
import { commit, recover } from "../../src/installer/journal/commit";
import { LockEntry } from "../../src/installer/lock-file";
import { readManifest } from "../../src/installer/manifest";
import { lockHome } from "../../src/installer/process-lock";
import { registrationOf } from "../../src/installer/registration/declared";
import { newStorePath } from "../../src/installer/store";
import { unpack } from "../../src/installer/tarball/unpack";
import { integrityOf } from "../../src/installer/tarball/verify";
import { treeDigest } from "../../src/installer/tree-digest";

/** What a run is told, as JSON in its first argument. */
export interface ChildTask {
    readonly data: string;
    readonly config: string;
    /** Null: remove all; undefined: only recover. */
    readonly tarballs?: readonly string[] | null;
    /** Number of the step before which it kills itself. */
    readonly killAt?: number;
}

const task = JSON.parse(process.argv[2] as string) as ChildTask;
const folders = foldersOf(task);
let steps = 0;

const onStep = (step: string): void => {
    if (steps++ === task.killAt) {
        writeSync(1, step);
        process.kill(process.pid, "SIGKILL");
    }
};

async function targetsOf(tarballs: readonly string[], id: string) {
    return Promise.all(
        tarballs.map(async (file, index) => {
            const staged = `${index}/tree`;
            const folder = join(folders.staging, id, staged);
            await mkdir(join(folder, ".."), { recursive: true });
            await unpack(file, folder);
            const manifest = await readManifest(folder);
            const { name, version } = manifest;
            const entry: LockEntry = {
                version,
                origin: { kind: "path", spec: file },
                integrity: await integrityOf(file),
                tree: await treeDigest(folder),
                dependencies: {},
                license: null,
                core: "*",
                registration: registrationOf(manifest),
            };

            return {
                name,
                to: {
                    store: newStorePath(name, version, id),
                    staged,
                    entry,
                    options: { core: { version }, relay: { version } },
                },
            };
        }),
    );
}

async function run(): Promise<void> {
    // More than a lock needs to become stale whose holder was killed before it could say who it was.
    const release = await lockHome({ home: folders.home, patience: 15_000, onWait: () => undefined });
    await recover(folders, onStep);

    if (task.tarballs !== undefined) {
        const inspection = await inspect(folders);
        const id = `${Date.now()}-${process.pid}`;
        const names = Object.keys(inspection.lock.plugins);
        const targets =
            task.tarballs === null ? names.map((name) => ({ name, to: null })) : await targetsOf(task.tarballs, id);
        const { change } = await changeSetOf(folders, inspection, { id, command: "kills", targets });
        await commit(folders, change, onStep);
    }

    await release();
}

void run();
