/** How vectors are signed. Core's Schnorr signatures are deterministic, so the same input gives the same file. */
import { Crypto, Identities, Interfaces, Managers, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import {
    LicensePurchaseAsset,
    LicensePurchaseBuilder,
    PluginPublishAsset,
    PluginPublishBuilder,
    registerTransactions,
} from "../../src/transactions";

export const PASSPHRASE = "vendor one";
export const SECOND_PASSPHRASE = "vendor one second";
const PARTICIPANTS: readonly string[] = ["participant one", "participant two", "participant three"];
export const PUB_KEY_HASH = 23;

export const addressOf = (passphrase: string): string => Identities.Address.fromPassphrase(passphrase, PUB_KEY_HASH);

/** Vectors are of the network `testnet`, at a height where version 2 transactions are valid. */
export function useVectorNetwork(): void {
    Managers.configManager.setFromPreset("testnet");
    Managers.configManager.setHeight(2);
    registerTransactions();
}

export interface Case {
    readonly name: string;
    readonly note?: string;
    readonly vendorField?: string;
    readonly signing?: "single" | "second" | "multi";
    readonly nonce?: string;
}

type Builder = PluginPublishBuilder | LicensePurchaseBuilder;

function finish(builder: Builder, { name, note, vendorField, signing = "single", nonce = "1" }: Case): object {
    builder.network(PUB_KEY_HASH).nonce(nonce);

    if (vendorField !== undefined) {
        builder.vendorField(vendorField);
    }

    const signers = signing === "multi" ? signByAll(builder) : signByOne(builder, signing === "second");
    const transaction = builder.build();
    const hash = CoreTransactions.Utils.toHash(transaction.data, {
        excludeSignature: true,
        excludeSecondSignature: true,
        excludeMultiSignature: true,
    });

    return {
        name,
        ...(note !== undefined && { note }),
        ...signers,
        transaction: transaction.toJson(),
        serialized: transaction.serialized.toString("hex"),
        signedHash: hash.toString("hex"),
        id: transaction.id,
    };
}

function keysOf(passphrase: string): object {
    const { publicKey, privateKey } = Identities.Keys.fromPassphrase(passphrase);

    return { publicKey, privateKey, address: addressOf(passphrase) };
}

function signByOne(builder: Builder, second: boolean): object {
    builder.sign(PASSPHRASE);

    if (second) {
        builder.secondSign(SECOND_PASSPHRASE);
    }

    return {
        passphrase: PASSPHRASE,
        keys: keysOf(PASSPHRASE),
        ...(second && { secondPassphrase: SECOND_PASSPHRASE, secondKeys: keysOf(SECOND_PASSPHRASE) }),
    };
}

/** Two of three: the first and the last participant sign. */
function signByAll(builder: Builder): object {
    const multiSignature = {
        min: 2,
        publicKeys: PARTICIPANTS.map((passphrase) => Identities.PublicKey.fromPassphrase(passphrase)),
    };
    builder.senderPublicKey(Identities.PublicKey.fromMultiSignatureAsset(multiSignature));

    for (const index of [0, 2]) {
        builder.multiSign(PARTICIPANTS[index] as string, index);
    }

    return {
        passphrases: PARTICIPANTS,
        multiSignature,
        keys: {
            publicKey: builder.data.senderPublicKey,
            address: Identities.Address.fromMultiSignatureAsset(multiSignature, PUB_KEY_HASH),
        },
    };
}

export const publishCase = (asset: PluginPublishAsset, options: Case): object =>
    finish(new PluginPublishBuilder().asset(asset), options);

export function purchaseCase(
    asset: LicensePurchaseAsset,
    { owner, ...options }: Case & { readonly owner: string },
): object {
    const builder = new LicensePurchaseBuilder();

    switch (asset.kind) {
        case "full":
            builder.full(asset.name, asset.terms, owner, asset.licensee);
            break;
        case "trial":
            builder.trial(asset.name, asset.terms, owner);
            break;
        case "move":
            builder.move(asset.name, asset.licensee);
    }

    return finish(builder, options);
}

/** A whole transaction around any asset bytes, correctly signed: nothing but the asset can be wrong with it. */
export function signedBytes(type: 0 | 1, assetHex: string, change: { typeGroup?: number; fee?: bigint } = {}): string {
    const keys = Identities.Keys.fromPassphrase(PASSPHRASE) as Interfaces.IKeyPair;
    const numbers = Buffer.alloc(14);
    numbers.writeUInt32LE(change.typeGroup ?? 1035, 0);
    numbers.writeUInt16LE(type, 4);
    numbers.writeBigUInt64LE(1n, 6);
    const fee = Buffer.alloc(8);
    fee.writeBigUInt64LE(change.fee ?? 5_000_000_000n);
    const unsigned = Buffer.concat([
        Buffer.from([0xff, 2, PUB_KEY_HASH]),
        numbers,
        Buffer.from(keys.publicKey, "hex"),
        fee,
        Buffer.from([0]),
        Buffer.from(assetHex, "hex"),
    ]);
    const hash = Crypto.HashAlgorithms.sha256(unsigned);

    return unsigned.toString("hex") + Crypto.Hash.signSchnorr(hash, keys);
}
