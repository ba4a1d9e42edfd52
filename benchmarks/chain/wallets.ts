import { Identities, Interfaces } from "@arkecosystem/crypto";

/** What signs in a generated chain. */
export interface ChainWallet {
    readonly passphrase: string;
    readonly keys: Interfaces.IKeyPair;
    readonly address: string;
}

/** The same for the same seed. Worth nothing elsewhere. Needs the network's configuration. */
export function chainWallet(seed: string, role: "vendor" | "licensee", index: number): ChainWallet {
    return walletFrom(`${seed} ${role} ${index}`);
}

export function walletFrom(passphrase: string): ChainWallet {
    const keys = Identities.Keys.fromPassphrase(passphrase);

    return { passphrase, keys, address: Identities.Address.fromPublicKey(keys.publicKey) };
}
