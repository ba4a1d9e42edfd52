import { Identities, Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import {
    publishAssetOf,
    registerTransactions,
    ReleaseAsset,
    Requirements,
    Terms,
    TransactionType,
    TYPE_GROUP,
    vendorOf,
} from "../transactions";
import { ClientError } from "./errors";
import { RegistryQueries } from "./queries";
import { ReleaseResource, WalletResource } from "./resources";

/**
 * What a release's signed bytes say, and who signed them. That the signer may release for the vendor is the node's word
 * (`role`): only the whole chain could prove it. Compare nodes, and pin `owner` once it is accepted.
 */
export interface AuthenticatedRelease {
    readonly name: string;
    readonly version: string;
    readonly transactionId: string;
    readonly blockHeight: number;
    /** SRI of the tarball */
    readonly integrity: string;
    /** absent: the npm registry */
    readonly source: string | undefined;
    readonly description: string | undefined;
    readonly requirements: Requirements;
    readonly terms: Terms;
    readonly signer: {
        readonly address: string;
        readonly publicKey: string;
        /** `former`: neither owner nor maintainer any more */
        readonly role: "owner" | "maintainer" | "former";
    };
    /** the vendor's owner now */
    readonly owner: string;
    /** the node's word */
    readonly yanked: ReleaseResource["yanked"];
}

/** All that bytes are made of, and an id, which the schema wants: the rebuilt transaction has its own. */
const FIELDS = [
    "id",
    "version",
    "network",
    "typeGroup",
    "type",
    "nonce",
    "senderPublicKey",
    "fee",
    "vendorField",
    "asset",
    "signature",
    "secondSignature",
    "signatures",
] as const;

type Fail = (why: string) => never;

/** Rebuilds a transaction from what a node says, from the bytes on: its id is computed, not read. */
function rebuild(data: Record<string, unknown>, fail: Fail): Interfaces.ITransaction {
    const fields = FIELDS.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]] as const]));
    const signed = Object.fromEntries(fields) as Record<string, unknown>;

    try {
        return Transactions.TransactionFactory.fromData({
            ...signed,
            fee: Utils.BigNumber.make(signed["fee"] as string),
            nonce: Utils.BigNumber.make(signed["nonce"] as string),
            amount: Utils.BigNumber.ZERO,
        } as unknown as Interfaces.ITransactionData);
    } catch (error) {
        return fail(`the node's transaction is malformed (${(error as Error).message})`);
    }
}

/** That the sender's wallet signed: one key, or the participants whose keys add up to the sender's. */
function isSigned(data: Interfaces.ITransactionData, { attributes }: WalletResource): boolean {
    const { Verifier } = Transactions;

    if (data.signature !== undefined) {
        const second = attributes.secondPublicKey;

        return Verifier.verifyHash(data) && (second === undefined || Verifier.verifySecondSignature(data, second));
    }

    const participants = attributes.multiSignature;

    return (
        participants !== undefined &&
        Identities.PublicKey.fromMultiSignatureAsset(participants) === data.senderPublicKey &&
        Verifier.verifySignatures(data, participants)
    );
}

function assetOf({ data }: Interfaces.ITransaction, name: string, version: string, fail: Fail): ReleaseAsset {
    const asset = publishAssetOf(data);

    if (data.typeGroup !== TYPE_GROUP || data.type !== TransactionType.PluginPublish || asset.action !== "release") {
        return fail("its transaction is no release");
    }

    if (asset.name !== name || asset.version !== version) {
        return fail(`its transaction releases ${asset.name}@${asset.version}`);
    }

    return asset;
}

async function foundRelease(client: RegistryQueries, name: string, version: string): Promise<ReleaseResource> {
    const release = await client.release(name, version);

    if (release) {
        return release;
    }

    throw (await client.package(name))
        ? new ClientError("UNKNOWN_VERSION", `${name}@${version} is not published.`, { node: client.node })
        : new ClientError("UNKNOWN_PLUGIN", `${name} is not published.`, { node: client.node });
}

/** See `RegistryClient.authenticatedRelease`. */
export async function authenticateRelease(
    client: RegistryQueries,
    name: string,
    version: string,
): Promise<AuthenticatedRelease> {
    registerTransactions();
    const release = await foundRelease(client, name, version);
    const { transactionId } = release;
    const fail: Fail = (why) => {
        const message = `${name}@${version} is not what its publisher signed, says ${client.node}: ${why}.`;
        throw new ClientError("RELEASE_NOT_AUTHENTIC", message, { node: client.node, transactionId });
    };
    const stored = (await client.transaction(transactionId)) ?? fail(`it has no transaction ${transactionId}`);
    const transaction = rebuild(stored, fail);
    const { data } = transaction;

    if (data.id !== transactionId) {
        fail(`the bytes of its transaction have the id ${data.id}, not ${transactionId}`);
    }

    const asset = assetOf(transaction, name, version, fail);
    const publicKey = data.senderPublicKey as string;
    const address = Identities.Address.fromPublicKey(publicKey);
    const [wallet, vendor] = await Promise.all([client.wallet(address), client.vendor(vendorOf(name))]);

    if (!isSigned(data, wallet)) {
        fail(`the signature of ${address} is wrong or missing`);
    }

    if (asset.integrity !== release.integrity) {
        fail(`signed integrity ${asset.integrity}, the node says ${release.integrity}`);
    }

    const owner = vendor?.owner ?? fail("its vendor has no owner");
    const isMaintainer = vendor?.maintainers.includes(address) === true;

    return {
        name,
        version,
        transactionId,
        blockHeight: release.blockHeight,
        integrity: asset.integrity,
        source: asset.source,
        description: asset.description,
        requirements: asset.requirements,
        terms: asset.terms,
        signer: { address, publicKey, role: address === owner ? "owner" : isMaintainer ? "maintainer" : "former" },
        owner,
        yanked: release.yanked,
    };
}
