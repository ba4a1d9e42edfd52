import { Utils as AppUtils } from "@arkecosystem/core-kernel";
import { Blocks, Interfaces } from "@arkecosystem/crypto";

import { Network } from "../../devnet/network";
import { DelegateBalances, forgingOrder, RoundDelegate } from "./rounds";
import { milestoneAt, signedBlock } from "./signed-block";
import { SignedTransaction } from "./signing";
import { ChainWallet } from "./wallets";

/** A block with all that the database says about it. */
export interface GeneratedBlock {
    readonly data: Interfaces.IBlockData & { readonly id: string; readonly blockSignature: string };
    readonly transactions: readonly SignedTransaction[];
    /** a round that begins with the next block */
    readonly round?: { readonly number: number; readonly delegates: readonly RoundDelegate[] };
}

/** Blocks that the delegates of their slots have signed, one in each slot from the genesis block on. */
export class ChainBlocks {
    private readonly balances: DelegateBalances;
    private readonly keys: ReadonlyMap<string, Interfaces.IKeyPair>;
    private order: readonly string[] = [];

    public constructor(
        private readonly network: Network,
        delegates: readonly ChainWallet[],
    ) {
        this.balances = new DelegateBalances(delegates);
        this.keys = new Map(delegates.map(({ keys }) => [keys.publicKey, keys]));
    }

    /** The genesis block, then as many full ones as the transactions fill. */
    public *of(transactions: Iterable<SignedTransaction>): Generator<GeneratedBlock> {
        let last = this.genesis();
        yield last;
        let collected: SignedTransaction[] = [];
        let bytes = 0;

        for (const transaction of transactions) {
            const { maxTransactions, maxPayload } = milestoneAt(last.data.height + 1).block;
            // Core counts the header too, which has less than a thousand bytes.
            const room = maxPayload - 1000 - bytes - transaction.serialized.length - 4;

            if (collected.length === maxTransactions || room < 0) {
                yield (last = this.forge(collected, last.data));
                collected = [];
                bytes = 0;
            }

            collected.push(transaction);
            bytes += transaction.serialized.length + 4;
        }

        if (collected.length > 0) {
            yield this.forge(collected, last.data);
        }
    }

    private genesis(): GeneratedBlock {
        const json = structuredClone(this.network.config.genesisBlock) as unknown as Interfaces.IBlockJson;
        const { data, transactions } = Blocks.BlockFactory.fromJson(json) as Interfaces.IBlock;

        return this.finish(data, transactions);
    }

    private forge(transactions: readonly SignedTransaction[], previous: GeneratedBlock["data"]): GeneratedBlock {
        const height = previous.height + 1;
        // Every slot has its block, so height and slot go together.
        const generatorPublicKey = this.order[(height - 1) % this.order.length] as string;
        const place = {
            height,
            timestamp: (height - 1) * milestoneAt(height).blocktime,
            previousBlock: previous.id,
        };
        const data = signedBlock(place, transactions, this.keys.get(generatorPublicKey) as Interfaces.IKeyPair);

        return this.finish(data, transactions);
    }

    private finish(data: Interfaces.IBlockData, transactions: readonly SignedTransaction[]): GeneratedBlock {
        const block = { data: data as GeneratedBlock["data"], transactions };
        const earned = BigInt(data.reward.plus(data.totalFee).toString());
        this.balances.apply(transactions, data.generatorPublicKey, earned);

        if (data.height !== 1 && !AppUtils.roundCalculator.isNewRound(data.height + 1)) {
            return block;
        }

        const { round } = AppUtils.roundCalculator.calculateRound(data.height + 1);
        const delegates = this.balances.ranking();
        this.order = forgingOrder(round, delegates);

        return { ...block, round: { number: round, delegates } };
    }
}
