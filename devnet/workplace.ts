import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { Cleanup } from "./cleanup";
import { Devnet } from "./devnet";
import { writeDevnetFile } from "./devnet-file";
import { PACKAGE_ROOT } from "./network";
import { startNpmRegistry } from "./npm-registry";
import { WorkplaceOptions } from "./options";
import { assertPortsFree } from "./ports";
import { writeShellFiles } from "./shell";

/** The user's own registry. In a shell that has read `env`, that is the one to be started, which cannot ask itself. */
async function upstreamFor(port: number): Promise<string | undefined> {
    const { stdout } = await promisify(execFile)("npm", ["config", "get", "registry"], { cwd: PACKAGE_ROOT });
    const registry = stdout.trim();

    return new URL(registry).host === `127.0.0.1:${port}` ? undefined : registry;
}

/**
 * What people need who work on a local network: an npm registry to publish to, which passes on what the user's own
 * registry has, and `env`, which makes a shell use both.
 * @returns base address of the registry
 */
export async function openWorkplace(
    { file, node }: Devnet,
    { data, npmPort }: WorkplaceOptions,
    cleanup: Cleanup,
): Promise<string> {
    await assertPortsFree({ "npm-port": npmPort });
    const upstream = await upstreamFor(npmPort);
    const registry = await startNpmRegistry({
        folder: join(data, "npm"),
        port: npmPort,
        ...(upstream && { upstream }),
    });
    cleanup.add(() => registry.stop());
    writeDevnetFile(data, {
        ...file,
        npmRegistry: registry.url,
        processes: [...file.processes, { name: "npm", pid: registry.pid }],
    });
    const { npmrc, url } = registry;
    writeShellFiles({ data, node: join(data, "node"), api: node.api, npmrc, wallets: file.wallets });

    return url;
}
