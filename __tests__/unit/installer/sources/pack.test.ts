import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { packPath } from "../../../../src/installer/sources/pack";
import { removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";

let folder: string;

beforeEach(() => {
    folder = temporaryFolder();
});
afterAll(removeTemporaryFolders);

const packing = (name: string): Promise<void> =>
    packPath(join(folder, name), join(folder, "package.tgz"), { environment: process.env });

it.each([
    ["is not there", () => undefined, /^There is no \S+given\. Is the path right\?$/],
    ["is a file of another kind", () => writeFileSync(join(folder, "given"), ""), /neither a folder nor a tarball/],
    ["is a folder without a package", () => mkdirSync(join(folder, "given")), /holds no package\.json/],
])("says of a path that it %s", async (_, make, message) => {
    make();

    await expect(packing("given")).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: expect.stringMatching(message),
    });
});

it("says of a tarball that it is not there", async () => {
    await expect(packing("none.tgz")).rejects.toMatchObject({
        code: "NOT_FOUND",
        message: expect.stringMatching(/^There is no \S+none\.tgz\./),
    });
});
