import { Handlers } from "@arkecosystem/core-transactions";
import { Interfaces } from "@arkecosystem/crypto";

import { refusalCodeOf } from "../src/transactions";
import { compareCatalogues } from "./catalogues";
import { draft } from "./drafts";
import { checkInvariants, digestAnew, Violation } from "./invariants";
import { SimulatedNode } from "./node";
import { largestMaps } from "./package-maps";
import { People } from "./people";
import { difference, fingerprint, snapshot } from "./snapshot";
import { EndOfBlock, Operation, Step } from "./steps";
import { Surroundings } from "./surroundings";
import { Tally } from "./tally";

/** How closely a chain is watched; all of it costs time. */
export interface Watch {
    /** look at the whole state after every n-th block */
    readonly every: number;
    /** keep the state of every height, to compare with after reverts */
    readonly recall: boolean;
    /** revert every block and apply it again, comparing the state each time */
    readonly revertEach: boolean;
    /** at the end, revert everything, comparing at each height */
    readonly unwind: boolean;
    /** at the end, build a second node's state from the stored blocks and compare */
    readonly bootstrap: boolean;
}

/** One chain from its first block on, living through steps. */
export class Life {
    /** what the state was at each height */
    private readonly states = new Map<number, string[]>();
    private collated: Interfaces.ITransaction[] = [];
    /** the block as it was when the forger last refused a transaction, and that transaction */
    private refused: readonly Interfaces.ITransaction[] = [];
    private forger: Handlers.Registry;
    private around: Surroundings;

    private constructor(
        private readonly node: SimulatedNode,
        private readonly people: People,
        private readonly watch: Watch,
        private readonly tally: Tally,
    ) {
        [this.forger, this.around] = this.newForger();
        this.remember();
    }

    /**
     * @returns fingerprints of the states that were looked at
     * @throws Violation, or whatever Core threw where it must not
     */
    public static async run(steps: Iterable<Step>, people: People, watch: Watch, tally: Tally): Promise<string[]> {
        const node = await SimulatedNode.start(people);

        try {
            return await new Life(node, people, watch, tally).live(steps);
        } finally {
            node.dispose();
        }
    }

    private async live(steps: Iterable<Step>): Promise<string[]> {
        const looks: string[] = [];

        for (const step of steps) {
            if (step.type === "fork") {
                await this.fork(step.depth);
            } else if (step.type === "block") {
                await this.endBlock(step);

                if (this.node.height % this.watch.every === 0) {
                    looks.push(fingerprint(this.look()));
                }
            } else {
                await this.collate(step);
            }
        }

        looks.push(fingerprint(this.look()));
        digestAnew(this.node, this.people);
        await this.end();

        return looks;
    }

    /** What the forger does: applies to a clone of the wallets, and leaves out what fails. */
    private async collate(operation: Operation): Promise<void> {
        const transaction = draft(this.around, operation);

        try {
            const handler = await this.forger.getActivatedHandlerForData(transaction.data);
            await handler.apply(transaction);
            this.collated.push(transaction);
            this.tally.taken(operation.type);
        } catch (error) {
            this.refused = [...this.collated, transaction];
            this.tally.refused(refusalCodeOf((error as Error).message) ?? (error as Error).constructor.name);
        }
    }

    private async endBlock({ seconds, spoiled }: EndOfBlock): Promise<void> {
        const transactions = this.collated;

        if (spoiled && this.refused.length > 0) {
            await this.spoil(this.refused, seconds);
        }

        try {
            await this.node.apply(transactions, seconds);
        } catch (error) {
            throw new Violation("the forger's block", `the chain refuses it: ${(error as Error).message}`);
        }

        this.tally.blocks++;
        this.remember();

        if (this.watch.revertEach) {
            await this.revertAndReapply();
        }

        this.open();
    }

    /** A block with what the forger has refused must be refused whole. */
    private async spoil(transactions: readonly Interfaces.ITransaction[], seconds: number): Promise<void> {
        const before = snapshot(this.node);
        const taken = await this.node.apply(transactions, seconds).then(
            () => true,
            () => false,
        );

        if (taken) {
            throw new Violation("spoiled block", "the chain takes what the forger has refused");
        }

        this.same("a refused block", before);
        this.tally.spoiledBlocks++;
    }

    private async revertAndReapply(): Promise<void> {
        const after = snapshot(this.node);
        const block = await this.node.revert();
        this.same("reverting a block", this.states.get(this.node.height) as string[]);
        await this.node.reapply(block);
        this.same("applying a block again", after);
        this.tally.revertedTransactions += block.transactions.length;
    }

    private async fork(wanted: number): Promise<void> {
        const depth = Math.min(wanted, this.node.height - 1);

        for (let reverted = 0; reverted < depth; reverted++) {
            await this.revert("a fork");
        }

        if (depth > 0) {
            this.tally.forks++;
            this.tally.deepestFork = Math.max(this.tally.deepestFork, depth);
        }

        this.open();
    }

    private async end(): Promise<void> {
        if (this.watch.bootstrap) {
            await this.bootstrap();
        }

        if (this.watch.unwind) {
            while (this.node.height > 1) {
                await this.revert("reverting everything");
            }
        }
    }

    /** Reverts a block, after which all must be as it was at that height. */
    private async revert(check: string): Promise<void> {
        const { transactions } = await this.node.revert();
        this.tally.revertedTransactions += transactions.length;
        this.same(check, this.states.get(this.node.height) as string[]);
    }

    private async bootstrap(): Promise<void> {
        const second = await this.node.bootstrapped();

        try {
            const [live, built] = [snapshot(this.node), snapshot(second)];

            if (fingerprint(live) !== fingerprint(built)) {
                throw new Violation("bootstrap", `live and built state differ\n${difference(live, built)}`);
            }

            await compareCatalogues(this.node, second);
            this.tally.bootstraps++;
        } finally {
            second.dispose();
        }
    }

    /** The forger's wallets are made anew for each block. */
    private open(): void {
        [this.forger, this.around] = this.newForger();
        this.collated = [];
        this.refused = [];
    }

    private newForger(): [Handlers.Registry, Surroundings] {
        const forger = this.node.handlers("clone");

        return [forger, new Surroundings(this.people, walletsOf(forger))];
    }

    private look(): string[] {
        checkInvariants(this.node, this.people);
        this.tally.looks++;
        this.tally.seen(largestMaps(this.node.wallets.allByAddress()));

        return snapshot(this.node);
    }

    private remember(): void {
        if (this.watch.recall) {
            this.states.set(this.node.height, snapshot(this.node));
        }
    }

    private same(check: string, expected: readonly string[]): void {
        const actual = snapshot(this.node);

        if (fingerprint(expected) !== fingerprint(actual)) {
            throw new Violation(check, `the state is another one\n${difference(expected, actual)}`);
        }
    }
}

/** The wallets behind a registry of handlers; all of its handlers share them. */
const walletsOf = (registry: Handlers.Registry): Surroundings["wallets"] =>
    (registry.getRegisteredHandlers()[0] as unknown as { walletRepository: Surroundings["wallets"] }).walletRepository;
