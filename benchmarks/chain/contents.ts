import { Terms } from "../../src/transactions";
import { Dice } from "./dice";
import { WORDS } from "./words";

/** How large a generated chain is. Equal sizes with equal seeds are equal registries. */
export interface ChainSize {
    readonly seed: string;
    /** published packages; a quarter of them with a second release */
    readonly packages: number;
    /** grants, ten to a wallet: four full ones to one trial */
    readonly licenses: number;
    /** Magistrate's entities of type plugin, to compare with */
    readonly entities: number;
}

/** The chain of the benchmarks on running nodes, which generate it once for all of them, and a hundredth of it. */
export const SHARED_CHAIN: ChainSize = { seed: "api", packages: 100_000, licenses: 1_000_000, entities: 100_000 };
export const QUICK_CHAIN: ChainSize = { seed: "api", packages: 1_000, licenses: 10_000, entities: 1_000 };

/** A registry in a benchmark's own process, ten licenses to a package. */
export const registrySize = (packages: number): ChainSize => ({
    seed: "state",
    packages,
    licenses: packages * 10,
    entities: 0,
});

export const PACKAGES_PER_VENDOR = 100;
export const LICENSES_PER_LICENSEE = 10;

const YEAR = 31_536_000;
const FREE: Terms = { price: "0", licensePeriod: 0, trialPeriod: 0, fallback: false, transferable: false };

/** A package of a generated chain. */
export interface PackageContent {
    readonly index: number;
    readonly name: string;
    readonly vendor: number;
    readonly versions: readonly string[];
    readonly terms: Terms;
    readonly description: string;
    readonly requirements: { readonly core: string; readonly plugins: Readonly<Record<string, string>> };
}

export const vendorName = (vendor: number): string => `@vendor-${vendor}`;
export const vendorCount = ({ packages, entities }: ChainSize): number =>
    Math.max(1, Math.ceil(packages / PACKAGES_PER_VENDOR), Math.ceil(entities / PACKAGES_PER_VENDOR));
export const licenseeCount = ({ licenses }: ChainSize): number => Math.ceil(licenses / LICENSES_PER_LICENSEE);

/** What a generated registry holds, by number: nothing of it is kept in memory. */
export class Contents {
    private readonly dice: Dice;

    public constructor(private readonly size: ChainSize) {
        this.dice = new Dice(size.seed);
    }

    public package(index: number): PackageContent {
        const required = this.requiredBy(index);

        return {
            index,
            name: this.packageName(index),
            vendor: this.vendorOf(index),
            versions: this.dice.roll("second release", index, 4) === 0 ? ["1.0.0", "1.1.0"] : ["1.0.0"],
            terms: this.termsOf(index),
            description: this.description(index),
            requirements: {
                core: "^3.0.0",
                plugins: required === undefined ? {} : { [this.packageName(required)]: "^1.0.0" },
            },
        };
    }

    public entityName(index: number): string {
        return `${this.stem(index)}-${index}`;
    }

    /** The `nth` license of a licensee: never the same package twice, never a free one. */
    public license(licensee: number, nth: number): { package: PackageContent; kind: "full" | "trial" } {
        const paid = this.size.packages - Math.ceil(this.size.packages / 10);

        if (paid < LICENSES_PER_LICENSEE) {
            throw new Error("Licenses need at least 12 packages");
        }

        const place = (this.dice.roll("license", licensee, paid) + nth) % paid;
        // Every tenth package is free: the place counts the others.
        const index = place + Math.floor(place / 9) + 1;

        return {
            package: this.package(index),
            kind: this.dice.roll(`kind ${nth}`, licensee, 5) === 0 ? "trial" : "full",
        };
    }

    private packageName(index: number): string {
        return `${vendorName(this.vendorOf(index))}/${this.stem(index)}-${index}`;
    }

    private vendorOf(index: number): number {
        return index % vendorCount(this.size);
    }

    private stem(index: number): string {
        return `${this.dice.pick("first word", index, WORDS)}-${this.dice.pick("second word", index, WORDS)}`;
    }

    private description(index: number): string {
        const words = Array.from({ length: 9 }, (_, place) => this.dice.pick(`word ${place}`, index, WORDS));

        return words.join(" ");
    }

    private termsOf(index: number): Terms {
        if (index % 10 === 0) {
            return FREE;
        }

        const price = 100_000_000 + this.dice.roll("price", index, 400) * 1_000_000;

        return { price: String(price), licensePeriod: 5 * YEAR, trialPeriod: YEAR, fallback: true, transferable: true };
    }

    /** Three packages in four require an older one, so closures are a few packages deep. */
    private requiredBy(index: number): number | undefined {
        return index > 1 && index % 4 !== 0 ? Math.floor(index / 2) : undefined;
    }
}
