import { Contracts } from "@arkecosystem/core-kernel";

import { FREE_TERMS, Terms, vendorOf } from "../src/transactions";
import { licensesOf, PackageState, RegistryIndexes, Vendor, vendorsOf } from "../src/wallet-attributes";
import { People, Person } from "./people";
import { Operation, PACKAGES_OF_VENDOR } from "./steps";

type Wallets = Contracts.State.WalletRepository;

const VENDORS = 48;
const PACKAGES = [
    ...["one", "two", "constructor"],
    ...Array.from({ length: PACKAGES_OF_VENDOR - 3 }, (_, index) => `part-${index + 4}`),
];
const YEAR = 31_536_000;

const PAID: Terms = {
    price: "2500000",
    licensePeriod: YEAR,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: true,
};

/** What publishers ask for: the plain, the free, the perpetual, the extreme. */
const TERMS: readonly Terms[] = [
    PAID,
    PAID,
    { ...PAID, licensePeriod: 0, fallback: false },
    FREE_TERMS,
    { ...PAID, price: "1", trialPeriod: 0 },
    { ...PAID, licensePeriod: 3_153_600_000, trialPeriod: 3_153_600_000 },
    { ...PAID, price: "7", licensePeriod: 1, transferable: false },
    { ...PAID, price: "9223372036854775807" },
];

/** A package that exists, as an operation finds it. */
export interface Found {
    readonly name: string;
    readonly owner: string;
    readonly vendor: Vendor;
    readonly state: PackageState;
}

/** What an operation sees of a chain, and how its numbers choose among it. */
export class Surroundings {
    public constructor(
        public readonly people: People,
        public readonly wallets: Wallets,
    ) {}

    public vendorName(number: number): string {
        return number % VENDORS === 0 ? "@arkecosystem" : `@vendor-${number % VENDORS}`;
    }

    public packageName({ name, part }: Operation): string {
        return `${this.vendorName(name)}/${PACKAGES[part]}`;
    }

    public terms(number: number): Terms {
        return TERMS[number % TERMS.length] as Terms;
    }

    public owner(vendor: string): string | undefined {
        return this.wallets.hasByIndex(RegistryIndexes.Vendors, vendor)
            ? this.wallets.findByIndex(RegistryIndexes.Vendors, vendor).getAddress()
            : undefined;
    }

    public vendor(name: string): { readonly owner: string; readonly vendor: Vendor } | undefined {
        const owner = this.owner(name);
        const vendor = owner === undefined ? undefined : vendorsOf(this.wallets.findByAddress(owner)).get(name);

        return owner !== undefined && vendor ? { owner, vendor } : undefined;
    }

    public package(name: string): Found | undefined {
        const found = this.vendor(vendorOf(name));
        const state = found?.vendor.packages.get(name)?.state;

        return found && state && { name, ...found, state };
    }

    /** The first vendor name, from the operation's own on, that fits. */
    public findVendor({ name }: Operation, fits: (vendor: string) => boolean): string | undefined {
        for (let step = 0; step < VENDORS; step++) {
            const vendor = this.vendorName(name + step);

            if (fits(vendor)) {
                return vendor;
            }
        }

        return undefined;
    }

    /** The first package, from the operation's own vendor on, that fits. */
    public findPackage({ name, part }: Operation, fits: (found: Found) => boolean): Found | undefined {
        for (let step = 0; step < VENDORS; step++) {
            const vendor = this.vendorName(name + step);
            const count = this.vendor(vendor) ? PACKAGES.length : 0;

            for (let place = 0; place < count; place++) {
                const found = this.package(`${vendor}/${PACKAGES[(part + place) % PACKAGES.length]}`);

                if (found && fits(found)) {
                    return found;
                }
            }
        }

        return undefined;
    }

    /** One of the packages of which a person holds, or once held, a license. */
    public heldBy({ address }: Person, number: number): string | undefined {
        const names = [...licensesOf(this.wallets.findByAddress(address)).keys()];

        return names[number % Math.max(names.length, 1)];
    }

    /** The key holder of an address, or whoever the number means. */
    public personAt(address: string | undefined, number: number): Person {
        return (address === undefined ? undefined : this.people.holding(address)) ?? this.people.person(number);
    }
}
