import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import envPaths from "env-paths";

import { UsageError } from "./command";

/** `config.json` of people who run no node, in the folder that their system keeps configurations in. */
export interface UserConfiguration {
    /** addresses of nodes, tried in order */
    readonly nodes?: readonly string[];
}

export const userFolders = (): { readonly config: string; readonly data: string } =>
    envPaths("ark-plugin", { suffix: "" });

/** @throws UsageError when the file is there and malformed */
export function readUserConfiguration(): UserConfiguration {
    const path = join(userFolders().config, "config.json");

    if (!existsSync(path)) {
        return {};
    }

    try {
        const configuration = JSON.parse(readFileSync(path, "utf8")) as UserConfiguration;

        if (Array.isArray(configuration.nodes ?? [])) {
            return configuration;
        }
    } catch {
        // Said below, as for a file of another shape.
    }

    throw new UsageError(`${path} must be JSON such as { "nodes": ["https://node.example.org"] }.`);
}
