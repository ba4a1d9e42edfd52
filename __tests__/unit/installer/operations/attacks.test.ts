/** What a hostile author, registry or neighbour could try with the files of a plugin. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { verify } from "../../../../src/installer/audit/audit";
import { Folders } from "../../../../src/installer/folders";
import { inspect } from "../../../../src/installer/inspect";
import { install } from "../../../../src/installer/operations/install";
import { remove } from "../../../../src/installer/operations/remove";
import { Staging } from "../../../../src/installer/stage";
import { integrityOf } from "../../../../src/installer/tarball/verify";
import { nodeFolders, readTree, removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";
import { packPlugin, PluginFixture } from "../../../__support__/plugin-fixtures";
import { installRequest, siteWithoutChain } from "../../../__support__/site";

afterEach(removeTemporaryFolders);

const TIME = 240_000;

const pack = (fixture: PluginFixture): string => packPlugin(temporaryFolder(), fixture, process.env).file;

async function installed(fixture: PluginFixture, folders: Folders = nodeFolders()) {
    const site = await siteWithoutChain(folders);
    await install(site, installRequest([pack(fixture)]));

    return site;
}

const state = (folders: Folders) => ({
    plugins: readTree(folders.plugins),
    app: readFileSync(folders.appJson, "utf8"),
});

it(
    "runs no install scripts, and puts no program beside `ark`",
    async () => {
        const mark = join(temporaryFolder(), "mark");
        const script = `node -e "require('fs').writeFileSync('${mark}', '')"`;
        const fixture = {
            name: "@acme/scripts",
            version: "1.0.0",
            scripts: { preinstall: script, install: script, postinstall: script, prepare: script },
            manifest: { bin: { ark: "dist/index.js", npm: "dist/index.js" } },
        };
        const { folders } = await installed(fixture);

        expect(existsSync(mark)).toBe(false);
        expect(existsSync(join(folders.plugins, "@acme/scripts/dist/index.js"))).toBe(true);
        expect(existsSync(join(folders.plugins, "@acme/scripts/node_modules"))).toBe(false);
        expect(readdirSync(folders.plugins).sort()).toEqual(["@acme", "ark-plugins-lock.json"]);
    },
    TIME,
);

it.each(["core:run", "plugin:install", "module:load"])(
    "a command %s would shadow another one: the plugin is refused",
    async (command) => {
        const folders = nodeFolders();
        const before = state(folders);

        await expect(
            installed({ name: "@acme/shadow", version: "1.0.0", commands: [command] }, folders),
        ).rejects.toMatchObject({ code: "COMMAND_SHADOWED" });
        expect(state(folders)).toEqual(before);
    },
    TIME,
);

it.each([
    ["another name", { name: "@acme/other", version: "1.0.0" }],
    ["another version", { name: "@acme/pinned", version: "0.9.0" }],
])(
    "a tarball with %s inside than was published is refused, whatever its integrity",
    async (_, fixture) => {
        const folders = nodeFolders();
        const file = pack(fixture);
        const staging = new Staging(await siteWithoutChain(folders), "test");

        await expect(
            staging.fetchPinned({
                name: "@acme/pinned",
                version: "1.0.0",
                integrity: await integrityOf(file),
                origin: { kind: "path", spec: file },
            }),
        ).rejects.toMatchObject({ code: "MANIFEST_MISMATCH" });
    },
    TIME,
);

it(
    "a file that was changed after the installation is found",
    async () => {
        const site = await installed({ name: "@acme/tampered", version: "1.0.0" });

        expect(await verify(site, [], true)).toMatchObject([{ name: "@acme/tampered", result: "pinned" }]);

        writeFileSync(join(site.folders.plugins, "@acme/tampered/dist/index.js"), "evil()");

        expect(await verify(site, [], true)).toMatchObject([{ result: "failed", finding: { code: "TAMPERED" } }]);
    },
    TIME,
);

it(
    "a plugin that Core cannot load changes nothing",
    async () => {
        const folders = nodeFolders();
        const before = state(folders);
        const broken = {
            name: "@acme/broken",
            version: "1.0.0",
            schema: "Joi.object({ key: Joi.string().required() })",
        };

        await expect(installed(broken, folders)).rejects.toMatchObject({ code: expect.stringMatching(/_INVALID$/) });
        expect(state(folders)).toEqual(before);
        expect(existsSync(folders.staging) ? readdirSync(folders.staging) : []).toEqual([]);
    },
    TIME,
);

/** A disk of its own, which only root can mount. */
function mountSmallDisk(folder: string): void {
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], { stdio: "ignore" });
}

function canMount(): boolean {
    const folder = temporaryFolder();

    try {
        mountSmallDisk(folder);
        execFileSync("umount", [folder]);

        return true;
    } catch {
        return false;
    }
}

const MOUNTS = canMount();

(MOUNTS ? it : it.skip)(
    `a full disk leaves everything as it was${MOUNTS ? "" : " (skipped: the right to mount a small disk is missing)"}`,
    async () => {
        const folders = nodeFolders();

        mountSmallDisk(folders.data);

        try {
            const site = await installed({ name: "@acme/small", version: "1.0.0" }, folders);
            const before = state(folders);
            const big = { name: "@acme/big", version: "1.0.0", files: { "data.txt": "0123456789".repeat(400_000) } };

            await expect(installed(big, folders)).rejects.toThrow(/ENOSPC|no space/);
            expect(state(folders)).toEqual(before);
            await remove(site, { names: ["@acme/small"], command: "remove", agree: async () => true });
            expect([...(await inspect(folders)).plugins.keys()]).toEqual([]);
        } finally {
            execFileSync("umount", [folders.data]);
            rmSync(folders.data, { recursive: true, force: true });
        }
    },
    TIME,
);
