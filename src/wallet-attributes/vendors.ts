import { Contracts } from "@arkecosystem/core-kernel";

import { RegistryError, Terms, vendorOf, YankReason } from "../transactions";
import { heldBy, hold } from "./held";
import { append, assertNewest, Entry } from "./log";
import { OrderedMap } from "./ordered-map";
import { PackageRecord, PackageState } from "./package-record";
import { StateRecord } from "./record";
import { VendorState } from "./vendor-state";

/** The wallet attribute of vendors' owners. Nobody but this module reads or writes it. */
export const VENDORS_ATTRIBUTE = "pluginVendors";

export interface Vendor {
    readonly log: Entry<VendorState>;
    readonly packages: OrderedMap<PackageRecord>;
}

type Vendors = OrderedMap<Vendor>;

const NONE: Vendors = OrderedMap.empty();

function countsOf(vendors: Vendors): Record<string, number> {
    let packages = 0;

    for (const vendor of vendors.values()) {
        packages += vendor.packages.size;
    }

    return { vendors: vendors.size, packages };
}

/** The vendors that a wallet owns, by name. */
export function vendorsOf(wallet: Contracts.State.Wallet): Vendors {
    return heldBy<Vendors>(wallet, VENDORS_ATTRIBUTE) ?? NONE;
}

/** The package's state in its owner's wallet. */
export function packageOf(owner: Contracts.State.Wallet, name: string): PackageState | undefined {
    return vendorsOf(owner).get(vendorOf(name))?.packages.get(name)?.state;
}

/** The string that a package's owner has for its name: licenses that share it need none of their own. */
export const heldPackageName = (owner: Contracts.State.Wallet, name: string): string =>
    vendorsOf(owner).get(vendorOf(name))?.packages.keyOf(name) ?? name;

function write(wallet: Contracts.State.Wallet, vendors: Vendors): void {
    if (vendors.isEmpty()) {
        wallet.forgetAttribute(VENDORS_ATTRIBUTE);
    } else {
        wallet.setAttribute(VENDORS_ATTRIBUTE, hold(vendors, countsOf(vendors)));
    }
}

function demand(wallet: Contracts.State.Wallet, vendor: string): Vendor {
    const found = vendorsOf(wallet).get(vendor);

    if (!found) {
        throw new RegistryError("ERR_STATE", `${wallet.getAddress()} does not own ${vendor}`);
    }

    return found;
}

const vendorRecord = (vendor: string, entry: Entry<VendorState>): StateRecord => ({ type: "vendor", vendor, entry });

const packageRecord = (name: string, entry: Entry<PackageState>): StateRecord => ({ type: "package", name, entry });

export function addVendor(wallet: Contracts.State.Wallet, vendor: string, transactionId: string): StateRecord {
    const state = { owner: wallet.getAddress(), maintainers: [], offeredTo: undefined };
    const log = append<VendorState>(undefined, state, transactionId);
    write(wallet, vendorsOf(wallet).set(vendor, { log, packages: OrderedMap.empty() }));

    return vendorRecord(vendor, log);
}

/** @throws RegistryError ERR_STATE */
export function undoAddVendor(wallet: Contracts.State.Wallet, vendor: string, transactionId: string): StateRecord {
    const { log, packages } = demand(wallet, vendor);
    assertNewest(log, transactionId);

    if (log.previous || !packages.isEmpty()) {
        throw new RegistryError("ERR_STATE", `${vendor} has outlived its registration`);
    }

    write(wallet, vendorsOf(wallet).delete(vendor));

    return vendorRecord(vendor, log);
}

/** Changes maintainers or offer. */
export function changeVendor(
    wallet: Contracts.State.Wallet,
    vendor: string,
    change: Partial<Pick<VendorState, "maintainers" | "offeredTo">>,
    transactionId: string,
): StateRecord {
    const { log, packages } = demand(wallet, vendor);
    const changed = append<VendorState>(log, { ...log.state, ...change }, transactionId);
    write(wallet, vendorsOf(wallet).set(vendor, { log: changed, packages }));

    return vendorRecord(vendor, changed);
}

/** @throws RegistryError ERR_STATE */
export function undoChangeVendor(wallet: Contracts.State.Wallet, vendor: string, transactionId: string): StateRecord {
    const { log, packages } = demand(wallet, vendor);
    assertNewest(log, transactionId);
    write(wallet, vendorsOf(wallet).set(vendor, { log: previousOf(log), packages }));

    return vendorRecord(vendor, log);
}

/** Hands a vendor with all its packages over; maintainers and offer are cleared. O(1) in its packages. */
export function handOverVendor(
    from: Contracts.State.Wallet,
    to: Contracts.State.Wallet,
    vendor: string,
    transactionId: string,
): StateRecord {
    const { log, packages } = demand(from, vendor);
    const state = { owner: to.getAddress(), maintainers: [], offeredTo: undefined };
    const changed = append<VendorState>(log, state, transactionId);
    write(from, vendorsOf(from).delete(vendor));
    write(to, vendorsOf(to).set(vendor, { log: changed, packages }));

    return vendorRecord(vendor, changed);
}

/** @throws RegistryError ERR_STATE */
export function undoHandOverVendor(
    from: Contracts.State.Wallet,
    to: Contracts.State.Wallet,
    vendor: string,
    transactionId: string,
): StateRecord {
    const { log, packages } = demand(to, vendor);
    assertNewest(log, transactionId);
    const previous = previousOf(log);

    if (previous.state.owner !== from.getAddress()) {
        throw new RegistryError("ERR_STATE", `${vendor} came from ${previous.state.owner}`);
    }

    write(to, vendorsOf(to).delete(vendor));
    write(from, vendorsOf(from).set(vendor, { log: previous, packages }));

    return vendorRecord(vendor, log);
}

export function addRelease(
    owner: Contracts.State.Wallet,
    { name, version, terms }: { name: string; version: string; terms: Terms },
    transactionId: string,
): StateRecord {
    return writePackage(owner, name, (before) => PackageRecord.released(before, { version, terms }, transactionId));
}

/** @throws RegistryError ERR_STATE */
export function changeTerms(
    owner: Contracts.State.Wallet,
    name: string,
    terms: Terms,
    transactionId: string,
): StateRecord {
    return writePackage(owner, name, (before) => demandRecord(before, name).withTerms(terms, transactionId));
}

/** Yanks a version, or with `undefined` brings it back. @throws RegistryError ERR_STATE */
export function changeYank(
    owner: Contracts.State.Wallet,
    { name, version, yanked }: { name: string; version: string; yanked: YankReason | undefined },
    transactionId: string,
): StateRecord {
    return writePackage(owner, name, (before) => demandRecord(before, name).withYank(version, yanked, transactionId));
}

/** Undoes a release, change of terms or yank. @throws RegistryError ERR_STATE */
export function undoPackageChange(owner: Contracts.State.Wallet, name: string, transactionId: string): StateRecord {
    const vendor = demand(owner, vendorOf(name));
    const entry = vendor.packages.get(name);
    assertNewest(entry, transactionId);

    const packages = entry.previous ? vendor.packages.set(name, entry.previous) : vendor.packages.delete(name);
    write(owner, vendorsOf(owner).set(vendorOf(name), { ...vendor, packages }));

    return packageRecord(name, entry);
}

function writePackage(
    owner: Contracts.State.Wallet,
    name: string,
    change: (before: PackageRecord | undefined) => PackageRecord,
): StateRecord {
    const vendor = demand(owner, vendorOf(name));
    const entry = change(vendor.packages.get(name));
    write(owner, vendorsOf(owner).set(vendorOf(name), { ...vendor, packages: vendor.packages.set(name, entry) }));

    return packageRecord(name, entry);
}

function demandRecord(record: PackageRecord | undefined, name: string): PackageRecord {
    if (!record) {
        throw new RegistryError("ERR_STATE", `${name} has no release`);
    }

    return record;
}

function previousOf<T>(entry: Entry<T>): Entry<T> {
    if (!entry.previous) {
        throw new RegistryError("ERR_STATE", "nothing came before");
    }

    return entry.previous;
}
