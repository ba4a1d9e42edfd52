import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { GeneratedBlock } from "../../benchmarks/chain/blocks";
import { ChainSize, licenseeCount, vendorCount } from "../../benchmarks/chain/contents";
import { chainWallet } from "../../benchmarks/chain/wallets";
import { TYPE_GROUP } from "../../src/transactions";
import { TestChain } from "./test-chain";

/** Applies a generated chain's transactions of this package, in blocks of the same times, with all of Core's checks. */
export async function replayOnTestChain(blocks: Iterable<GeneratedBlock>, size: ChainSize): Promise<TestChain> {
    const chain = await TestChain.start();
    const wallets = (role: "vendor" | "licensee", count: number): string[] =>
        Array.from({ length: count }, (_, index) => chainWallet(size.seed, role, index).passphrase);
    chain.fund(...wallets("vendor", vendorCount(size)), ...wallets("licensee", licenseeCount(size)));

    for (const { data, transactions } of blocks) {
        if (data.height > 1) {
            await chain.forgeAt(data.timestamp, transactions.filter(isOurs).map(parse));
        }
    }

    return chain;
}

const isOurs = ({ data }: GeneratedBlock["transactions"][number]): boolean => data.typeGroup === TYPE_GROUP;

const parse = ({ serialized }: GeneratedBlock["transactions"][number]): Interfaces.ITransaction =>
    Transactions.TransactionFactory.fromBytes(serialized);
