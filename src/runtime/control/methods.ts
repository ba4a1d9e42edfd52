import { ModuleError } from "../errors";
import type { NodeModules } from "../node-modules";

type Params = Readonly<Record<string, unknown>>;

const MOST_LINES = 200;

const textOf = (params: Params, name: string): string => {
    const value = params[name];

    if (typeof value !== "string") {
        throw new ModuleError("MODULE_UNKNOWN", `${name} is missing.`);
    }

    return value;
};

const linesOf = ({ lines }: Params): number =>
    typeof lines === "number" && Number.isInteger(lines) ? Math.min(Math.max(lines, 1), MOST_LINES) : MOST_LINES;

/** What the operator's commands ask the running node, by name. */
export const controlMethods = (
    modules: NodeModules,
): ReadonlyMap<string, (params: Params) => Promise<unknown> | unknown> =>
    new Map<string, (params: Params) => Promise<unknown> | unknown>([
        ["known", () => modules.list()],
        ["process", (params) => modules.manager.processPlugin(textOf(params, "path"))],
        ["loaded", () => modules.manager.getLoadedPlugins().map((name) => modules.manager.getPluginInfo(name))],
        ["load", (params) => modules.load(textOf(params, "name"))],
        ["unload", (params) => modules.unload(textOf(params, "name"), params["cascade"] === true)],
        ["restart", (params) => modules.restart(textOf(params, "name"))],
        ["info", (params) => modules.info(textOf(params, "name"))],
        ["logs", (params) => modules.manager.getPluginLogs(textOf(params, "name"), linesOf(params))],
        ["use", (params) => modules.use(textOf(params, "name"), textOf(params, "version"))],
        ["refresh", () => modules.refresh()],
        ["prune", () => modules.prune()],
        ["remove", (params) => modules.remove(textOf(params, "name"))],
    ]);
