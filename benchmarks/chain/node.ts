import { join } from "node:path";

import { readJson, writeJson } from "../../devnet/files";
import { CoreNode, startNode } from "../../devnet/node";
import { prepareNodeFolder } from "../../devnet/node-folder";
import { freePort } from "../../devnet/ports";
import { AppJson, PluginEntry } from "../../src/setup";
import { Chain } from "./chain";

/** How a node on a generated chain is run. */
export interface ChainNodeOptions {
    readonly name: string;
    /** folder that becomes the node's own */
    readonly directory: string;
    /** further entries of app.json, after this package's */
    readonly plugins?: readonly PluginEntry[];
    /** of the node's process, such as CORE_API_SEMAPHORE_DISABLED */
    readonly variables?: Record<string, string>;
}

/**
 * Starts a node on a copy of a generated chain, from PostgreSQL alone: it builds its state, then forges on top with all
 * delegates. It is running, not yet ready, when this returns.
 */
export async function startChainNode(chain: Chain, options: ChainNodeOptions): Promise<CoreNode> {
    const { name, directory, plugins = [], variables = {} } = options;
    const { network, postgres } = chain;
    const database = `node_${name}`;
    await chain.copy(database);
    const ports = { api: await freePort(), p2p: await freePort(), webhooks: await freePort() };
    await prepareNodeFolder({
        network,
        directory,
        secrets: network.delegates,
        // Core asks for a seed peer even when it is alone; it drops its own address.
        peers: [{ ip: "127.0.0.1", port: ports.p2p }],
    });
    addPlugins(join(directory, "config/app.json"), plugins);

    return startNode({
        name,
        directory,
        logFile: join(directory, "node.log"),
        database: {
            host: "127.0.0.1",
            port: postgres.port,
            name: database,
            user: postgres.user,
            password: postgres.password,
        },
        ports,
        networkStart: true,
        variables,
    });
}

function addPlugins(path: string, plugins: readonly PluginEntry[]): void {
    const app = readJson<AppJson>(path);
    writeJson(path, { ...app, core: { ...app.core, plugins: [...app.core.plugins, ...plugins] } });
}
