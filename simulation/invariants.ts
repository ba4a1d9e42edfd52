import { Contracts } from "@arkecosystem/core-kernel";
import { Utils } from "@arkecosystem/crypto";

import { describeConfiguration, RegistryCounts } from "../src/handlers";
import { compareVersions, PERPETUAL_SECONDS, releaseLineOf } from "../src/transactions";
import {
    GrantList,
    hashText,
    licensesOf,
    LicenseState,
    PackageState,
    RegistryIndexes,
    StateRecord,
    vendorsOf,
} from "../src/wallet-attributes";
import { FUNDS, REWARD, SimulatedNode } from "./node";
import { packagesChangedInPlace } from "./package-maps";
import { People } from "./people";
import { newestRecords, recordsSum, recordsSumAnew } from "./records";
import { total } from "./snapshot";

type Wallet = Contracts.State.Wallet;
type Check = (node: SimulatedNode, people: People) => void;

/** Something that must hold on every chain did not. */
export class Violation extends Error {
    public override readonly name = "Violation";

    /** @param check a short name of what was checked, by which a shrunk sequence is recognised */
    public constructor(
        public readonly check: string,
        details: string,
    ) {
        super(`${check}: ${details}`);
    }
}

function demand(check: string, expected: unknown, actual: unknown): void {
    if (String(expected) !== String(actual)) {
        throw new Violation(check, `expected ${String(expected)}, got ${String(actual)}`);
    }
}

/** Coins come from the beginning and from rewards alone; nobody owes any. */
const supply: Check = ({ wallets, height }, people) => {
    const balances = wallets.allByAddress().map((wallet) => wallet.getBalance());
    const made = FUNDS.times(people.all.length).plus(REWARD.times(height - 1));

    demand("supply", made, total(balances));
    demand(
        "negative balance",
        undefined,
        balances.find((balance) => balance.isNegative()),
    );
};

/** Each delegate's votes are what its voters have. */
const votes: Check = ({ wallets }) => {
    const counted = new Map<string, Utils.BigNumber>();

    for (const wallet of wallets.allByAddress()) {
        if (wallet.hasVoted()) {
            const delegate = wallet.getAttribute<string>("vote");
            counted.set(delegate, (counted.get(delegate) ?? Utils.BigNumber.ZERO).plus(wallet.getBalance()));
        }
    }

    for (const delegate of wallets.allByUsername()) {
        const expected = counted.get(delegate.getPublicKey() as string) ?? Utils.BigNumber.ZERO;
        demand("vote balance", expected, delegate.getAttribute("delegate.voteBalance"));
    }
};

/** Indexes point to exactly the wallets that own vendors and hold licenses. */
const indexes: Check = ({ wallets }) => {
    const vendors = wallets.getIndex(RegistryIndexes.Vendors);
    const licensees = wallets.getIndex(RegistryIndexes.Licensees);
    let [owned, holders] = [0, 0];

    for (const wallet of wallets.allByAddress()) {
        for (const [name, { log }] of vendorsOf(wallet).entries()) {
            owned++;
            demand("vendor index", wallet.getAddress(), vendors.get(name)?.getAddress());
            demand("owner in record", wallet.getAddress(), log.state.owner);
        }

        const holds = licensesOf(wallet).size > 0;
        holders += holds ? 1 : 0;
        demand("licensee index", holds, licensees.get(wallet.getAddress()) === wallet);
    }

    demand("size of the vendor index", owned, vendors.keys().length);
    demand("size of the licensee index", holders, licensees.keys().length);
};

/** Digest and counts are those of all records. */
const digest: Check = ({ wallets, registry }) => {
    const all = wallets.allByAddress();
    const sum = all.reduce((whole, wallet) => whole + recordsSum(wallet), hashText(describeConfiguration(undefined)));

    demand("digest", BigInt.asUintN(256, sum).toString(16).padStart(64, "0"), registry.digest);
    demand("counts", Object.values(recount(all)), Object.values(registry.counts));
};

/** The digest with every hash computed again, none remembered. */
export const digestAnew: Check = ({ wallets, registry }) => {
    const all = wallets.allByAddress();
    const sum = all.reduce(
        (whole, wallet) => whole + recordsSumAnew(wallet),
        hashText(describeConfiguration(undefined)),
    );

    demand("digest, counted anew", BigInt.asUintN(256, sum).toString(16).padStart(64, "0"), registry.digest);
};

function recount(wallets: readonly Wallet[]): RegistryCounts {
    const counts = { vendors: 0, packages: 0, releases: 0, grants: 0 };

    for (const record of wallets.flatMap((wallet) => [...newestRecords(wallet)])) {
        counts.vendors += record.type === "vendor" ? 1 : 0;
        counts.packages += record.type === "package" ? 1 : 0;
        counts.releases += record.type === "package" ? record.entry.state.versions.size : 0;
        counts.grants += record.type === "license" ? grantsMade(record) : 0;
    }

    return counts;
}

const granted = new WeakMap<object, number>();

/** How many grants a license's log has seen, moved away or not. */
function grantsMade({ entry }: Extract<StateRecord, { type: "license" }>): number {
    const known = granted.get(entry);

    if (known !== undefined) {
        return known;
    }

    let count = 0;

    for (let each: typeof entry | undefined = entry; each; each = each.previous) {
        count += each.state.change.type === "granted" ? 1 : 0;
    }

    granted.set(entry, count);

    return count;
}

const seen = new WeakSet<object>();

/** Every entry that was not there at the last look: its place in its log, and what it may say after the one before. */
const entries: Check = ({ wallets }) => {
    for (const wallet of wallets.allByAddress()) {
        for (const record of newestRecords(wallet)) {
            for (
                let entry: StateRecord["entry"] | undefined = record.entry;
                entry && !seen.has(entry);
                entry = entry.previous
            ) {
                demand("position in log", entry.previous ? entry.previous.position + 1 : 0, entry.position);
                seen.add(entry);
                checkEntry({ ...record, entry } as StateRecord);
            }
        }
    }
};

function checkEntry(record: StateRecord): void {
    if (record.type === "package") {
        checkLines(record.entry.state, record.entry.previous?.state);
    } else if (record.type === "license") {
        checkGrants(record.entry.state);
    }
}

/** Within a line versions only go up, and `lines` knows the highest. */
function checkLines({ touched, versions, lines }: PackageState, before: PackageState | undefined): void {
    if (!touched || before?.versions.has(touched.version)) {
        demand("versions after a change that is no release", before?.versions.size, versions.size);
        return;
    }

    const former = before?.lines.get(releaseLineOf(touched.version));
    demand("highest version of a line", touched.version, lines.get(releaseLineOf(touched.version)));
    demand(
        "version above the line's former",
        true,
        former === undefined || compareVersions(touched.version, former) > 0,
    );
}

/** Each full grant starts where the one before has ended or later; a perpetual one is the last. */
function checkGrants({ full }: LicenseState): void {
    let seconds = 0;

    for (let list: GrantList | undefined = full; list && list.earlier; list = list.earlier) {
        const end = list.earlier.grant.end;
        demand("order of grants", true, end !== null && end <= list.grant.start);
    }

    for (let list: GrantList | undefined = full; list; list = list.earlier) {
        seconds += list.grant.end === null ? 0 : list.grant.end - list.grant.start;
    }

    demand("length of a license", seconds, full?.seconds ?? 0);
    demand("length of a license at most", true, seconds < PERPETUAL_SECONDS + 2 ** 32);
}

/** Maps are values: what one was when it was first seen, it stays. */
const maps: Check = ({ wallets }) =>
    demand("maps changed in place", "", wallets.allByAddress().flatMap(packagesChangedInPlace));

const CHECKS: readonly Check[] = [supply, votes, indexes, digest, entries, maps];

/** @throws Violation */
export const checkInvariants: Check = (node, people) => CHECKS.forEach((check) => check(node, people));
