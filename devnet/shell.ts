import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import writeFileAtomic from "write-file-atomic";

import { writeSecret } from "./files";
import { ARK_BINARY, PACKAGE_ROOT } from "./network";
import { Wallet } from "./wallets";

/** What a shell needs to know of a local network. */
export interface ShellOptions {
    /** the network's folder, such as `.devnet` */
    readonly data: string;
    /** folder of its node */
    readonly node: string;
    /** base address of the node's API */
    readonly api: string;
    /** `.npmrc` with the network's npm registry */
    readonly npmrc: string;
    readonly wallets: readonly Wallet[];
}

/** In single quotes, for a POSIX shell. */
const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

function writeProgram(path: string, script: string, flags: string): void {
    // Core accepts no other names than its own networks'; the folders decide.
    const text = `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(script)} "$@"${flags}\n`;
    writeFileAtomic.sync(path, text);
    chmodSync(path, 0o755);
}

/**
 * Writes `env`, to be read into a shell with `. .devnet/env`: there, `ark`, `ark-plugin` and `npm` use this network, its
 * node and its registry. Beside it, one file for each wallet's passphrase, as `--passphrase-file` takes them.
 */
export function writeShellFiles({ data, node, api, npmrc, wallets }: ShellOptions): void {
    const programs = join(data, "bin");
    mkdirSync(programs, { recursive: true });
    writeProgram(join(programs, "ark"), ARK_BINARY, " --token=ark --network=testnet");
    writeProgram(join(programs, "ark-plugin"), join(PACKAGE_ROOT, "dist/cli/main.js"), "");
    wallets.forEach(({ role, passphrase }) => writeSecret(join(data, "passphrases", role), `${passphrase}\n`));
    const variables = {
        CORE_PATH_CONFIG: join(node, "config"),
        CORE_PATH_DATA: join(node, "data"),
        ARK_PLUGIN_NODE: api,
        npm_config_userconfig: npmrc,
    };
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`);
    writeSecret(join(data, "env"), [...lines, `PATH=${quoted(programs)}:"$PATH"`, ""].join("\n"));
}
