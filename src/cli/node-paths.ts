import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

import envPaths from "env-paths";

import { CommandContext, FlagDefinition, UsageError } from "./command";

/** Flags by which a command finds the node it works on. */
export const nodePathFlags: readonly FlagDefinition[] = [
    { name: "config", type: "string", value: "dir", description: "Configuration folder of the node." },
    { name: "data", type: "string", value: "dir", description: "Data folder of the node." },
    { name: "token", type: "string", value: "name", description: "Token of the network.", default: "ark" },
    { name: "network", type: "string", value: "name", description: "Name of the network." },
];

/** Folders of a node. */
export interface NodePaths {
    readonly config: string;
    /** Absent when only the configuration folder was named. */
    readonly data?: string;
}

const networksIn = (directory: string): string[] =>
    existsSync(directory) ? readdirSync(directory).filter((name) => existsSync(join(directory, name, "app.json"))) : [];

/** The network that was named, or the only one that this user has configured. */
function networkOf(named: unknown, configRoot: string): string {
    if (typeof named === "string") {
        return named;
    }

    const networks = networksIn(configRoot);

    if (networks.length !== 1) {
        const found = networks.length === 0 ? "none" : networks.join(", ");
        throw new UsageError(
            `Which node? Name its folder with --config, or its network with --network (in ${configRoot}: ${found}).`,
        );
    }

    return networks[0] as string;
}

/**
 * Finds a node's folders as Core does: flags first, then CORE_PATH_CONFIG and CORE_PATH_DATA, then the user's folders
 * for token and network.
 *
 * @throws UsageError when that leaves a choice
 */
export function resolveNodePaths({ flags, environment }: Pick<CommandContext, "flags" | "environment">): NodePaths {
    const config = flags.config ?? environment.CORE_PATH_CONFIG;
    const data = flags.data ?? environment.CORE_PATH_DATA;

    if (typeof config === "string") {
        return { config: resolve(config), ...(typeof data === "string" && { data: resolve(data) }) };
    }

    const token = typeof flags.token === "string" ? flags.token : "ark";
    const defaults = envPaths(token, { suffix: "core" });
    const network = networkOf(flags.network, defaults.config);

    return {
        config: join(defaults.config, network),
        data: typeof data === "string" ? resolve(data) : join(defaults.data, network),
    };
}
