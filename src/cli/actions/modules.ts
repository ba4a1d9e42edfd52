import { ModuleError, moduleFoldersOf, ModuleInfo } from "../../runtime";
import { askNode } from "../../runtime/control/client";
import type { ListedModule, ModuleReport } from "../../runtime/node-modules";
import { InstalledModules } from "../../runtime/store/installed";
import { CommandContext, ExitCode } from "../command";
import { factLines, rowLines } from "../tables";
import { isSet, requiredOf } from "../values";
import { callsText, permissionsText } from "./module-text";
import { nodeFoldersFrom } from "./site";

const LINES = 50;

const foldersFrom = (context: CommandContext) => moduleFoldersOf(nodeFoldersFrom(context).data);

const ask = <R>(context: CommandContext, method: string, params: object = {}): Promise<R> =>
    askNode<R>(foldersFrom(context), method, params);

const nameFrom = (context: CommandContext): string => requiredOf(context, "module");

function report({ output }: CommandContext, value: unknown, text: string): number {
    output.json(value);
    output.line(text);

    return ExitCode.ok;
}

export async function known(context: CommandContext): Promise<number> {
    const modules = await ask<ListedModule[]>(context, "known");
    const rows = modules.map(({ name, version, state, problem }) => [name, version ?? "", state, problem ?? ""]);

    return report(
        context,
        modules,
        modules.length === 0 ? "No module is known." : rowLines(["Name", "Version", "State", "Problem"], rows),
    );
}

export async function processModule(context: CommandContext): Promise<number> {
    const { resolve } = await import("node:path");
    const manifest = await ask<{ name: string; version: string }>(context, "process", {
        path: resolve(requiredOf(context, "path")),
    });

    return report(context, manifest, `${manifest.name}@${manifest.version} is known.`);
}

export async function loaded(context: CommandContext): Promise<number> {
    const modules = await ask<ModuleInfo[]>(context, "loaded");
    const rows = modules.map(({ name, version, pid, lastChange }) => [
        name,
        version,
        `${pid ?? ""}`,
        lastChange?.at ?? "",
    ]);

    return report(
        context,
        modules,
        modules.length === 0 ? "No module is loaded." : rowLines(["Name", "Version", "Process", "Since"], rows),
    );
}

/** Asks the node to change one module, and tells the state that it has then. */
const change =
    (method: string) =>
    async (context: CommandContext): Promise<number> => {
        const name = nameFrom(context);
        context.output.progress(`${name}: ${method}`);
        const cascade = isSet(context.flags, "cascade");
        const info = await ask<ModuleInfo>(context, method, { name, cascade });

        return report(context, info, `${name}@${info.version}: ${info.state}`);
    };

export const load = change("load");
export const unload = change("unload");
export const restart = change("restart");

export async function info(context: CommandContext): Promise<number> {
    const module = await ask<ModuleReport>(context, "info", { name: nameFrom(context) });
    const { declared, granted } = module;

    return report(
        context,
        module,
        [
            `${module.name}@${module.version}: ${module.state}${module.pid === null ? "" : `, process ${module.pid}`}`,
            factLines([
                ["Description", module.description],
                ["Folder", module.folder],
                ["Versions", module.versions.join(", ")],
                ["Last change", module.lastChange?.reason ?? "none"],
                ["Wants to call", callsText(declared.calls)],
                ["May call", callsText(granted.calls)],
                ["Wants events", declared.events.join(", ") || "none"],
                ["Gets events", granted.events.join(", ") || "none"],
                ["HTTP routes", granted.routes ? "granted" : declared.routes ? "not granted" : "none"],
                ["Permissions", permissionsText(granted.permissions)],
                ["Memory", `${granted.memoryMegabytes} MiB, heap ${granted.heapMegabytes} MiB`],
            ]),
        ].join("\n"),
    );
}

export async function logs(context: CommandContext): Promise<number> {
    const lines = context.flags["lines"] ?? LINES;
    const text = await ask<string[]>(context, "logs", { name: nameFrom(context), lines });

    return report(context, text, text.join("\n") || "Nothing is in its log.");
}

/** Through the running node where there is one, else in its store alone. */
async function askOr<R>(
    context: CommandContext,
    method: string,
    params: object,
    alone: (store: InstalledModules) => Promise<R>,
): Promise<R> {
    try {
        return await ask<R>(context, method, params);
    } catch (error) {
        if ((error as { code?: string }).code !== "NODE_UNREACHABLE") {
            throw error;
        }

        return alone(new InstalledModules(foldersFrom(context)));
    }
}

async function chooseVersion(context: CommandContext, name: string, version: string): Promise<number> {
    const { state } = await askOr<{ state: string | null }>(context, "use", { name, version }, async (store) => {
        await store.choose(name, version);

        return { state: null };
    });
    const since = state === null ? "when the node starts." : `from now on: ${state}`;

    return report(context, { name, version, state }, `${name}@${version} counts ${since}`);
}

export const use = (context: CommandContext): Promise<number> =>
    chooseVersion(context, nameFrom(context), requiredOf(context, "version"));

export async function rollback(context: CommandContext): Promise<number> {
    const name = nameFrom(context);
    const former = (await new InstalledModules(foldersFrom(context)).read())[name]?.former;

    if (!former) {
        throw new ModuleError("MODULE_UNKNOWN", `${name} has no former version to return to.`);
    }

    return chooseVersion(context, name, former);
}

export async function pin(context: CommandContext): Promise<number> {
    const name = nameFrom(context);
    const pinned = !isSet(context.flags, "off");
    await new InstalledModules(foldersFrom(context)).pin(name, pinned);

    return report(context, { name, pinned }, `${name} ${pinned ? "stays at its version" : "moves again"}.`);
}

export async function prune(context: CommandContext): Promise<number> {
    const deleted = await askOr(context, "prune", {}, (store) => store.prune(new Map()));

    return report(context, deleted, deleted.length === 0 ? "Nothing to delete." : `Deleted: ${deleted.join(", ")}`);
}

export async function remove(context: CommandContext): Promise<number> {
    const name = nameFrom(context);
    await askOr(context, "remove", { name }, (store) => store.remove(name));

    return report(context, { name, removed: true }, `${name} is removed; its data folder is kept.`);
}
