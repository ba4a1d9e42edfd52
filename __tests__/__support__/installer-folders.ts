import {
    cpSync,
    existsSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Folders, foldersOf } from "../../src/installer/folders";

const made: string[] = [];

/** A folder that `removeTemporaryFolders` deletes. */
export function temporaryFolder(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "ark-plugin-registry-installer-")));
    made.push(folder);

    return folder;
}

export const removeTemporaryFolders = (): void =>
    made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));

/** Core's own configuration of testnet, as `ark config:publish` copies it. */
export const CORE_CONFIGURATION = join(
    dirname(require.resolve("@arkecosystem/core/package.json")),
    "bin/config/testnet",
);

/** Folder of the Core that this project is tested with. */
export const CORE_DIRECTORY = dirname(require.resolve("@arkecosystem/core/package.json"));

/** A node's folders with Core's own configuration and an empty data folder. */
export function nodeFolders(): Folders {
    const root = temporaryFolder();
    const folders = foldersOf({ data: join(root, "data"), config: join(root, "config") });
    mkdirSync(folders.plugins, { recursive: true });
    cpSync(CORE_CONFIGURATION, folders.config, { recursive: true });

    return folders;
}

/** Writes files, given by path and text, below a folder. */
export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
    }
}

/** Every file below a folder with its text; links are followed, as Core does. */
export function readTree(folder: string, prefix = ""): Record<string, string> {
    if (!existsSync(folder)) {
        return {};
    }

    return Object.assign(
        {},
        ...readdirSync(folder).map((name) => {
            const path = join(folder, name);
            const isFolder = existsSync(path) && lstatSync(realpathSync(path)).isDirectory();

            return isFolder
                ? readTree(path, `${prefix}${name}/`)
                : { [`${prefix}${name}`]: existsSync(path) ? readFileSync(path, "utf8") : "broken link" };
        }),
    ) as Record<string, string>;
}
