import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder, Terms } from "../../src/transactions";
import { signTransaction } from "../chain/signing";
import { ChainWallet, chainWallet } from "../chain/wallets";
import { paymentTo, transferTo } from "../harness/payments";
import { RELEASE_TEXTS } from "../harness/release";
import { Unsigned } from "../state/history";

const TERMS: Terms = { price: "1", licensePeriod: 3_600, trialPeriod: 60, fallback: true, transferable: true };

/** What a block or a pool is filled with; payments are Core's own to eight wallets. */
export type Content = "transfers" | "payments" | "purchases" | "releases" | "both";

type Kind = Exclude<Content, "both">;

const PAYEES = 8;

const packageOf = (sender: number): string => `@v${sender}/package`;

const kindOf = (sender: number, content: Content): Kind =>
    content === "both" ? (sender % 2 === 0 ? "purchases" : "releases") : content;

/** Wallets that take turns in sending; each knows its next nonce. */
export class Senders {
    public readonly wallets: readonly ChainWallet[];
    private readonly nonces: number[];
    private readonly releases: number[];

    public constructor(count: number) {
        this.wallets = Array.from({ length: count }, (_, index) => chainWallet("sender", "vendor", index));
        this.nonces = this.wallets.map(() => 0);
        this.releases = this.wallets.map(() => 0);
    }

    /** What makes every wallet the publisher of a paid package. */
    public registrations(): Interfaces.ITransaction[] {
        return this.wallets.map((_, sender) => this.sign(sender, new PluginPublishBuilder().register(`@v${sender}`)));
    }

    /** The next transaction of a sender: to its neighbour, of its neighbour's package, or of its own. */
    public next(sender: number, content: Content): Interfaces.ITransaction {
        return this.sign(sender, this.builderOf(sender, kindOf(sender, content)));
    }

    /** The package that a sender buys, its neighbour's; undefined if it buys none. */
    public packageBoughtBy(sender: number, content: Content): string | undefined {
        return kindOf(sender, content) === "purchases" ? packageOf(this.neighbourOf(sender)) : undefined;
    }

    /** After a refusal: the sender goes on with the nonce that the chain or the pool expects. */
    public resume(sender: number, nonce: number): void {
        this.nonces[sender] = nonce - 1;
    }

    private neighbourOf(sender: number): number {
        return (sender + 1) % this.wallets.length;
    }

    private builderOf(sender: number, kind: Kind): unknown {
        const neighbour = this.neighbourOf(sender);
        const addressOf = (index: number): string => (this.wallets[index % this.wallets.length] as ChainWallet).address;
        const address = addressOf(neighbour);

        switch (kind) {
            case "transfers":
                return transferTo(address);
            case "payments":
                return paymentTo(Array.from({ length: PAYEES }, (_, place) => addressOf(neighbour + place)));
            case "purchases":
                return new LicensePurchaseBuilder().full(packageOf(neighbour), TERMS, address);
            case "releases":
                return new PluginPublishBuilder().release({
                    name: packageOf(sender),
                    version: `1.${this.count(sender)}.0`,
                    terms: TERMS,
                    requirements: { core: "^3.0.0", plugins: { "@another/package": "^1.0.0" } },
                    ...RELEASE_TEXTS,
                });
        }
    }

    private count(sender: number): number {
        const release = this.releases[sender] as number;
        this.releases[sender] = release + 1;

        return release;
    }

    private sign(sender: number, builder: unknown): Interfaces.ITransaction {
        const nonce = (this.nonces[sender] as number) + 1;
        this.nonces[sender] = nonce;
        const { data, serialized } = signTransaction(
            (builder as Unsigned).data,
            (this.wallets[sender] as ChainWallet).keys,
            nonce,
        );

        return Transactions.TransactionFactory.fromBytesUnsafe(serialized, data.id);
    }
}
