import { constants, copyFileSync, existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";

import { createTwoFilesPatch } from "diff";
import writeFileAtomic from "write-file-atomic";

import { AppJson, formatAppJson, parseAppJson, readAppJson, SetupError } from "./app-json";
import { RegistryEntries, withRegistry } from "./edit";
import { poolWorkersOf, WIRE_TYPE_GROUP, wireModuleFor } from "./packages";

export { withoutPoolWorker, withoutSnapshotModule, withPoolWorker, withSnapshotModule } from "./allow-lists";
export {
    type AppJson,
    formatAppJson,
    parseAppJson,
    type PluginEntry,
    type ProcessName,
    type ProcessSection,
    readAppJson,
    SetupError,
} from "./app-json";
export { type MissingEntry, missingFromApp, missingFromProcess } from "./check";
export { type RegistryEntries, withRegistry } from "./edit";
export { CORE, CORE_DEFAULTS, REGISTRY_PACKAGE, WIRE_MODULE, wireModuleFor } from "./packages";
export { withEntryBetween } from "./placement";

/** Which node to set up. */
export interface SetupRequest {
    /** Folder of the node's `app.json`. */
    readonly configDirectory: string;
    /** The node's data folder; its `plugins` folder decides how workers find this package. */
    readonly dataDirectory?: string;
    readonly options?: RegistryEntries["options"];
}

/** An edit that is worked out but not made. */
export interface SetupPlan {
    readonly path: string;
    readonly changed: boolean;
    /** Unified diff; empty when nothing changes. */
    readonly diff: string;
    readonly former: string;
    readonly text: string;
}

/** The path that an earlier setup wrote, if the package still is there: better knowledge than a guess. */
function installedWireModule(app: AppJson): string | undefined {
    const workers = app.core.plugins.flatMap((entry) => poolWorkersOf(entry) ?? []);
    const path = workers.find((worker) => worker.typeGroup === WIRE_TYPE_GROUP)?.packageName;

    return path !== undefined && isAbsolute(path) && existsSync(path) ? path : undefined;
}

/** Works out the edit of a node's `app.json`; writes nothing. @throws SetupError */
export function planSetup(request: SetupRequest): SetupPlan {
    const { path, text: former } = readAppJson(request.configDirectory);
    const app = parseAppJson(former, path);
    const formerModule = request.dataDirectory === undefined ? installedWireModule(app) : undefined;
    const wireModule = formerModule ?? wireModuleFor(request.dataDirectory);
    const edited = withRegistry(app, { wireModule, options: request.options ?? {} });
    // A file that is right already keeps its own layout, whatever that is.
    const changed = JSON.stringify(edited) !== JSON.stringify(app);
    const text = changed ? formatAppJson(edited, former) : former;

    return { path, former, text, changed, diff: changed ? createTwoFilesPatch(path, path, former, text) : "" };
}

function keepCopy(path: string): string {
    const stamp = new Date().toISOString().replace(/[-:]/g, "");
    let copy = `${path}.bak-${stamp}`;

    for (let count = 1; existsSync(copy); count++) {
        copy = `${path}.bak-${stamp}-${count}`;
    }

    copyFileSync(path, copy, constants.COPYFILE_EXCL);

    return copy;
}

/**
 * Writes a plan, whole or not at all, with the file's owner and mode kept.
 * @throws SetupError if the file is not the one that was planned for
 * @returns the path of the former file's copy; undefined when none was made.
 */
export async function applySetup(plan: SetupPlan, keepFormer = true): Promise<string | undefined> {
    if (!plan.changed) {
        return undefined;
    }

    if (readFileSync(plan.path, "utf8") !== plan.former) {
        throw new SetupError(`${plan.path} has been changed meanwhile. Run this again.`);
    }

    const copy = keepFormer ? keepCopy(plan.path) : undefined;
    await writeFileAtomic(plan.path, plan.text);

    return copy;
}
