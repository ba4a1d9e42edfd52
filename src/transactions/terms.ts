import { AssetReader } from "./codec/asset-reader";
import { AssetWriter } from "./codec/asset-writer";
import { Limits } from "./constants";
import { RegistryError } from "./errors";
import { Patterns } from "./names";

/** What a license of a package costs and how long it lasts. */
export interface Terms {
    /** arktoshi, decimal; "0" is a free package, which has none of the other terms */
    readonly price: string;
    /** seconds; 0 is a perpetual license */
    readonly licensePeriod: number;
    /** seconds; 0 is no trial */
    readonly trialPeriod: number;
    /** after a full license ends, versions released until then stay licensed */
    readonly fallback: boolean;
    /** the licensee may move the license to another wallet */
    readonly transferable: boolean;
}

export const FREE_TERMS: Terms = {
    price: "0",
    licensePeriod: 0,
    trialPeriod: 0,
    fallback: false,
    transferable: false,
};

export const isFree = (terms: Terms): boolean => terms.price === "0";

export const sameTerms = (left: Terms, right: Terms): boolean =>
    left.price === right.price &&
    left.licensePeriod === right.licensePeriod &&
    left.trialPeriod === right.trialPeriod &&
    left.fallback === right.fallback &&
    left.transferable === right.transferable;

export const describeTerms = (terms: Terms): string =>
    `price ${terms.price}, license ${terms.licensePeriod} s, trial ${terms.trialPeriod} s` +
    `${terms.fallback ? ", fallback" : ""}${terms.transferable ? ", transferable" : ""}`;

export const termsSchema = {
    type: "object",
    required: ["price", "licensePeriod", "trialPeriod", "fallback", "transferable"],
    propertyNames: { enum: ["price", "licensePeriod", "trialPeriod", "fallback", "transferable"] },
    properties: {
        price: { type: "string", pattern: Patterns.price },
        licensePeriod: { type: "integer", minimum: 0, maximum: Limits.period },
        trialPeriod: { type: "integer", minimum: 0, maximum: Limits.period },
        fallback: { type: "boolean" },
        transferable: { type: "boolean" },
    },
} as const;

const PRICE = new RegExp(Patterns.price);

const isPeriod = (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= Limits.period;

/** @throws RegistryError ERR_TERMS */
export function assertTerms(terms: Terms): void {
    const refuse = (reason: string): never => {
        throw new RegistryError("ERR_TERMS", reason);
    };

    if (typeof terms.price !== "string" || !PRICE.test(terms.price)) {
        refuse(`price ${JSON.stringify(terms.price)} is not arktoshi in decimal`);
    }

    if (BigInt(terms.price) > Limits.price) {
        refuse(`price ${terms.price} is above ${Limits.price}`);
    }

    if (!isPeriod(terms.licensePeriod) || !isPeriod(terms.trialPeriod)) {
        refuse(`a period is 0 to ${Limits.period} seconds`);
    }

    if (isFree(terms) && !sameTerms(terms, FREE_TERMS)) {
        refuse("a free package has neither periods nor fallback nor transfer");
    }

    if (terms.licensePeriod === 0 && terms.fallback) {
        refuse("a perpetual license has no fallback");
    }
}

const FALLBACK = 1;
const TRANSFERABLE = 2;

/** 17 bytes: price (u64), license and trial period (u32 each), flags. */
export function writeTerms(writer: AssetWriter, terms: Terms): void {
    writer.uint64(BigInt(terms.price));
    writer.uint32(terms.licensePeriod);
    writer.uint32(terms.trialPeriod);
    writer.uint8((terms.fallback ? FALLBACK : 0) | (terms.transferable ? TRANSFERABLE : 0));
}

export function readTerms(reader: AssetReader): Terms {
    const price = reader.uint64().toString();
    const licensePeriod = reader.uint32();
    const trialPeriod = reader.uint32();
    const flags = reader.uint8();

    if (flags > (FALLBACK | TRANSFERABLE)) {
        throw new RegistryError("ERR_ASSET_BYTES", `unknown flags ${flags}`);
    }

    return {
        price,
        licensePeriod,
        trialPeriod,
        fallback: (flags & FALLBACK) !== 0,
        transferable: (flags & TRANSFERABLE) !== 0,
    };
}
