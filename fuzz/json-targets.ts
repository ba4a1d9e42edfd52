import { Errors, Interfaces, Transactions as Crypto, Utils, Validation } from "@arkecosystem/crypto";
import * as fc from "fast-check";

import { publishAssets, purchases } from "../__tests__/__support__/arbitraries";
import {
    LicensePurchaseBuilder,
    PluginPublishAsset,
    PluginPublishBuilder,
    RegistryError,
    Terms,
    TransactionType,
    TYPE_GROUP,
} from "../src/transactions";
import { mutateJson } from "./mutate-json";
import { demand, Target } from "./target";

const { Deserializer, Serializer, TransactionTypeFactory } = Crypto;

type Json = Record<string, unknown>;

const SEEDS = 600;

const HEADER = {
    version: 2,
    network: 23,
    typeGroup: TYPE_GROUP,
    nonce: "1",
    senderPublicKey: "02a7ccbc550cd8efed02acdc6829c5a0bbe07b28b30294c988fb860b1c33c16fff",
    fee: "5000000000",
    signature: "5a".repeat(64),
    id: "a7".repeat(32),
};

function jsonSeeds(seed: number): string[] {
    const publish = fc.sample(publishAssets(), { seed, numRuns: SEEDS }).map((asset) => ({
        ...HEADER,
        type: TransactionType.PluginPublish,
        amount: "0",
        asset: { pluginPublish: asset },
    }));
    const purchase = fc.sample(purchases(), { seed, numRuns: SEEDS }).map(({ asset, amount, recipientId }) => ({
        ...HEADER,
        type: TransactionType.LicensePurchase,
        amount,
        recipientId,
        asset: { licensePurchase: asset },
    }));

    return [...publish, ...purchase].map((json) => JSON.stringify(json));
}

const sorted = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) =>
        inner && typeof inner === "object" && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
            : inner,
    );

const SCHEMAS = {
    [TransactionType.PluginPublish]: "pluginPublishStrict",
    [TransactionType.LicensePurchase]: "licensePurchaseStrict",
};

/** What the schema accepts is written and read again without loss, or the bytes refuse it with a code. */
const schema: Target = {
    summary: "JSON of whole transactions, by schema and bytes",
    seeds: jsonSeeds,
    mutate: mutateJson,
    run(input) {
        // What stands around the asset is Core's.
        const json: Json = { ...(JSON.parse(input) as Json), ...HEADER };
        const type = json["type"] === 1 ? TransactionType.LicensePurchase : TransactionType.PluginPublish;
        const { error } = Validation.validator.validate(SCHEMAS[type], json);

        if (error !== undefined) {
            return;
        }

        demand(
            "the schema has changed the asset",
            sorted(json["asset"]) === sorted((JSON.parse(input) as Json)["asset"]),
        );
        roundTrip(json as unknown as Interfaces.ITransactionData);
    },
};

function roundTrip(data: Interfaces.ITransactionData): void {
    const numbers = { amount: Utils.BigNumber.make(data.amount), fee: Utils.BigNumber.make(data.fee) };
    let read: Interfaces.ITransaction;

    try {
        read = Deserializer.deserialize(Serializer.serialize(TransactionTypeFactory.create({ ...data, ...numbers })));
    } catch (error) {
        if (error instanceof RegistryError || error instanceof Errors.CryptoError) {
            return;
        }

        throw error;
    }

    demand("bytes say something else than the JSON", sorted(read.data.asset) === sorted(data.asset));
}

/** Builders take what the protocol allows, and throw for the rest before anything is signed. */
const builder: Target = {
    summary: "JSON assets, by the builders",
    seeds: jsonSeeds,
    mutate: mutateJson,
    run(input) {
        const json = JSON.parse(input) as { asset?: { pluginPublish?: PluginPublishAsset; licensePurchase?: Json } };
        const { pluginPublish, licensePurchase } = json.asset ?? {};
        const built = refusable(() => (pluginPublish ? publishOf(pluginPublish) : purchaseOf(licensePurchase)));

        if (built) {
            roundTripOf(built);
        }
    },
};

/** A caller who hands over other types than the signatures say gets an error, whichever; a refusal else. */
function refusable<T>(build: () => T): T | undefined {
    try {
        return build();
    } catch (error) {
        demand("something else than an error was thrown", error instanceof Error);

        return undefined;
    }
}

const publishOf = (asset: PluginPublishAsset): Interfaces.ITransactionData =>
    dataOf(new PluginPublishBuilder().asset(asset));

function purchaseOf(asset: Json | undefined): Interfaces.ITransactionData | undefined {
    const { kind, name, terms, licensee } = (asset ?? {}) as Partial<Record<string, never>> & { terms: Terms };
    const [of, to] = [name as unknown as string, licensee as unknown as string];

    switch (kind as unknown) {
        case "full":
            return dataOf(new LicensePurchaseBuilder().full(of, terms, OWNER, to));
        case "trial":
            return dataOf(new LicensePurchaseBuilder().trial(of, terms, OWNER));
        case "move":
            return dataOf(new LicensePurchaseBuilder().move(of, to));
        default:
            return undefined;
    }
}

const dataOf = ({ data }: { readonly data: unknown }): Interfaces.ITransactionData =>
    data as Interfaces.ITransactionData;

const OWNER = "AbXE8VPhJDL2Tiui6RiaMy5cYi7W7pnxdw";

/** As `build()` does after signing: by the schema, then the bytes. */
function roundTripOf({ fee, ...data }: Interfaces.ITransactionData): void {
    const signed = { ...data, ...HEADER, fee };
    const { error } = Validation.validator.validate(SCHEMAS[data.type as TransactionType], signed);

    if (error === undefined) {
        roundTrip({ ...signed, nonce: Utils.BigNumber.make("1") } as unknown as Interfaces.ITransactionData);
    }
}

export const jsonTargets = { schema, builder } as const satisfies Record<string, Target>;
