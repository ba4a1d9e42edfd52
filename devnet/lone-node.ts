import { join } from "node:path";

import { AppJson, PluginEntry } from "../src/setup";
import { readJson, writeJson } from "./files";
import { CoreNode, NodeOptions, startNode } from "./node";
import { NodeFolderOptions, prepareNodeFolder } from "./node-folder";
import { freePort } from "./ports";
import { Postgres } from "./postgres";

/** What distinguishes a network's only node, which forges with all delegates, from another network's. */
export interface LoneNodeOptions
    extends
        Pick<NodeFolderOptions, "network" | "directory" | "pluginOptions" | "plugin" | "packageRoot">,
        Partial<Pick<NodeOptions, "name" | "logFile" | "ports" | "variables">> {
    readonly postgres: Postgres;
    /** Name of its database, which is there. */
    readonly database: string;
    /** Further entries for app.json, after this package's. */
    readonly plugins?: readonly PluginEntry[];
}

/**
 * Prepares the folder of a network's only node. Unless told, it is called `node`, keeps its log in its folder, and
 * listens on ports that are free now.
 * @returns what starts it
 */
export async function prepareLoneNode(options: LoneNodeOptions): Promise<NodeOptions> {
    const { postgres, database, plugins = [], name = "node", logFile, ports, variables = {}, ...folder } = options;
    const { network, directory } = folder;
    const listening = ports ?? { api: await freePort(), p2p: await freePort(), webhooks: await freePort() };
    await prepareNodeFolder({
        ...folder,
        secrets: network.delegates,
        // Core asks for a seed peer even when it is alone; it drops its own address.
        peers: [{ ip: "127.0.0.1", port: listening.p2p }],
    });
    addPlugins(join(directory, "config/app.json"), plugins);
    const { port, user, password } = postgres;

    return {
        name,
        directory,
        logFile: logFile ?? join(directory, "node.log"),
        database: { host: "127.0.0.1", port, name: database, user, password },
        ports: listening,
        peers: "none",
        variables,
    };
}

/** Prepares a network's only node and starts it; it is running, not yet ready, when this returns. */
export const startLoneNode = async (options: LoneNodeOptions): Promise<CoreNode> =>
    startNode(await prepareLoneNode(options));

function addPlugins(path: string, plugins: readonly PluginEntry[]): void {
    const app = readJson<AppJson>(path);
    writeJson(path, { ...app, core: { ...app.core, plugins: [...app.core.plugins, ...plugins] } });
}
