import { Contracts } from "@arkecosystem/core-kernel";
import { Utils } from "@arkecosystem/crypto";

import { ChainWallet } from "../chain/wallets";

/** Arktoshi: a million tokens. */
const FUNDS = Utils.BigNumber.make("100000000000000");

/** Money from nowhere, for who sends on a chain of this process. @returns the sender as that chain knows it */
export function enrich(wallets: Contracts.State.WalletRepository, { keys }: ChainWallet): Contracts.State.Wallet {
    const wallet = wallets.findByPublicKey(keys.publicKey);
    wallet.setBalance(FUNDS);

    return wallet;
}
