import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { Network } from "../../devnet/network";
import { NodeOptions } from "../../devnet/node";
import { prepareNodeFolder } from "../../devnet/node-folder";
import { freePort } from "../../devnet/ports";
import { Postgres } from "../../devnet/postgres";
import { AppJson, PluginEntry } from "../../src/setup";

export interface LoneNodeOptions {
    readonly network: Network;
    readonly postgres: Postgres;
    /** name of its database, which is there */
    readonly database: string;
    /** folder that becomes the node's own */
    readonly directory: string;
    /** default: "node" */
    readonly name?: string;
    /** false for a node without this package */
    readonly plugin?: boolean;
    /** further entries of app.json, after this package's */
    readonly plugins?: readonly PluginEntry[];
    /** of the node's process, such as CORE_API_SEMAPHORE_DISABLED */
    readonly variables?: Record<string, string>;
}

/** Prepares the folder of a network's only node, which forges with all delegates. @returns what starts it */
export async function prepareLoneNode(options: LoneNodeOptions): Promise<NodeOptions> {
    const { network, postgres, database, directory, name = "node", plugin = true, plugins = [], variables } = options;
    const ports = { api: await freePort(), p2p: await freePort(), webhooks: await freePort() };
    await prepareNodeFolder({
        network,
        directory,
        secrets: network.delegates,
        // Core asks for a seed peer even when it is alone; it drops its own address.
        peers: [{ ip: "127.0.0.1", port: ports.p2p }],
        plugin,
    });
    addPlugins(join(directory, "config/app.json"), plugins);
    const { port, user, password } = postgres;

    return {
        name,
        directory,
        logFile: join(directory, "node.log"),
        database: { host: "127.0.0.1", port, name: database, user, password },
        ports,
        alone: true,
        ...(variables && { variables }),
    };
}

function addPlugins(path: string, plugins: readonly PluginEntry[]): void {
    const app = readJson<AppJson>(path);
    writeJson(path, { ...app, core: { ...app.core, plugins: [...app.core.plugins, ...plugins] } });
}
