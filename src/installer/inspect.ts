import { join } from "node:path";

import { AppJson, parseAppJson, readAppJson } from "../setup";
import { CoreLocation, versionBesideCore } from "./core-location";
import { placeAt, readIfExists } from "./files";
import { Folders, linkOf } from "./folders";
import { FormerVersions, readFormerVersions } from "./former";
import { storePathOf } from "./generations";
import { LockFile, readLockFile } from "./lock-file";
import { Manifest } from "./manifest";
import { packagesIn } from "./package-folders";
import { processesOf } from "./registration/edit";
import { PluginProcess } from "./registration/registration";

/** A plugin of the plugins folder. */
export interface InstalledPlugin {
    readonly name: string;
    readonly version: string;
    readonly manifest: Manifest;
    /** Its folder in the store; null for one that this installer did not put there. */
    readonly store: string | null;
    /** Where it is entered in `app.json`. */
    readonly processes: readonly PluginProcess[];
}

/** Everything on the node's disk that a plan depends on; reading it changes nothing. */
export interface Inspection {
    readonly app: AppJson;
    readonly appText: string;
    readonly lock: LockFile;
    readonly lockText: string | null;
    readonly former: FormerVersions;
    readonly formerText: string | null;
    /** By name. */
    readonly plugins: ReadonlyMap<string, InstalledPlugin>;
}

async function readPlugin(folders: Folders, app: AppJson, name: string): Promise<InstalledPlugin | undefined> {
    const text = await readIfExists(join(linkOf(folders, name), "package.json")).catch(() => undefined);

    try {
        const manifest = JSON.parse(text ?? "") as Manifest;
        const store = (await storePathOf(folders, name)) ?? null;

        return manifest.name === name && typeof manifest.version === "string"
            ? { name, version: manifest.version, manifest, store, processes: processesOf(app, name) }
            : undefined;
    } catch {
        return undefined;
    }
}

/** @throws SetupError, InstallerError LOCK_FILE_INVALID */
export async function inspect(folders: Folders): Promise<Inspection> {
    const { path, text: appText } = readAppJson(folders.config);
    const app = parseAppJson(appText, path);
    const [{ text: lockText, lock }, { text: formerText, former }, names] = await Promise.all([
        readLockFile(folders.lockFile),
        readFormerVersions(folders.former),
        packagesIn(folders.plugins),
    ]);
    const plugins = await Promise.all(names.map((name) => readPlugin(folders, app, name)));
    const found = plugins.filter((plugin) => plugin !== undefined);

    return {
        app,
        appText,
        lock,
        lockText,
        former,
        formerText,
        plugins: new Map(found.map((plugin) => [plugin.name, plugin])),
    };
}

/** Whether something lies where a plugin's link belongs that is none: it is kept aside, not overwritten. */
export const isUnmanaged = async (folders: Folders, name: string): Promise<boolean> =>
    (await placeAt(linkOf(folders, name))).kind === "other";

/** What a process loads, with versions: Core's packages and plugins. What is found nowhere is left to Core's verdict. */
export function loadedBy(
    core: CoreLocation,
    app: AppJson,
    process: PluginProcess,
    versionOf: (name: string) => string | undefined,
): { readonly name: string; readonly version: string }[] {
    return [...new Set(app[process].plugins.map((entry) => entry.package))].flatMap((name) => {
        const version = versionOf(name) ?? versionBesideCore(core, name);

        return version === undefined ? [] : [{ name, version }];
    });
}
