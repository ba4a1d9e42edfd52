import { Crypto, Identities } from "@arkecosystem/crypto";

import { Catalogue, Revision, TransactionHeights } from "../../src/catalogue";
import { RegistryChange, RegistryListener } from "../../src/handlers";
import { ChainSize } from "../chain/contents";
import { processorSeconds, processorSecondsOf } from "../harness/processor";
import { median, Row, rowOf } from "../report/rows";
import { StoredHistory } from "./history";
import { ChangeRecorder } from "./listeners";
import { putInOrder } from "./put-in-order";
import { BenchRegistry } from "./registry";

const ROUNDS = 5;
const VERIFICATIONS = 2_000;

interface Following {
    /** processor seconds while blocks are applied */
    readonly inBlocks: number;
    /** with what waits for the first list or search */
    readonly whole: number;
}

async function secondsToFollow(changes: readonly RegistryChange[]): Promise<Following> {
    const catalogue = new Catalogue();
    // All that follows the chain for the API's sake.
    const listeners: RegistryListener[] = [catalogue, new TransactionHeights(), new Revision()];
    listeners.forEach((listener) => listener.reset());

    const inBlocks = processorSeconds(() => {
        for (const change of changes) {
            for (const listener of listeners) {
                listener.applied(change);
            }
        }
    });
    const later = await processorSecondsOf(() => putInOrder(catalogue));

    return { inBlocks, whole: inBlocks + later };
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
    const rounds: (Following & { verify: number })[] = [];

    for (let round = 0; round < ROUNDS; round++) {
        rounds.push({ ...(await secondsToFollow(changes)), verify: secondsToVerify() });
    }

    const inBlocks = median(rounds.map((round) => round.inBlocks)) / changes.length;
    const whole = median(rounds.map((round) => round.whole)) / changes.length;
    const verify = median(rounds.map((round) => round.verify));
    const model = `read model of ${size.licenses.toLocaleString("en")} licenses`;

    return [
        rowOf({
            name: `${model}: rebuild`,
            ours: 1 / whole,
            unit: "transactions/s of processor time",
            goal: 50_000,
            better: "higher",
        }),
        rowOf({
            name: `${model}: a transaction while its block is applied / one signature verification`,
            ours: inBlocks * 1e6,
            peer: verify * 1e6,
            unit: "µs",
            goal: 0.1,
        }),
        rowOf({
            name: `${model}: a transaction, with its share of orders and words / one signature verification`,
            ours: whole * 1e6,
            peer: verify * 1e6,
            unit: "µs",
        }),
    ];
}
