import { existsSync } from "node:fs";
import { join } from "node:path";

import { readJson, writeJson } from "./files";
import { commandOf, endProcess } from "./processes";
import { Wallet } from "./wallets";

/** `.devnet/devnet.json`: what tools need to know of a running local network. Mode 0600, for its passphrases. */
export interface DevnetFile {
    /** Base address of the API, `/api` included. */
    readonly api: string;
    readonly network: {
        readonly nethash: string;
        readonly pubKeyHash: number;
        /** Folder of network.json, milestones.json, exceptions.json and genesisBlock.json. */
        readonly crypto: string;
        readonly blockTime: number;
    };
    /** Base address of the npm registry. */
    readonly npmRegistry?: string;
    readonly wallets: readonly Wallet[];
    readonly processes: ReadonlyArray<{ readonly name: string; readonly pid: number }>;
}

const pathIn = (directory: string): string => join(directory, "devnet.json");

export const readDevnetFile = (directory: string): DevnetFile | undefined =>
    existsSync(pathIn(directory)) ? readJson<DevnetFile>(pathIn(directory)) : undefined;

export const writeDevnetFile = (directory: string, file: DevnetFile): void => writeJson(pathIn(directory), file);

/** Command lines by which the processes of a killed run are known. */
const COMMANDS: Readonly<Record<string, RegExp>> = { node: / (core|relay):run /, npm: /^verdaccio/ };

/**
 * Ends the node and the npm registry that a killed run left behind. Only a process that still is one is touched: its
 * number may have gone to another since. PostgreSQL is left to `startPostgres`, which knows its own.
 */
export async function endLeftovers(directory: string): Promise<string[]> {
    const leftovers = (readDevnetFile(directory)?.processes ?? []).filter(({ name, pid }) =>
        COMMANDS[name]?.test(commandOf(pid)),
    );

    for (const { pid } of leftovers) {
        await endProcess(pid);
    }

    return leftovers.map(({ name, pid }) => `${name} (${pid})`);
}
