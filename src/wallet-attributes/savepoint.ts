import { Contracts } from "@arkecosystem/core-kernel";
import { Utils } from "@arkecosystem/crypto";

import { LICENSES_ATTRIBUTE } from "./licenses";
import { VENDORS_ATTRIBUTE } from "./vendors";
import { RegistryIndexes } from "./wallet-indexes";

type Wallets = Contracts.State.WalletRepository;

/** All that one transaction may write to. */
export interface Touched {
    /** addresses, the sender's among them */
    readonly addresses: readonly string[];
    readonly vendor: string | undefined;
}

/**
 * Remembers what a transaction may write to, and puts it back: Core does not undo a half-applied transaction, and
 * whoever listens to a wallet's changes can make any write throw. Values are immutable, so remembering is cheap.
 *
 * Indexes are read and not asked by `hasByIndex`, which in the pool's repository may clone a wallet anew. For that
 * the vendor's owner must have been looked up before.
 *
 * @returns what puts everything back
 */
export function savepoint(wallets: Wallets, { addresses, vendor }: Touched): () => void {
    const steps: (() => void)[] = [];

    // Each transaction comes through here, and almost none needs it: nothing is made that is not kept.
    for (const address of new Set(addresses)) {
        steps.push(rememberWallet(wallets, address), rememberKey(wallets, RegistryIndexes.Licensees, address));
    }

    if (vendor !== undefined) {
        steps.push(rememberKey(wallets, RegistryIndexes.Vendors, vendor));
    }

    return () => steps.forEach((restore) => restore());
}

function rememberWallet(wallets: Wallets, address: string): () => void {
    if (!wallets.hasByAddress(address)) {
        return () => forgetWallet(wallets, address);
    }

    const wallet = wallets.findByAddress(address);
    const balance = wallet.getBalance();
    const nonce = wallet.getNonce();
    // Read at once: Core's own getters look for dots in a key, twice.
    const held = wallet.getAttributes() as Readonly<Record<string, object | undefined>>;
    const vendors = held[VENDORS_ATTRIBUTE];
    const licenses = held[LICENSES_ATTRIBUTE];

    return () => {
        wallet.setBalance(balance);
        wallet.setNonce(nonce);
        putAttribute(wallet, VENDORS_ATTRIBUTE, vendors);
        putAttribute(wallet, LICENSES_ATTRIBUTE, licenses);
    };
}

function putAttribute(wallet: Contracts.State.Wallet, key: string, value: object | undefined): void {
    if (value === undefined) {
        wallet.forgetAttribute(key);
    } else {
        wallet.setAttribute(key, value);
    }
}

/** A wallet that the transaction made: it holds nothing that was not written by it. */
function forgetWallet(wallets: Wallets, address: string): void {
    if (wallets.hasByAddress(address)) {
        const wallet = wallets.findByAddress(address);
        wallet.setBalance(Utils.BigNumber.ZERO);
        wallet.forgetAttribute(VENDORS_ATTRIBUTE);
        wallet.forgetAttribute(LICENSES_ATTRIBUTE);
        wallets.forgetOnIndex(Contracts.State.WalletIndexes.Addresses, address);
    }
}

function rememberKey(wallets: Wallets, index: RegistryIndexes, key: string): () => void {
    const wallet = wallets.getIndex(index).get(key) as Contracts.State.Wallet | undefined;

    return () => {
        if (wallet) {
            wallets.setOnIndex(index, key, wallet);
        } else if (wallets.getIndex(index).has(key)) {
            wallets.forgetOnIndex(index, key);
        }
    };
}
