import { Crypto, Identities } from "@arkecosystem/crypto";

import { Catalogue, Revision, TransactionHeights } from "../../src/catalogue";
import { RegistryChange, RegistryListener } from "../../src/handlers";
import { ChainSize } from "../chain/contents";
import { median, Row, rowOf } from "../report/rows";
import { StoredHistory } from "./history";
import { BenchRegistry, ChangeRecorder, processorSeconds, processorSecondsOf, putInOrder } from "./registry";

const ROUNDS = 5;
const VERIFICATIONS = 2_000;

function secondsToFollow(changes: readonly RegistryChange[]): Promise<number> {
    const catalogue = new Catalogue();
    // All that follows the chain for the API's sake.
    const listeners: RegistryListener[] = [catalogue, new TransactionHeights(), new Revision()];
    listeners.forEach((listener) => listener.reset());

    return processorSecondsOf(async () => {
        for (const change of changes) {
            for (const listener of listeners) {
                listener.applied(change);
            }
        }

        await putInOrder(catalogue);
    });
}

/** Processor seconds of one Schnorr verification, which each transaction of any type needs. */
function secondsToVerify(): number {
    const keys = Identities.Keys.fromPassphrase("signer");
    const hash = Crypto.HashAlgorithms.sha256("transaction");
    const signature = Crypto.Hash.signSchnorr(hash, keys);
    const seconds = processorSeconds(() => {
        for (let count = 0; count < VERIFICATIONS; count++) {
            Crypto.Hash.verifySchnorr(hash, signature, keys.publicKey);
        }
    });

    return seconds / VERIFICATIONS;
}

export async function readModelRows(size: ChainSize): Promise<Row[]> {
    const recorder = new ChangeRecorder();
    const history = new StoredHistory(size, 2);
    const registry = await BenchRegistry.start(recorder);
    registry.replay(history.packages());
    registry.replay(history.licenses());
    const { changes } = recorder;
    const rounds: { follow: number; verify: number }[] = [];

    for (let round = 0; round < ROUNDS; round++) {
        rounds.push({
            follow: (await secondsToFollow(changes)) / changes.length,
            verify: secondsToVerify(),
        });
    }

    const follow = median(rounds.map((round) => round.follow));
    const verify = median(rounds.map((round) => round.verify));

    return [
        rowOf({
            name: "read model: rebuild",
            ours: 1 / follow,
            unit: "transactions/s of processor time",
            goal: 50_000,
            better: "higher",
        }),
        rowOf({
            name: "read model: a transaction / one signature verification",
            ours: follow * 1e6,
            peer: verify * 1e6,
            unit: "µs",
            goal: 0.1,
        }),
    ];
}
