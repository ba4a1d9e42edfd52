import { Identities } from "@arkecosystem/crypto";

import type { RegistryClient, WalletResource } from "../client";
import { SigningError } from "./errors";
import { Key } from "./key";

/** Which secrets there are; each is asked for when it turns out to be needed, and overwritten when it is used. */
export interface Secrets {
    /** the wallet that is meant; without it that of the passphrase */
    readonly wallet: string | undefined;
    /** the passphrases among which the wallet's is */
    passphrases(): Promise<readonly Buffer[]>;
    second(): Promise<Buffer>;
}

/** Whose transaction it is to be, with all that signing takes. */
export interface Sender {
    readonly address: string;
    readonly publicKey: string;
    readonly wallet: WalletResource;
    readonly key: Key;
    readonly second: Key | undefined;
    /** for a multisignature wallet: who takes part, and which of them `key` is */
    readonly multi:
        { readonly min: number; readonly publicKeys: readonly string[]; readonly index: number } | undefined;
}

async function participant(client: RegistryClient, keys: readonly Key[], address: string): Promise<Sender | undefined> {
    const wallet = await client.wallet(address);
    const asset = wallet.attributes.multiSignature;

    if (!asset) {
        return undefined;
    }

    const publicKey = Identities.PublicKey.fromMultiSignatureAsset(asset);
    const key = keys.find((one) => asset.publicKeys.includes(one.publicKey));

    if (!key || Identities.Address.fromPublicKey(publicKey) !== address) {
        throw new SigningError(
            "WRONG_PASSPHRASE",
            `The passphrase is none of the participants' of the multisignature wallet ${address}.`,
        );
    }

    const multi = { ...asset, index: asset.publicKeys.indexOf(key.publicKey) };

    return { address, publicKey, wallet, key, second: undefined, multi };
}

function wrong(keys: readonly Key[], wanted: string | undefined): SigningError {
    const addresses = keys.map(({ address }) => address).join(", ");

    return wanted === undefined
        ? new SigningError("WRONG_PASSPHRASE", `Which wallet? Name one with --wallet: ${addresses}.`)
        : new SigningError("WRONG_PASSPHRASE", `The passphrase belongs to ${addresses}, not to ${wanted}.`);
}

async function secondKey(wallet: WalletResource, secrets: Secrets): Promise<Key | undefined> {
    const wanted = wallet.attributes.secondPublicKey;

    if (wanted === undefined) {
        return undefined;
    }

    const key = Key.fromPassphrase(await secrets.second());

    if (key.publicKey !== wanted) {
        throw new SigningError("WRONG_PASSPHRASE", `The second passphrase of ${wallet.address} is another one.`);
    }

    return key;
}

/**
 * Finds the sender that the given secrets belong to, and asks for a second passphrase if its wallet has one.
 *
 * @throws SigningError NO_PASSPHRASE, UNSAFE_KEY_FILE, WRONG_PASSPHRASE; ClientError
 */
export async function resolveSender(client: RegistryClient, secrets: Secrets): Promise<Sender> {
    const keys = (await secrets.passphrases()).map((passphrase) => Key.fromPassphrase(passphrase));
    const wanted = secrets.wallet;
    const key = wanted === undefined ? keys[0] : keys.find(({ address }) => address === wanted);

    if (!key) {
        const sender = wanted === undefined ? undefined : await participant(client, keys, wanted);

        if (sender) {
            return sender;
        }

        throw wrong(keys, wanted);
    }

    if (wanted === undefined && keys.length > 1) {
        throw wrong(keys, undefined);
    }

    const { address, publicKey } = key;
    const wallet = { ...(await client.wallet(address)), publicKey };

    return { address, publicKey, wallet, key, second: await secondKey(wallet, secrets), multi: undefined };
}
