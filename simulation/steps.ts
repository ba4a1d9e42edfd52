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
    /** which of a vendor's packages */
    readonly part: number;
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

/**
 * Of packages that live long. In half of the chains yanks are rare: only then do parts of a large map hold none, next to others
 * that do.
 */
const CROWDED_WEIGHTS: readonly (typeof WEIGHTS)[] = [
    { ...WEIGHTS, register: 8, release: 45, yank: 2, unyank: 1 },
    { ...WEIGHTS, register: 8, release: 45, yank: 16, unyank: 8 },
];

const ticketsOf = (weights: typeof WEIGHTS): readonly OperationType[] =>
    (Object.entries(weights) as [OperationType, number][]).flatMap(([type, weight]) =>
        Array.from({ length: weight }, () => type),
    );

const TICKETS = ticketsOf(WEIGHTS);
const CROWDED_TICKETS = CROWDED_WEIGHTS.map(ticketsOf);

/** How many packages a vendor may have. */
export const PACKAGES_OF_VENDOR = 20;

const INFORMED = 0.8;
const FLAWED = 0.03;
const SPOILED = 0.05;

const drawManner = (random: Random): Pick<Operation, "informed" | "flaw"> => ({
    informed: random.chance(INFORMED),
    flaw: random.chance(FLAWED) ? random.pick(["fee", "nonce"] as const) : undefined,
});

function drawOperation(random: Random): Operation {
    const number = (): number => random.integer(1 << 16);
    const type = random.pick(TICKETS);
    const numbers = { sender: number(), other: number(), name: number(), version: number(), terms: number() };

    return { type, ...numbers, part: numbers.version % 3, ...drawManner(random) };
}

/** Few have a part in most of it: the first wallets, the first vendors, the first packages of each. */
function drawCrowdedOperation(random: Random, tickets: readonly OperationType[]): Operation {
    return {
        type: random.pick(tickets),
        sender: random.skewed(64),
        // From 1 on: 0 is a stranger's address, and a vendor's name that is reserved.
        other: 1 + random.skewed(63),
        name: 1 + random.skewed(47),
        version: random.integer(1 << 16),
        terms: random.integer(1 << 16),
        part: random.skewed(PACKAGES_OF_VENDOR),
        ...drawManner(random),
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
    /** whether a few packages, vendors and wallets gather most of it: many releases and yanks in each */
    readonly crowded: boolean;
}

/** All steps of one seed. */
export function* stepsOf(seed: string, { blocks, transactions, forks, depth, crowded }: Plan): Generator<Step> {
    const random = new Random(seed);
    const tickets = crowded ? random.pick(CROWDED_TICKETS) : TICKETS;

    for (let block = 0; block < blocks; block++) {
        for (let count = 0; count < transactions; count++) {
            yield crowded ? drawCrowdedOperation(random, tickets) : drawOperation(random);
        }

        yield drawEndOfBlock(random);

        if (random.chance(forks)) {
            yield { type: "fork", depth: 1 + random.integer(depth) };
        }
    }
}
