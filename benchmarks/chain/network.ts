import { Transactions as Magistrate } from "@arkecosystem/core-magistrate-crypto";
import { Errors, Transactions } from "@arkecosystem/crypto";

import { generateNetwork, Network } from "../../devnet/network";
import { useNetwork } from "../../devnet/wallets";
import { ChainBlocks, GeneratedBlock } from "./blocks";
import { ChainSize } from "./contents";
import { ChainTransactions, transactionLimit } from "./transactions";
import { walletFrom } from "./wallets";

const BLOCK_TIME = 3;
const TRANSACTIONS_PER_BLOCK = 150;
/** The last block lies at least this many seconds back, so that the next one can be forged at once. */
const MARGIN = 600;

/** A network that began long enough ago for a block in each of its slots. */
export function generateChainNetwork(directory: string, size: ChainSize): Promise<Network> {
    // A block of multi-payments may hold fewer than the limit.
    const blocks = Math.ceil(transactionLimit(size) / TRANSACTIONS_PER_BLOCK) + 100;
    const epoch = new Date((Math.floor(Date.now() / 1000) - blocks * BLOCK_TIME - MARGIN) * 1000);

    return generateNetwork({ directory, blockTime: BLOCK_TIME, flags: { epoch: epoch.toISOString() } });
}

/** Makes this process speak the network's configuration with the transaction types of a generated chain. */
export function useChainNetwork({ config }: Network): void {
    useNetwork(config);

    try {
        Transactions.TransactionRegistry.registerTransactionType(Magistrate.EntityTransaction as never);
    } catch (error) {
        if (!(error instanceof Errors.TransactionAlreadyRegisteredError)) {
            throw error;
        }
    }
}

/** All blocks of a generated chain, one at a time. Needs `useChainNetwork`. */
export function chainBlocks(network: Network, size: ChainSize): Generator<GeneratedBlock> {
    const delegates = network.delegates.map(walletFrom);

    return new ChainBlocks(network, delegates).of(new ChainTransactions(size, delegates).all());
}
