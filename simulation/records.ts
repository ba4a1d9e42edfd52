import { Contracts } from "@arkecosystem/core-kernel";

import { hashRecord, licensesOf, StateRecord, vendorsOf } from "../src/wallet-attributes";

/** A log's entry, whatever its state. */
type LogEntry = StateRecord["entry"];

/** Sums of hashes from an entry back to its log's first; entries never change, so a sum is computed once. */
const sums = new WeakMap<LogEntry, bigint>();

function sumOf(newest: StateRecord): bigint {
    const unknown: StateRecord[] = [];
    let record: StateRecord | undefined = newest;

    while (record && !sums.has(record.entry)) {
        unknown.push(record);
        const { previous }: { previous: LogEntry | undefined } = record.entry;
        record = previous && ({ ...record, entry: previous } as StateRecord);
    }

    let sum = record ? (sums.get(record.entry) as bigint) : 0n;

    for (const each of unknown.reverse()) {
        sum += hashRecord(each);
        sums.set(each.entry, sum);
    }

    return sum;
}

/** The newest entry of every record in a wallet. */
export function* newestRecords(wallet: Contracts.State.Wallet): Generator<StateRecord> {
    yield* vendorRecords(wallet);
    yield* licenseRecords(wallet);
}

function* vendorRecords(wallet: Contracts.State.Wallet): Generator<StateRecord> {
    for (const [vendor, { log, packages }] of vendorsOf(wallet).entries()) {
        yield { type: "vendor", vendor, entry: log };

        for (const [name, entry] of packages.entries()) {
            yield { type: "package", name, entry };
        }
    }
}

function* licenseRecords(wallet: Contracts.State.Wallet): Generator<StateRecord> {
    for (const [name, entry] of licensesOf(wallet).entries()) {
        yield { type: "license", licensee: wallet.getAddress(), name, entry };
    }
}

/** Sums over a wallet's vendors or licenses, which are immutable maps. */
const sumsOfMaps = new WeakMap<object, bigint>();

/** What all of a wallet's records add to the digest; `sumAnew` computes every hash again. */
export function recordsSum(wallet: Contracts.State.Wallet): bigint {
    return (
        remembered(vendorsOf(wallet), () => sumOver(vendorRecords(wallet), sumOf)) +
        remembered(licensesOf(wallet), () => sumOver(licenseRecords(wallet), sumOf))
    );
}

export const recordsSumAnew = (wallet: Contracts.State.Wallet): bigint => sumOver(newestRecords(wallet), sumAnew);

function remembered(map: object, compute: () => bigint): bigint {
    const known = sumsOfMaps.get(map);

    if (known !== undefined) {
        return known;
    }

    const sum = compute();
    sumsOfMaps.set(map, sum);

    return sum;
}

function sumOver(records: Iterable<StateRecord>, each: (record: StateRecord) => bigint): bigint {
    let sum = 0n;

    for (const record of records) {
        sum += each(record);
    }

    return sum;
}

function sumAnew(newest: StateRecord): bigint {
    let sum = 0n;

    for (let entry: LogEntry | undefined = newest.entry; entry; entry = entry.previous) {
        sum += hashRecord({ ...newest, entry } as StateRecord);
    }

    return sum;
}
