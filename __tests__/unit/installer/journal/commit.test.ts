import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Folders } from "../../../../src/installer/folders";
import { Change } from "../../../../src/installer/journal/change";
import { commit, recover } from "../../../../src/installer/journal/commit";
import { writeJournal } from "../../../../src/installer/journal/journal";
import { stepsOf } from "../../../../src/installer/journal/steps";
import { nodeFolders, readTree, removeTemporaryFolders, writeTree } from "../../../__support__/installer-folders";

afterEach(removeTemporaryFolders);

const NAME = "@acme/pkg";
const OLD_APP = '{"old":true}';
const NEW_APP = '{"new":true}';

const changeOf = (
    folders: Folders,
    id: string,
    plugins: Change["plugins"],
    [former, next]: [string, string],
): Change => ({
    id,
    command: `test ${id}`,
    plugins,
    appJson: { path: folders.appJson, former, next, own: false },
    records: [
        { path: folders.lockFile, former: former === OLD_APP ? null : former, next, own: true },
        {
            path: folders.former,
            former: null,
            // As rollback would need them: nothing that a test looks at is pruned.
            next: JSON.stringify({ plugins: { [NAME]: { store: `${NAME}/1.0.0-one` } } }),
            own: true,
        },
    ],
});

const stage = (folders: Folders, id: string, version: string): void =>
    writeTree(join(folders.staging, id, "pkg"), { "package.json": `{"version":"${version}"}`, "dist/index.js": id });

function install(folders: Folders): Change {
    stage(folders, "one", "1.0.0");
    writeFileSync(folders.appJson, OLD_APP);

    return changeOf(
        folders,
        "one",
        [{ name: NAME, from: null, to: `${NAME}/1.0.0-one`, staged: "pkg" }],
        [OLD_APP, NEW_APP],
    );
}

async function update(folders: Folders): Promise<Change> {
    await commit(folders, install(folders));
    stage(folders, "two", "2.0.0");

    return changeOf(
        folders,
        "two",
        [{ name: NAME, from: `${NAME}/1.0.0-one`, to: `${NAME}/2.0.0-two`, staged: "pkg" }],
        [NEW_APP, OLD_APP],
    );
}

async function remove(folders: Folders): Promise<Change> {
    await commit(folders, install(folders));

    return changeOf(folders, "three", [{ name: NAME, from: `${NAME}/1.0.0-one`, to: null }], [NEW_APP, OLD_APP]);
}

async function adopt(folders: Folders): Promise<Change> {
    const change = install(folders);
    writeTree(join(folders.plugins, NAME), { "package.json": '{"version":"0.1.0"}' });
    const [plugin] = change.plugins;

    return {
        ...change,
        plugins: [{ ...plugin!, from: `${NAME}/unmanaged-one`, adopt: `${NAME}/unmanaged-one` }],
    };
}

const state = (folders: Folders) => ({
    plugins: readTree(folders.plugins),
    app: readFileSync(folders.appJson, "utf8"),
});

/** What a kill leaves behind `count` steps: the journal, and what those steps did. */
async function killedAfter(folders: Folders, change: Change, count: number): Promise<void> {
    await writeJournal(folders, { direction: "finish", change });

    for (const step of stepsOf(folders, change).slice(0, count)) {
        await step.finish();
    }
}

describe.each([
    ["install", async (folders: Folders) => install(folders)],
    ["update", update],
    ["remove", remove],
    ["adopt", adopt],
] as const)("%s", (_, prepare) => {
    const reached = async (): Promise<ReturnType<typeof state>> => {
        const folders = nodeFolders();
        await commit(folders, await prepare(folders));

        return state(folders);
    };

    it("leaves no journal, and nothing staged", async () => {
        const folders = nodeFolders();
        await commit(folders, await prepare(folders));

        expect(existsSync(folders.journal)).toBe(false);
        expect(existsSync(folders.staging)).toBe(false);
    });

    it("is finished by the next run, whichever step was the last", async () => {
        const wanted = await reached();
        const count = stepsOf(nodeFolders(), await prepare(nodeFolders())).length;

        for (let steps = 0; steps <= count; steps++) {
            const folders = nodeFolders();
            const change = await prepare(folders);
            await killedAfter(folders, change, steps);

            expect(await recover(folders)).toEqual({ command: change.command, outcome: "finished" });
            expect(state(folders)).toEqual(wanted);
            expect(await recover(folders)).toBeUndefined();
        }
    });

    it("is undone if somebody else edited app.json before the next run came to it", async () => {
        const count = stepsOf(nodeFolders(), await prepare(nodeFolders())).findIndex(({ name }) => name === "app.json");

        for (let steps = 0; steps <= count; steps++) {
            const folders = nodeFolders();
            const change = await prepare(folders);
            const before = state(folders).plugins;
            await killedAfter(folders, change, steps);
            writeFileSync(folders.appJson, "edited");

            expect(await recover(folders)).toMatchObject({ outcome: "undone" });
            expect(state(folders)).toEqual({ plugins: before, app: "edited" });
            expect(existsSync(folders.journal)).toBe(false);
        }
    });

    it("is undone by the next run if a former one had begun to undo it", async () => {
        const count = stepsOf(nodeFolders(), await prepare(nodeFolders())).length;

        for (let undone = 0; undone <= count; undone++) {
            const folders = nodeFolders();
            const change = await prepare(folders);
            const before = state(folders);
            await killedAfter(folders, change, count);
            await writeJournal(folders, { direction: "undo", change });

            for (const step of stepsOf(folders, change).reverse().slice(0, undone)) {
                await step.undo();
            }

            expect(await recover(folders)).toMatchObject({ outcome: "undone" });
            expect(state(folders)).toEqual(before);
        }
    });
});

it("is undone at once when a step fails, and tells why", async () => {
    const folders = nodeFolders();
    const change = install(folders);
    const before = state(folders);
    writeFileSync(folders.appJson, "edited meanwhile");

    await expect(commit(folders, change)).rejects.toMatchObject({ code: "APP_JSON_CHANGED" });
    expect(state(folders)).toEqual({ ...before, app: "edited meanwhile" });
});

it("never shows a plugin's folder without its files while a version is replaced", async () => {
    const folders = nodeFolders();
    const change = await update(folders);
    const seen = new Set<string>();

    await commit(folders, change, () => {
        seen.add(readFileSync(join(folders.plugins, NAME, "package.json"), "utf8"));
        expect(existsSync(join(folders.plugins, NAME, "dist/index.js"))).toBe(true);
    });

    expect([...seen]).toEqual(['{"version":"1.0.0"}', '{"version":"2.0.0"}']);
});

it("shows the new versions of several plugins at once", async () => {
    const folders = nodeFolders();
    const names = ["@acme/first", "@acme/second"];
    const change = (version: string, from: string | null, apps: [string, string]): Change => {
        names.forEach((name) =>
            writeTree(join(folders.staging, version, name), { "package.json": `{"version":"${version}"}` }),
        );

        return changeOf(
            folders,
            version,
            names.map((name) => ({
                name,
                from: from && `${name}/${from}`,
                to: `${name}/${version}`,
                staged: name,
            })),
            apps,
        );
    };
    writeFileSync(folders.appJson, OLD_APP);
    await commit(folders, change("1.0.0", null, [OLD_APP, NEW_APP]));
    const seen = new Set<string>();

    await commit(folders, change("2.0.0", "1.0.0", [NEW_APP, NEW_APP]), () => {
        seen.add(names.map((name) => readFileSync(join(folders.plugins, name, "package.json"), "utf8")).join());
    });

    expect([...seen]).toEqual(['{"version":"1.0.0"},{"version":"1.0.0"}', '{"version":"2.0.0"},{"version":"2.0.0"}']);
});

it("deletes versions that nothing needs, and staged files of runs that never began to change anything", async () => {
    const folders = nodeFolders();
    await commit(folders, install(folders));
    mkdirSync(join(folders.store, NAME, "0.9.0-zero"), { recursive: true });
    mkdirSync(join(folders.store, "other/1.0.0-x"), { recursive: true });
    stage(folders, "never", "9.0.0");

    await recover(folders);

    expect(readdirSync(join(folders.store, NAME))).toEqual(["1.0.0-one"]);
    expect(existsSync(join(folders.store, "other"))).toBe(false);
    expect(existsSync(folders.staging)).toBe(false);
});
