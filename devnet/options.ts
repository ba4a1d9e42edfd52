import { resolve } from "node:path";

import { Command, InvalidArgumentError } from "commander";

import { PACKAGE_ROOT } from "./network";

/** What `npm start` was asked for. */
export interface StartOptions {
    /** Folder that holds everything of the network. */
    readonly data: string;
    /** Forget the former chain. */
    readonly reset: boolean;
    readonly apiPort: number;
    readonly p2pPort: number;
    readonly webhookPort: number;
    readonly dbPort: number;
    readonly blockTime: number;
    readonly delegates: number;
    /** Folder of the package to load; this repository unless told. */
    readonly packageRoot?: string;
    /** Merged into the first milestone of a new chain. */
    readonly milestones?: Record<string, unknown>;
}

/** What `npm start` starts, with what it adds for people. */
export interface WorkplaceOptions extends StartOptions {
    /** Of the npm registry. */
    readonly npmPort: number;
}

const integer =
    (from: number, to: number) =>
    (text: string): number => {
        const value = Number(text);

        if (!Number.isInteger(value) || value < from || value > to) {
            throw new InvalidArgumentError(`It must be an integer from ${from} to ${to}.`);
        }

        return value;
    };

const port = integer(1, 65_535);

/** Reads the flags of `npm start -- …`; prints help or a complaint and ends the process where that is due. */
export function parseStartOptions(argv: readonly string[]): WorkplaceOptions {
    const program = new Command("npm start --")
        .description(
            "A local ARK network with the plugin active: PostgreSQL, one forging node, an npm registry, wallets with funds.",
        )
        .option("--reset", "start a new chain; the former one is deleted", false)
        .option("--data <dir>", "folder of the network", resolve(PACKAGE_ROOT, ".devnet"))
        .option("--api-port <port>", "public API", port, 4003)
        .option("--p2p-port <port>", "peer-to-peer API", port, 4002)
        .option("--webhook-port <port>", "webhooks API", port, 4004)
        .option("--db-port <port>", "PostgreSQL", port, 5435)
        .option("--npm-port <port>", "npm registry", port, 4873)
        .option("--block-time <seconds>", "of a new chain", integer(3, 60), 3)
        .option("--delegates <number>", "of a new chain", integer(1, 51), 5)
        .addHelpText(
            "after",
            "\nExamples:\n  $ npm start\n  $ npm start -- --reset\n  $ npm start -- --data /tmp/second --api-port 5003 " +
                "--p2p-port 5002 --webhook-port 5004 --db-port 5436 --npm-port 5873\n\nExit codes: 0 ended by Ctrl-C, 1 failure, 2 usage.",
        )
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
    const options = program.parse(argv, { from: "user" }).opts<WorkplaceOptions>();

    return { ...options, data: resolve(options.data) };
}
