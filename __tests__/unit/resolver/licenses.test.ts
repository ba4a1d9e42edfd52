import { InstalledPackage, resolve } from "../../../src/resolver";
import { Terms } from "../../../src/transactions";
import { Grant, LicenseState } from "../../../src/wallet-attributes";
import { CHAIN_TIME, sourceOf, TestPackage, TestRegistry } from "./source";

const TERMS: Terms = { price: "1000", licensePeriod: 100, trialPeriod: 0, fallback: false, transferable: false };
const WITH_TRIAL: Terms = { ...TERMS, trialPeriod: 50 };

const full = (end: number): LicenseState =>
    ({
        full: { grant: { kind: "full", start: 1, end } as Grant, earlier: undefined },
        trial: undefined,
        bought: true,
    }) as LicenseState;

const paid = (rest: Partial<TestPackage>): TestPackage => ({ terms: TERMS, releases: { "1.0.0": {} }, ...rest });

const REGISTRY: TestRegistry = {
    "@a/app": {
        releases: { "1.0.0": { requires: { "@a/ended": "*", "@a/held": "*", "@b/new": "*", "@b/trial": "*" } } },
    },
    "@a/ended": paid({ owner: "ann", licenses: { me: full(CHAIN_TIME) } }),
    "@a/held": paid({ owner: "ann", licenses: { me: full(CHAIN_TIME + 1) } }),
    // More than a number holds exactly.
    "@b/new": paid({ owner: "bob", terms: { ...TERMS, price: "9007199254740993" } }),
    "@b/trial": paid({ owner: "bob", terms: WITH_TRIAL }),
};

const ask = (address: string | null, registry = REGISTRY, installed: InstalledPackage[] = []) =>
    resolve({ packages: [{ name: "@a/app" }], core: "3.9.1", address, installed }, sourceOf(registry)).licenses;

const codes = (lines: readonly { name: string; code: string }[]) => lines.map(({ name, code }) => `${name} ${code}`);

it("says what is held, what a trial is to be had of, and what has to be bought", () => {
    const { held, trials, toBuy, unknown } = ask("me");
    expect(codes(held)).toEqual(["@a/app FREE", "@a/held VALID"]);
    expect(held[1]!.expiresAt).toBe(CHAIN_TIME + 1);
    expect(codes(trials)).toEqual(["@b/trial TRIAL_AVAILABLE"]);
    expect(codes(toBuy)).toEqual(["@a/ended EXPIRED", "@b/new LICENSE_REQUIRED"]);
    expect(unknown).toEqual([]);
    expect(trials[0]!.nextSteps.map(({ action }) => action)).toEqual(["trial", "purchase"]);
});

it("sums prices and fees exactly, and by publisher", () => {
    const { withTrials, withoutTrials } = ask("me");
    expect(withTrials).toEqual({
        price: "9007199254741993",
        fees: "50",
        total: "9007199254742043",
        publishers: [
            { address: "ann", price: "1000", packages: ["@a/ended"] },
            { address: "bob", price: "9007199254740993", packages: ["@b/new"] },
        ],
    });
    expect(withoutTrials).toEqual({
        price: "9007199254742993",
        fees: "60",
        total: "9007199254743053",
        publishers: [
            { address: "ann", price: "1000", packages: ["@a/ended"] },
            { address: "bob", price: "9007199254741993", packages: ["@b/new", "@b/trial"] },
        ],
    });
});

it("says what everything costs if no address is given", () => {
    const { held, toBuy, withoutTrials } = ask(null);
    expect(codes(held)).toEqual(["@a/app FREE"]);
    expect(codes(toBuy)).toEqual(["@a/ended LICENSE_REQUIRED", "@a/held LICENSE_REQUIRED", "@b/new LICENSE_REQUIRED"]);
    expect(withoutTrials.price).toBe("9007199254743993");
});

it("wants no license for what stays as it is", () => {
    const { toBuy, withTrials } = ask("me", REGISTRY, [
        { name: "@a/ended", version: "1.0.0" },
        { name: "@b/new", version: "1.0.0" },
    ]);
    expect(toBuy).toEqual([]);
    expect(withTrials.price).toBe("0");
});

it("does not know while the node is behind, and sums nothing up", () => {
    const behind = Object.fromEntries(
        Object.entries(REGISTRY).map(([name, tested]) => [name, { ...tested, synced: false }]),
    );
    const { held, unknown, withTrials } = ask("me", behind);
    expect(held).toEqual([]);
    expect(unknown).toHaveLength(5);
    expect(unknown.every(({ code }) => code === "CHAIN_BEHIND")).toBe(true);
    expect(withTrials).toEqual({ price: "0", fees: "0", total: "0", publishers: [] });
});
