import { setTimeout as sleep } from "node:timers/promises";

import { ChainWallet } from "../chain/wallets";
import { Content, Senders } from "../node/senders";
import { bodyOf } from "./answers";

const REQUESTS_PER_SECOND = 20;

/** Asks a node's API about the senders in turn: the decision about the package that one buys, else its wallet. */
export class Asker {
    private latencies: number[] = [];
    private next = 0;

    public constructor(
        private readonly api: string,
        private readonly senders: Senders,
        private readonly content: Content,
    ) {}

    public startCounting(): void {
        this.latencies = [];
    }

    /** ms, of 99 of 100 requests since counting started */
    public p99(): number {
        const sorted = this.latencies.sort((left, right) => left - right);

        return sorted[Math.floor(sorted.length * 0.99)] as number;
    }

    /** Requests spread over most of a second. @throws Error unless all of them succeed */
    public async oneSecond(): Promise<void> {
        await Promise.all(
            Array.from({ length: REQUESTS_PER_SECOND }, async (_, index) => {
                await sleep((index * 900) / REQUESTS_PER_SECOND);
                await this.ask(this.pathAbout(this.next++ % this.senders.wallets.length));
            }),
        );
    }

    private pathAbout(sender: number): string {
        const { address } = this.senders.wallets[sender] as ChainWallet;
        const name = this.senders.packageBoughtBy(sender, this.content);

        return name ? `/plugins/${encodeURIComponent(name)}/licenses/${address}` : `/wallets/${address}`;
    }

    private async ask(path: string): Promise<void> {
        const start = performance.now();
        const options = { headers: { connection: "close" }, signal: AbortSignal.timeout(30_000) };
        await bodyOf(await fetch(`${this.api}${path}`, options), `GET ${path}`);
        this.latencies.push(performance.now() - start);
    }
}
