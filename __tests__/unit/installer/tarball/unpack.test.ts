import { existsSync, readFileSync, statSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

import { Header } from "tar";

import { unpack } from "../../../../src/installer/tarball/unpack";
import { assertIntegrity, integrityOf } from "../../../../src/installer/tarball/verify";
import { removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";

afterAll(removeTemporaryFolders);

interface Entry {
    readonly path: string;
    readonly text?: string;
    readonly type?: "File" | "Directory" | "SymbolicLink" | "Link" | "CharacterDevice" | "FIFO";
    readonly linkpath?: string;
    readonly mode?: number;
    /** What the header says, whatever follows. */
    readonly size?: number;
}

/** A tarball of exactly these entries, which no packing program would write. */
async function tarball(...entries: Entry[]): Promise<string> {
    const blocks = entries.flatMap(({ path, text = "", type = "File", linkpath, mode = 0o644, size = text.length }) => {
        const header = new Header({ path, type, size, mode, ...(linkpath && { linkpath }) });
        const block = Buffer.alloc(512);
        header.encode(block);
        const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
        content.write(text);

        return [block, content];
    });
    const file = join(temporaryFolder(), "package.tgz");
    writeFileSync(file, await promisify(gzip)(Buffer.concat([...blocks, Buffer.alloc(1024)])));

    return file;
}

const manifest: Entry = { path: "package/package.json", text: "{}" };

const unpacked = async (...entries: Entry[]): Promise<string> => {
    const folder = join(temporaryFolder(), "to");
    await unpack(await tarball(...entries), folder);

    return folder;
};

it("unpacks files and folders, without the folder that holds them", async () => {
    const folder = await unpacked(
        manifest,
        { path: "package/dist/a.js", text: "a" },
        { path: "package/e/", type: "Directory" },
    );

    expect(readFileSync(join(folder, "dist/a.js"), "utf8")).toBe("a");
    expect(statSync(join(folder, "e")).isDirectory()).toBe(true);
});

it("keeps of a file's mode only whether it can be executed", async () => {
    const folder = await unpacked(
        manifest,
        { path: "package/run", text: "x", mode: 0o6777 },
        { path: "package/closed", text: "x", mode: 0o000 },
    );

    expect(statSync(join(folder, "run")).mode & 0o7777).toBe(0o755);
    expect(statSync(join(folder, "closed")).mode & 0o7777).toBe(0o644);
});

it.each<[string, Entry[]]>([
    ["a path upwards", [manifest, { path: "package/../../evil", text: "x" }]],
    ["a path upwards in the middle", [manifest, { path: "package/a/../b", text: "x" }]],
    ["an absolute path", [manifest, { path: "/etc/evil", text: "x" }]],
    ["another folder beside the first", [manifest, { path: "other/file", text: "x" }]],
    ["a file beside the folder", [manifest, { path: "evil", text: "x" }]],
    ["a symbolic link", [manifest, { path: "package/link", type: "SymbolicLink", linkpath: "/etc/passwd" }]],
    ["a symbolic link inwards", [manifest, { path: "package/link", type: "SymbolicLink", linkpath: "package.json" }]],
    ["a hard link", [manifest, { path: "package/link", type: "Link", linkpath: "package/package.json" }]],
    ["a device", [manifest, { path: "package/null", type: "CharacterDevice" }]],
    ["a pipe", [manifest, { path: "package/pipe", type: "FIFO" }]],
    ["a backslash", [manifest, { path: "package/a\\..\\b", text: "x" }]],
    ["a control character", [manifest, { path: "package/a\nb", text: "x" }]],
    ["two files of one name", [manifest, manifest]],
    ["names that differ in case only", [manifest, { path: "package/PACKAGE.json", text: "x" }]],
    [
        "names that differ in Unicode composition only",
        [manifest, { path: "package/caf\u00e9", text: "x" }, { path: "package/cafe\u0301", text: "x" }],
    ],
    ["more bytes than any plugin has", [manifest, { path: "package/bomb", size: 2 * 1024 ** 3 }]],
    [
        "a file where another wants a folder",
        [manifest, { path: "package/a", text: "x" }, { path: "package/a/b", text: "x" }],
    ],
    [
        "a folder where another is a file",
        [manifest, { path: "package/a/b", text: "x" }, { path: "package/a", text: "x" }],
    ],
    ["settings that npm would obey", [manifest, { path: "package/.npmrc", text: "git=/tmp/evil" }]],
])("refuses a tarball with %s, before anything is written", async (_, entries) => {
    const folder = join(temporaryFolder(), "to");

    await expect(unpack(await tarball(...entries), folder)).rejects.toMatchObject({ code: "TARBALL_UNSAFE" });
    expect(existsSync(folder)).toBe(false);
});

it("refuses a tarball with more entries than any plugin has, before anything is written", async () => {
    const many = Array.from({ length: 50_001 }, (_, index): Entry => ({ path: `package/${index}` }));
    const folder = join(temporaryFolder(), "to");

    await expect(unpack(await tarball(manifest, ...many), folder)).rejects.toMatchObject({
        code: "TARBALL_UNSAFE",
        message: expect.stringContaining("50000 entries"),
    });
    expect(existsSync(folder)).toBe(false);
}, 60_000);

it("refuses what is no tarball", async () => {
    const file = join(temporaryFolder(), "package.tgz");
    writeFileSync(file, "no tarball");

    await expect(unpack(file, join(temporaryFolder(), "to"))).rejects.toMatchObject({ code: "TARBALL_UNSAFE" });
});

it("accepts a file by its SHA-512 only", async () => {
    const file = await tarball(manifest);
    const integrity = await integrityOf(file);
    const other = await integrityOf(await tarball(manifest, { path: "package/more", text: "x" }));

    await assertIntegrity(file, integrity, "here");
    await expect(assertIntegrity(file, other, "here")).rejects.toMatchObject({ code: "INTEGRITY_MISMATCH" });
    await expect(assertIntegrity(file, "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "here")).rejects.toThrow(/from here/);
});
