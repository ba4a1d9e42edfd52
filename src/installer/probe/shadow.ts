import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Folders } from "../folders";

/** Where Core finds the folders that `createShadow` builds below `directory`. */
export const shadowEnvironment = (directory: string): Readonly<Record<string, string>> => ({
    CORE_PATH_CONFIG: join(directory, "config"),
    CORE_PATH_DATA: join(directory, "data"),
    CORE_PATH_CACHE: join(directory, "cache"),
    CORE_PATH_LOG: join(directory, "log"),
    CORE_PATH_TEMP: join(directory, "temp"),
});

/** Links every entry of a folder that is not replaced. */
async function linkEntries(from: string, to: string, except: ReadonlySet<string>): Promise<void> {
    await mkdir(to, { recursive: true });

    for (const name of await readdir(from).catch(() => [])) {
        if (!except.has(name)) {
            await symlink(join(from, name), join(to, name));
        }
    }
}

/** The plugins folder with some plugins added, replaced (a folder) or taken out (null). */
async function linkPlugins(from: string, to: string, changed: ReadonlyMap<string, string | null>): Promise<void> {
    const names = [...changed.keys()];
    const scopes = new Set(names.filter((name) => name.includes("/")).map((name) => name.split("/")[0] as string));
    await linkEntries(from, to, new Set([...scopes, ...names]));

    for (const scope of scopes) {
        const own = names.filter((name) => name.startsWith(`${scope}/`)).map((name) => name.slice(scope.length + 1));
        await linkEntries(join(from, scope), join(to, scope), new Set(own));
    }

    for (const [name, folder] of changed) {
        if (folder !== null) {
            await mkdir(dirname(join(to, name)), { recursive: true });
            await symlink(folder, join(to, name), "dir");
        }
    }
}

/**
 * Builds, below `directory`, what Core will find: the node's configuration with another `app.json`, its plugins folder
 * with the changed plugins.
 */
export async function createShadow(
    directory: string,
    folders: Folders,
    appJson: string,
    changed: ReadonlyMap<string, string | null>,
): Promise<void> {
    const config = join(directory, "config");
    await linkEntries(folders.config, config, new Set(["app.json"]));
    await writeFile(join(config, "app.json"), appJson, { mode: 0o600 });
    await linkPlugins(folders.plugins, join(directory, "data/plugins"), changed);
}
