import { randomBytes } from "node:crypto";

import { Identities, Managers, Transactions } from "@arkecosystem/crypto";

import { registerTransactions } from "../src/transactions";
import { ChainClient } from "./chain-client";
import { Network, NetworkConfig } from "./network";
import { CoreNode } from "./node";

/** A wallet of the local network. The passphrase is worth nothing elsewhere. */
export interface Wallet {
    readonly role: string;
    readonly address: string;
    readonly publicKey: string;
    readonly passphrase: string;
}

/** Arktoshi that each wallet starts with: 100,000 tokens. */
const STARTING_BALANCE = "10000000000000";

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

/**
 * Gives each wallet its starting balance from the first delegate, with one signed transfer each, and waits for the
 * block.
 * @returns that block's height
 */
export async function fundWallets(node: CoreNode, network: Network, wallets: readonly Wallet[]): Promise<number> {
    const client = new ChainClient(node.api);
    const funder = walletOf("funder", network.delegates[0]);
    const transfers = wallets.map(({ role, address }) =>
        Transactions.BuilderFactory.transfer()
            .version(2)
            .recipientId(address)
            .amount(STARTING_BALANCE)
            .vendorField(`Funds for ${role}`),
    );
    const ids = await client.broadcastAll(transfers, funder);

    return Math.max(...(await Promise.all(ids.map((id) => client.waitForged(id)))));
}
