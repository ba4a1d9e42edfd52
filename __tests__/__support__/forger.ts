// Core's own forger, of which the package exports no more than its service provider.
import { setTimeout as sleep } from "node:timers/promises";

import { Client } from "@arkecosystem/core-forger/dist/client";
import { BIP39 } from "@arkecosystem/core-forger/dist/methods/bip39";
import { Application, Container, Contracts } from "@arkecosystem/core-kernel";
import { Crypto, Identities, Interfaces } from "@arkecosystem/crypto";

/** A relay discards what its forger sends with less than two seconds left in the slot. */
const TIME_NEEDED = 2_200;

const silent = (): void => undefined;

/**
 * Forges for a relay whatever it is given, as no honest forger would: what the pool refuses gets into blocks, and
 * consensus has to refuse it. Uses Core's own forger's connection and delegates.
 */
export class Forger {
    private readonly client: Client;

    /** @param delegates passphrases of all delegates of the network */
    public constructor(
        p2pPort: number,
        private readonly delegates: readonly string[],
        private readonly blockTime: number,
    ) {
        const app = new Application(new Container.Container());
        const logger = new Proxy({}, { get: () => silent });
        app.bind(Container.Identifiers.LogService).toConstantValue(logger as Contracts.Kernel.Logger);
        this.client = app.resolve(Client);
        this.client.register([{ hostname: "127.0.0.1", port: p2pPort } as never]);
    }

    public stop(): void {
        this.client.dispose();
    }

    /** Puts transactions into a block of the current slot, by the delegate whose turn it is, and hands it to the relay. */
    public async forge(
        previous: { readonly id: string; readonly height: number; readonly timestamp: { readonly epoch: number } },
        transactions: readonly Interfaces.ITransaction[],
    ): Promise<Interfaces.IBlock> {
        const round = await this.roundAfter(previous.timestamp.epoch);
        const passphrase = this.delegates.find(
            (each) => Identities.PublicKey.fromPassphrase(each) === round.currentForger.publicKey,
        );
        const block = new BIP39(passphrase as string).forge(
            transactions.map(({ data }) => data),
            {
                previousBlock: { id: previous.id, idHex: previous.id, height: previous.height },
                timestamp: round.timestamp,
                reward: round.reward,
            },
        );
        await this.client.broadcastBlock(block);

        return block;
    }

    /** A slot that is not the last block's own, with enough time left in it. */
    private async roundAfter(timestamp: number): Promise<Contracts.P2P.CurrentRound> {
        for (;;) {
            const round = await this.client.getRound();
            const left = this.blockTime * 1000 - (Date.now() % 1000) - this.secondsInto(round) * 1000;

            if (round.canForge && round.timestamp > timestamp && left > TIME_NEEDED) {
                return round;
            }

            await sleep(100);
        }
    }

    private secondsInto({ timestamp }: Contracts.P2P.CurrentRound): number {
        return Crypto.Slots.getTime() - timestamp;
    }
}
