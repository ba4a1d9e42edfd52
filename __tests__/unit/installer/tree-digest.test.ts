import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { treeDigest } from "../../../src/installer/tree-digest";
import { removeTemporaryFolders, temporaryFolder, writeTree } from "../../__support__/installer-folders";

let folder: string;

beforeEach(() => {
    folder = temporaryFolder();
    writeTree(folder, { "a/b.txt": "b", "a.txt": "a", "z/deep/er/c.js": "c", "z/large": "x".repeat(1_048_577) });
    mkdirSync(join(folder, "empty"));
    symlinkSync("a.txt", join(folder, "link"));
});
afterAll(removeTemporaryFolders);

it("is what lock files hold since they were first written", async () => {
    expect(await treeDigest(folder)).toBe(
        "sha512-A/gQr9UkGjy/MyOqHIGBf8M+tuE4b1CLeizmL3XdeSFTb79fzAsLRxCiIe+g0v3BNdr2Nk1aKkIbpnaxrIj/RQ==",
    );
});

it.each<[string, () => void]>([
    ["a content", () => writeFileSync(join(folder, "z/deep/er/c.js"), "d")],
    ["a large file's end", () => writeFileSync(join(folder, "z/large"), `${"x".repeat(1_048_576)}y`)],
    ["a name", () => renameSync(join(folder, "a/b.txt"), join(folder, "a/c.txt"))],
    ["a kind", () => renameSync(join(folder, "link"), join(folder, "linked"))],
    ["an empty folder", () => mkdirSync(join(folder, "another"))],
    ["whether a file can be executed", () => chmodSync(join(folder, "a.txt"), 0o755)],
])("changes with %s", async (_, change) => {
    const before = await treeDigest(folder);
    change();

    expect(await treeDigest(folder)).not.toBe(before);
});

it("is the same whatever else a file's mode says, and of thousands of files", async () => {
    const before = await treeDigest(folder);
    chmodSync(join(folder, "a.txt"), 0o600);
    expect(await treeDigest(folder)).toBe(before);

    const files = Array.from({ length: 3000 }, (_, index) => [`many/${index % 60}/${index}`, `${index}`] as const);
    writeTree(folder, Object.fromEntries(files));
    expect(await treeDigest(folder)).toBe(await treeDigest(folder));
});
