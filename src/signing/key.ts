import { createHash } from "node:crypto";
import { inspect } from "node:util";

import { Identities, Interfaces, Transactions } from "@arkecosystem/crypto";

type Data = Interfaces.ITransactionData;

/**
 * A wallet's key pair. The passphrase is hashed and its bytes are overwritten at once; printing a key, by accident or in
 * a crash, shows its public key. JavaScript cannot erase strings, and Core's library wants the private key as one: it is
 * gone from memory when the garbage collector has reused it, not before.
 */
export class Key {
    readonly #pair: Interfaces.IKeyPair;

    private constructor(pair: Interfaces.IKeyPair) {
        this.#pair = pair;
    }

    /** @param passphrase UTF-8; overwritten with zeroes */
    public static fromPassphrase(passphrase: Buffer): Key {
        const privateKey = createHash("sha256").update(passphrase).digest();
        passphrase.fill(0);

        try {
            return new Key(Identities.Keys.fromPrivateKey(privateKey));
        } finally {
            privateKey.fill(0);
        }
    }

    public get publicKey(): string {
        return this.#pair.publicKey;
    }

    /** Of the network in force. */
    public get address(): string {
        return Identities.Address.fromPublicKey(this.publicKey);
    }

    /** The signature of a wallet of one key. */
    public sign(data: Data): string {
        return Transactions.Signer.sign({ ...data }, this.#pair);
    }

    /** The second signature, over the first. */
    public secondSign(data: Data): string {
        return Transactions.Signer.secondSign({ ...data }, this.#pair);
    }

    /** A participant's signature, its index in front. */
    public multiSign(data: Data, index: number): string {
        return Transactions.Signer.multiSign({ ...data, signatures: [] }, this.#pair, index);
    }

    public toJSON(): object {
        return { publicKey: this.publicKey };
    }

    public [inspect.custom](): string {
        return `Key(${this.publicKey})`;
    }
}
