import { setTimeout as sleep } from "node:timers/promises";

import { Interfaces } from "@arkecosystem/crypto";

import { ChainClient } from "../../devnet/chain-client";
import { walletOf } from "../../devnet/wallets";
import { paymentTo } from "../harness/payments";
import { Content, Senders } from "../node/senders";
import { bodyOf } from "./answers";
import { SoakNode } from "./node";

/** Core's limit of one request. */
const PER_REQUEST = 40;
const PAYMENTS = 64;
/** Arktoshi of each sender: 100,000 tokens. */
const FUNDS = "10000000000000";
/** Arktoshi, of each payment to all of them. */
const FUNDING_FEE = "10000000000";

interface PoolAnswer {
    readonly data?: { readonly accept: readonly string[] };
    readonly errors?: Readonly<Record<string, readonly { readonly message: string }[]>>;
}

interface Sent {
    readonly sender: number;
    readonly transaction: Interfaces.ITransaction;
}

/** What became of transactions. */
export interface Tally {
    readonly sent: number;
    readonly accepted: number;
    /** how many, by the pool's reason */
    readonly refusals: ReadonlyMap<string, number>;
}

/** Sends from many wallets in turn. */
export class Feeder {
    private sent = 0;
    private accepted = 0;
    private refusals = new Map<string, number>();
    private readonly client: ChainClient;
    private owed = 0;
    private next = 0;

    public constructor(
        private readonly node: SoakNode,
        private readonly senders: Senders,
        private readonly content: Content,
    ) {
        this.client = new ChainClient(node.api);
    }

    /** Since counting started. */
    public get tally(): Tally {
        const { sent, accepted, refusals } = this;

        return { sent, accepted, refusals };
    }

    public startCounting(): void {
        this.sent = 0;
        this.accepted = 0;
        this.refusals = new Map();
    }

    /** Money for everybody, and a package of each where the plugin runs. @throws Error if any of it is refused */
    public async prepare(plugin: boolean): Promise<void> {
        await this.fund();

        if (plugin) {
            await this.postAll(this.senders.registrations().map((transaction, sender) => ({ transaction, sender })));
            await this.settle();
            await this.postAll(this.all("releases"));
            await this.settle();
        }

        if (this.refusals.size > 0) {
            throw new Error(`what the soak needs was refused: ${JSON.stringify([...this.refusals])}`);
        }
    }

    /** Sends that many; a fraction is sent with the next. @throws Error unless the API takes them, refused or not */
    public async feed(count: number): Promise<void> {
        this.owed += count;
        const sent: Sent[] = [];

        for (; this.owed >= 1; this.owed--) {
            const sender = this.next++ % this.senders.wallets.length;
            sent.push({ sender, transaction: this.senders.next(sender, this.content) });
        }

        await this.postAll(sent);
    }

    private all(content: Content): Sent[] {
        return this.senders.wallets.map((_, sender) => ({ sender, transaction: this.senders.next(sender, content) }));
    }

    private async fund(): Promise<void> {
        const funder = walletOf("funder", this.node.network.delegates[0]);
        const payments: unknown[] = [];

        for (let first = 0; first < this.senders.wallets.length; first += PAYMENTS) {
            const payees = this.senders.wallets.slice(first, first + PAYMENTS);
            const addresses = payees.map(({ address }) => address);
            payments.push(paymentTo(addresses, FUNDS).fee(FUNDING_FEE));
        }

        const ids = await this.client.broadcastAll(payments, funder);
        await Promise.all(ids.map((id) => this.client.waitForged(id)));
    }

    private async postAll(sent: readonly Sent[]): Promise<void> {
        for (let first = 0; first < sent.length; first += PER_REQUEST) {
            await this.post(sent.slice(first, first + PER_REQUEST));
        }
    }

    private async post(sent: readonly Sent[]): Promise<void> {
        const response = await fetch(`${this.node.api}/transactions`, {
            method: "POST",
            // Core closes its connections; one that is kept may be closing just now.
            headers: { "content-type": "application/json", connection: "close" },
            body: JSON.stringify({ transactions: sent.map(({ transaction }) => transaction.toJson()) }),
            signal: AbortSignal.timeout(30_000),
        });
        const { data, errors = {} } = JSON.parse(await bodyOf(response, "POST /transactions")) as PoolAnswer;
        this.sent += sent.length;
        this.accepted += data?.accept.length ?? 0;

        for (const { sender, transaction } of sent) {
            const message = Object.hasOwn(errors, transaction.id as string)
                ? (errors[transaction.id as string]?.[0]?.message ?? "no reason")
                : undefined;

            if (message !== undefined) {
                this.refusals.set(message, (this.refusals.get(message) ?? 0) + 1);
                this.senders.resume(sender, Number(transaction.data.nonce));
            }
        }
    }

    /** Waits until the pool is empty. */
    private async settle(): Promise<void> {
        for (let pooled = 1; pooled > 0;) {
            await sleep(1000);
            const { meta } = await this.client.get<{ meta: { totalCount: number } }>("/transactions/unconfirmed");
            pooled = meta.totalCount;
        }
    }
}
