import { PublishAction, PurchaseKind } from "../src/transactions";
import { Random } from "./random";

export type CoreKind = "coreTransfer" | "multiPayment" | "vote" | "unvote" | "delegate";
export type OperationType = PublishAction | PurchaseKind | CoreKind;

/**
 * Numbers from which a transaction is made when its turn comes, out of the state of that moment: so a sequence stays
 * meaningful when others are taken out of it.
 */
export interface Operation {
    readonly type: OperationType;
    readonly sender: number;
    readonly other: number;
    readonly name: number;
    readonly version: number;
    readonly terms: number;
    /** whether it picks a sender who may, a package that fits and the terms that hold; if not, all is left to chance */
    readonly informed: boolean;
    readonly flaw: "fee" | "nonce" | undefined;
}

/** Ends a block: the transactions since the last one that the forger's wallets have taken. */
export interface EndOfBlock {
    readonly type: "block";
    /** how much later than the block before */
    readonly seconds: number;
    /** whether the block is first tried together with a transaction that the forger has refused */
    readonly spoiled: boolean;
}

/** Reverts blocks; whatever comes next is the other branch. */
export interface Fork {
    readonly type: "fork";
    readonly depth: number;
}

export type Step = Operation | EndOfBlock | Fork;

const WEIGHTS: Readonly<Record<OperationType, number>> = {
    register: 4,
    release: 12,
    terms: 6,
    yank: 6,
    unyank: 4,
    maintainers: 3,
    transfer: 4,
    accept: 4,
    full: 22,
    trial: 8,
    move: 7,
    coreTransfer: 8,
    multiPayment: 4,
    vote: 4,
    unvote: 2,
    delegate: 2,
};

const TICKETS = (Object.entries(WEIGHTS) as [OperationType, number][]).flatMap(([type, weight]) =>
    Array.from({ length: weight }, () => type),
);

const INFORMED = 0.8;
const FLAWED = 0.03;
const SPOILED = 0.05;

function drawOperation(random: Random): Operation {
    const number = (): number => random.integer(1 << 16);

    return {
        type: random.pick(TICKETS),
        sender: number(),
        other: number(),
        name: number(),
        version: number(),
        terms: number(),
        informed: random.chance(INFORMED),
        flaw: random.chance(FLAWED) ? random.pick(["fee", "nonce"] as const) : undefined,
    };
}

const drawEndOfBlock = (random: Random): EndOfBlock => ({
    type: "block",
    // Most blocks follow each other; now and then enough time goes by for trials and licenses to end.
    seconds: random.chance(0.9) ? 8 : 8 * (1 + random.integer(200_000)),
    spoiled: random.chance(SPOILED),
});

export interface Plan {
    readonly blocks: number;
    /** per block */
    readonly transactions: number;
    /** how likely a fork is after each block */
    readonly forks: number;
    /** how many blocks a fork reverts at most */
    readonly depth: number;
}

/** All steps of one seed. */
export function* stepsOf(seed: string, { blocks, transactions, forks, depth }: Plan): Generator<Step> {
    const random = new Random(seed);

    for (let block = 0; block < blocks; block++) {
        for (let count = 0; count < transactions; count++) {
            yield drawOperation(random);
        }

        yield drawEndOfBlock(random);

        if (random.chance(forks)) {
            yield { type: "fork", depth: 1 + random.integer(depth) };
        }
    }
}
