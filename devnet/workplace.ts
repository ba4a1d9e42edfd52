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

async function configuredRegistry(env: NodeJS.ProcessEnv): Promise<string> {
    const { stdout } = await promisify(execFile)("npm", ["config", "get", "registry"], { cwd: PACKAGE_ROOT, env });

    return stdout.trim();
}

/**
 * The user's own registry. In a shell that has read `env`, npm is told of the one to be started, which cannot ask itself:
 * what npm is told without that counts.
 */
export async function upstreamFor(port: number, env: NodeJS.ProcessEnv): Promise<string | undefined> {
    const isOwn = (registry: string): boolean => new URL(registry).host === `127.0.0.1:${port}`;
    const registry = await configuredRegistry(env);

    if (!isOwn(registry)) {
        return registry;
    }

    // npm itself, which runs `npm start`, hands what it was told on as npm_config_registry.
    const told = ["npm_config_userconfig", "npm_config_registry"];
    const without = await configuredRegistry(
        Object.fromEntries(Object.entries(env).filter(([name]) => !told.includes(name.toLowerCase()))),
    );

    return isOwn(without) ? undefined : without;
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
    const upstream = await upstreamFor(npmPort, process.env);
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
