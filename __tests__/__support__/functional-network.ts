import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ChainClient } from "../../devnet/chain-client";
import { Cleanup } from "../../devnet/cleanup";
import { Devnet, startDevnet } from "../../devnet/devnet";
import { PACKAGE_ROOT } from "../../devnet/network";
import { fundWallets, Wallet, walletOf } from "../../devnet/wallets";

/** A forging node of its own for a test file, on ports beside those of `npm start`. */
export interface FunctionalNetwork {
    readonly devnet: Devnet;
    readonly client: ChainClient;
    readonly wallet: (role: string) => Wallet;
    /** the node's own: `config`, `data` and the rest */
    readonly folder: string;
    readonly stop: () => Promise<void>;
}

const silent = (): void => undefined;

/** Core loads the compiled package. The test command builds it once; a single file run by hand builds it here. */
export async function build(): Promise<void> {
    if (!process.env["ARK_PLUGIN_REGISTRY_BUILT"]) {
        execFileSync("npm", ["run", "--silent", "build"], { cwd: PACKAGE_ROOT, stdio: "inherit" });
    }
}

/**
 * @param firstPort four ports from here on are used: API, P2P, webhooks, PostgreSQL
 * @param options folder of the package that the node loads, and what its first milestone says beside the defaults
 */
export async function startFunctionalNetwork(
    name: string,
    firstPort: number,
    roles: readonly string[],
    {
        packageRoot = PACKAGE_ROOT,
        milestones = {},
    }: { packageRoot?: string; milestones?: Record<string, unknown> } = {},
): Promise<FunctionalNetwork> {
    const cleanup = new Cleanup();
    const data = join(tmpdir(), `ark-plugin-registry-${name}-${process.pid}`);
    cleanup.add(async () => rmSync(data, { recursive: true, force: true }));

    try {
        const devnet = await startDevnet(
            {
                data,
                reset: true,
                apiPort: firstPort,
                p2pPort: firstPort + 1,
                webhookPort: firstPort + 2,
                dbPort: firstPort + 3,
                blockTime: 3,
                delegates: 5,
                packageRoot,
                milestones,
            },
            { report: silent, cleanup, build },
        );
        const wallets = roles.map((role) => walletOf(role));
        await fundWallets(devnet.node, devnet.network, wallets);

        return {
            devnet,
            client: new ChainClient(devnet.node.api),
            wallet: (role) => wallets.find((wallet) => wallet.role === role) as Wallet,
            folder: join(data, "node"),
            stop: () => cleanup.run(),
        };
    } catch (error) {
        await cleanup.run();
        throw error;
    }
}
