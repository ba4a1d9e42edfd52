import { randomBytes } from "node:crypto";

import { Identities, Managers, Transactions } from "@arkecosystem/crypto";

import { registerTransactions } from "../src/transactions";
import { Network, NetworkConfig } from "./network";
import { CoreNode } from "./node";
import { waitFor } from "./processes";

/** A wallet of the local network. The passphrase is worth nothing elsewhere. */
export interface Wallet {
    readonly role: string;
    readonly address: string;
    readonly publicKey: string;
    readonly passphrase: string;
}

interface Answer {
    readonly data: { accept: string[]; invalid: string[] };
    readonly errors?: Record<string, { message: string } | Array<{ message: string }>>;
}

/** Arktoshi that each wallet starts with: 100,000 tokens. */
export const STARTING_BALANCE = "10000000000000";

/** Makes this process speak the network's configuration and transaction types, as signing and addresses require. */
export function useNetwork(config: NetworkConfig): void {
    Managers.configManager.setConfig(config as unknown as Parameters<typeof Managers.configManager.setConfig>[0]);
    Managers.configManager.setHeight(2);
    registerTransactions();
}

/** A wallet from a passphrase, or from a new one. Needs `useNetwork`. */
export const walletOf = (role: string, passphrase = `${role} ${randomBytes(16).toString("hex")}`): Wallet => ({
    role,
    passphrase,
    address: Identities.Address.fromPassphrase(passphrase),
    publicKey: Identities.PublicKey.fromPassphrase(passphrase),
});

/** The nonce that a wallet's next transaction must carry. */
export async function nextNonce(node: CoreNode, address: string): Promise<string> {
    const { data } = await node.get<{ data: { nonce?: string } }>(`/wallets/${address}`);

    return (BigInt(data.nonce ?? "0") + 1n).toString();
}

/** Posts signed transactions; throws with the pool's reasons unless it takes them all. */
export async function broadcast(node: CoreNode, transactions: unknown[]): Promise<string[]> {
    const answer = await node.post<Answer>("/transactions", { transactions });

    if (answer.data?.accept.length !== transactions.length) {
        throw new Error(`The pool refused: ${JSON.stringify(answer.errors ?? answer)}`);
    }

    return answer.data.accept;
}

/** Resolves with the height of the block that holds the transaction. */
export const waitForged = (node: CoreNode, id: string, timeout = 60_000): Promise<number> =>
    waitFor(
        `Transaction ${id} in a block`,
        async () => {
            const { data } = await node.get<{ data: { blockId?: string; confirmations: number } }>(
                `/transactions/${id}`,
            );

            if (!data.blockId) {
                return undefined;
            }

            return (await node.get<{ data: { height: number } }>(`/blocks/${data.blockId}`)).data.height;
        },
        { timeout },
    );

/**
 * Gives each wallet its starting balance from the first delegate, with one signed transfer each, and waits for the
 * block. @returns that block's height.
 */
export async function fundWallets(
    node: CoreNode,
    network: Network,
    wallets: readonly Wallet[],
    amount = STARTING_BALANCE,
): Promise<number> {
    const funder = walletOf("funder", network.delegates[0]);
    const nonce = BigInt(await nextNonce(node, funder.address));
    const transfers = wallets.map((wallet, index) =>
        Transactions.BuilderFactory.transfer()
            .version(2)
            .nonce((nonce + BigInt(index)).toString())
            .recipientId(wallet.address)
            .amount(amount)
            .vendorField(`Funds for ${wallet.role}`)
            .sign(funder.passphrase)
            .build()
            .toJson(),
    );
    const ids = await broadcast(node, transfers);
    const heights = await Promise.all(ids.map((id) => waitForged(node, id)));

    return Math.max(...heights);
}
