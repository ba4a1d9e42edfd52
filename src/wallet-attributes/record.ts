import { hash } from "node:crypto";

import { Terms } from "../transactions";
import { LicenseEntry } from "./license-state";
import { Entry } from "./log";
import { PackageState } from "./package-record";
import { VendorState } from "./vendor-state";

/** An entry with the record it belongs to: what transitions append and undo drops. */
export type StateRecord =
    | { readonly type: "vendor"; readonly vendor: string; readonly entry: Entry<VendorState> }
    | { readonly type: "package"; readonly name: string; readonly entry: Entry<PackageState> }
    | {
          readonly type: "license";
          readonly licensee: string;
          readonly name: string;
          readonly entry: LicenseEntry;
      };

type Field = string | number | boolean | null | undefined;

function fieldText(field: Field): string {
    if (typeof field === "boolean") {
        return field ? "1" : "0";
    }

    return field === undefined || field === null ? "-" : String(field);
}

/** Netstrings (`length:text,`; all of it ASCII), so that no two lists of fields share their bytes. */
function canonicalBytes(fields: readonly Field[]): string {
    let bytes = "";

    for (const field of fields) {
        const text = fieldText(field);
        bytes += `${text.length}:${text},`;
    }

    return bytes;
}

const termsFields = (terms: Terms): Field[] => [
    terms.price,
    terms.licensePeriod,
    terms.trialPeriod,
    terms.fallback,
    terms.transferable,
];

function fieldsOf(record: StateRecord): Field[] {
    switch (record.type) {
        case "vendor": {
            const { owner, maintainers, offeredTo } = record.entry.state;

            return [record.vendor, owner, offeredTo, maintainers.length, ...maintainers];
        }
        case "package": {
            const { terms, touched } = record.entry.state;

            return [record.name, ...termsFields(terms), touched?.version, touched?.yanked];
        }
        case "license": {
            const { change } = record.entry.state;
            const details: Field[] =
                change.type === "granted"
                    ? [
                          change.grant.kind,
                          change.grant.start,
                          change.grant.end,
                          change.grant.fallback,
                          change.grant.transferable,
                          change.grant.payer,
                      ]
                    : [change.counterpart];

            return [record.licensee, record.name, change.type, ...details];
        }
    }
}

/** SHA-256 over a record's canonical bytes, as a number: what the state digest sums up. */
export function hashRecord(record: StateRecord): bigint {
    const { position, transactionId } = record.entry;
    const bytes = canonicalBytes([record.type, position, transactionId, ...fieldsOf(record)]);

    return hashText(bytes);
}

export const hashText = (text: string): bigint => BigInt(`0x${hash("sha256", text, "hex")}`);
