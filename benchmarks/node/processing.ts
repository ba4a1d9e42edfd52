import { BlockProcessor, BlockProcessorResult } from "@arkecosystem/core-blockchain/dist/processor";
import { Container } from "@arkecosystem/core-kernel";
import { Blocks, Interfaces } from "@arkecosystem/crypto";

import { TestChain } from "../../__tests__/__support__/test-chain";
import { CoreDatabase } from "../chain/database";
import { FORGER } from "./block-maker";

/** Where a block's time goes, in ms. */
export interface Stages {
    /** from bytes, with all signatures */
    readonly decode: number;
    /** Core's block processor */
    readonly process: number;
    /** into PostgreSQL */
    readonly save: number;
}

/** What a node does with a block that a peer sends: Core's own classes on Core's own wallets and a real database. */
export class BlockProcessing {
    private readonly processor: BlockProcessor;

    public constructor(
        private readonly chain: TestChain,
        private readonly database: CoreDatabase,
    ) {
        const { app, state } = chain;
        app.rebind(Container.Identifiers.DatabaseTransactionRepository).toConstantValue(database.transactions);
        app.rebind(Container.Identifiers.BlockchainService).toConstantValue({
            getLastBlock: () => state.getLastBlock(),
            resetWakeUp: () => undefined,
            resetLastDownloadedBlock: () => undefined,
        });
        const forger = chain.wallets.findByPublicKey(FORGER.publicKey);
        const nothing = async (): Promise<void> => undefined;
        app.rebind(Container.Identifiers.RoundState).toConstantValue({
            detectMissedBlocks: nothing,
            applyBlock: nothing,
            revertBlock: nothing,
            getActiveDelegates: async () => [forger],
        });
        this.processor = app.resolve(BlockProcessor);
    }

    /** Saves the block on which all others follow. */
    public async begin(): Promise<void> {
        await this.save(this.chain.state.getLastBlock());
    }

    /** @throws Error if the node would not take the block */
    public async process(bytes: Buffer): Promise<Stages> {
        const start = performance.now();
        const block = Blocks.BlockFactory.fromBytes(bytes) as Interfaces.IBlock;
        const decoded = performance.now();
        const result = await this.processor.process(block);
        const processed = performance.now();

        if (result !== BlockProcessorResult.Accepted) {
            const errors = JSON.stringify(block.verification.errors);
            throw new Error(`The block was not accepted: ${BlockProcessorResult[result]} ${errors}`);
        }

        await this.save(block);

        return { decode: decoded - start, process: processed - decoded, save: performance.now() - processed };
    }

    private async save(block: Interfaces.IBlock): Promise<void> {
        await this.database.blocks.saveBlocks([block]);
        this.chain.state.setLastStoredBlockHeight(block.data.height);
    }
}
