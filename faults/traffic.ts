import { setTimeout as sleep } from "node:timers/promises";

import { Transactions } from "@arkecosystem/crypto";

import { ChainClient } from "../devnet/chain-client";
import { ClusterNode } from "../devnet/cluster";
import { Wallet, walletOf } from "../devnet/wallets";
import { LicensePurchaseBuilder, PluginPublishBuilder, Terms } from "../src/transactions";

const TERMS: Terms = {
    price: "100000",
    licensePeriod: 31_536_000,
    trialPeriod: 0,
    fallback: false,
    transferable: true,
};
const INTEGRITY = `sha512-${Buffer.alloc(64, 1).toString("base64")}`;
const PATIENCE_MS = 20_000;

/** A license that somebody paid for, on whichever branch the transaction was first seen in. */
export interface Purchase {
    readonly id: string;
    readonly name: string;
    readonly licensee: string;
}

/** Keeps a network busy through whatever happens to its nodes. */
export abstract class Traffic {
    /** transactions that some node took */
    public taken = 0;
    public readonly purchases: Purchase[] = [];
    private running: Promise<unknown> | undefined;
    private stopped = false;

    public constructor(
        private readonly nodes: readonly ClusterNode[],
        private readonly wallets: readonly Wallet[],
    ) {}

    public start(): void {
        this.running = Promise.all(this.wallets.map((wallet, index) => this.keepSending(wallet, index)));
    }

    public async stop(): Promise<void> {
        this.stopped = true;
        await this.running;
    }

    protected abstract send(client: ChainClient, wallet: Wallet, index: number, round: number): Promise<void>;

    private async keepSending(wallet: Wallet, index: number): Promise<void> {
        for (let round = 0; !this.stopped; round++) {
            // A node after another, so that a dead one keeps nobody waiting for long.
            const node = this.nodes[(round + index) % this.nodes.length] as ClusterNode;

            try {
                await this.send(new ChainClient(node.api), wallet, index, round);
                this.taken++;
            } catch {
                // It is down, cut off, or on a branch where something is missing: the next one may take it.
                await sleep(500);
            }
        }
    }
}

/** Releases and gifts of licenses, each to a wallet that has none. */
export class RegistryTraffic extends Traffic {
    protected override async send(client: ChainClient, wallet: Wallet, index: number, round: number): Promise<void> {
        const [vendor, name] = [`@busy-${index}`, `@busy-${index}/package`];

        switch (await this.needs(client, vendor, name)) {
            case "vendor":
                return this.forged(client, new PluginPublishBuilder().register(vendor), wallet);
            case "release":
                return this.release(client, name, `1.0.0`, wallet);
            case "license":
                return round % 4 === 3
                    ? this.release(client, name, `1.1.${round}`, wallet)
                    : this.gift(client, name, index, round, wallet);
        }
    }

    private async needs(client: ChainClient, vendor: string, name: string): Promise<"vendor" | "release" | "license"> {
        const exists = (path: string): Promise<boolean> =>
            client.get(path).then(
                () => true,
                (error: Error) => {
                    if (!error.message.includes(": 404 ")) {
                        throw error;
                    }

                    return false;
                },
            );

        if (await exists(`/plugins/${encodeURIComponent(name)}`)) {
            return "license";
        }

        return (await exists(`/vendors/${vendor}`)) ? "release" : "vendor";
    }

    private release(client: ChainClient, name: string, version: string, wallet: Wallet): Promise<void> {
        const requirements = { core: "^3.0.0", plugins: {} };
        const release = { name, version, terms: TERMS, requirements, integrity: INTEGRITY };

        return this.forged(client, new PluginPublishBuilder().release(release), wallet);
    }

    /** The publisher gives a license away: he pays himself, and the fee of a gift. */
    private async gift(client: ChainClient, name: string, index: number, round: number, wallet: Wallet): Promise<void> {
        const licensee = walletOf("licensee", `licensee ${index} ${round}`).address;
        const builder = new LicensePurchaseBuilder().full(name, TERMS, wallet.address, licensee);
        const id = await client.broadcast(builder, wallet);
        this.purchases.push({ id, name, licensee });
        await client.waitForged(id, PATIENCE_MS);
    }

    private async forged(client: ChainClient, builder: unknown, wallet: Wallet): Promise<void> {
        await client.waitForged(await client.broadcast(builder, wallet), PATIENCE_MS);
    }
}

/** Transfers, for a network of Core alone. */
export class TransferTraffic extends Traffic {
    protected override async send(client: ChainClient, wallet: Wallet, index: number, round: number): Promise<void> {
        const transfer = Transactions.BuilderFactory.transfer()
            .version(2)
            .recipientId(walletOf("recipient", `recipient ${index} ${round}`).address)
            .amount("1");
        await client.waitForged(await client.broadcast(transfer, wallet), PATIENCE_MS);
    }
}
