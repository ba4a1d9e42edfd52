import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parseAppJson, readAppJson } from "../setup/app-json";
import { CommandContext, UsageError } from "./command";
import { NodePaths, resolveNodePaths } from "./node-paths";

/** The operator's own node, as far as its configuration folder tells. */
export interface LocalNode {
    readonly paths: NodePaths;
    /** address of its API, as it is reached from this machine */
    readonly api: string;
    /** undefined for one of Core's own networks, whose configuration is not in the folder */
    readonly nethash: string | undefined;
}

const DEFAULT_PORT = 4003;

interface ApiOptions {
    readonly server?: { readonly http?: { readonly port?: number | string } };
}

/** What the node's own `.env` says; it need not exist. */
function portInEnvironmentFile(config: string): string | undefined {
    const path = join(config, ".env");

    return existsSync(path) ? /^\s*CORE_API_PORT\s*=\s*["']?(\d+)/m.exec(readFileSync(path, "utf8"))?.[1] : undefined;
}

/** The port of the API: `app.json` wins over the environment, which wins over `.env`, as in Core. */
function apiPort(config: string, environment: CommandContext["environment"]): number | string {
    const { path, text } = readAppJson(config);
    const entry = parseAppJson(text, path).core.plugins.find(({ package: name }) => name === "@arkecosystem/core-api");
    const options = entry?.options as ApiOptions | undefined;

    return options?.server?.http?.port ?? environment.CORE_API_PORT ?? portInEnvironmentFile(config) ?? DEFAULT_PORT;
}

function nethashIn(config: string): string | undefined {
    const path = join(config, "crypto/network.json");

    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as { nethash: string }).nethash : undefined;
}

function pathsOf(context: Pick<CommandContext, "flags" | "environment">): NodePaths | undefined {
    try {
        return resolveNodePaths(context);
    } catch (error) {
        if (error instanceof UsageError) {
            return undefined;
        }

        throw error;
    }
}

/**
 * The node whose folder flags, environment or the user's own configuration name; undefined if there is none.
 *
 * @throws SetupError if its app.json cannot be read
 */
export function findLocalNode(context: Pick<CommandContext, "flags" | "environment">): LocalNode | undefined {
    const paths = pathsOf(context);

    if (!paths || !existsSync(join(paths.config, "app.json"))) {
        return undefined;
    }

    const { config } = paths;

    return { paths, api: `http://127.0.0.1:${apiPort(config, context.environment)}/api`, nethash: nethashIn(config) };
}
