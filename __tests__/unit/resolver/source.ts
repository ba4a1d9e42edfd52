import { PackageFacts, PackageSource, PublishedVersion } from "../../../src/resolver";
import { FREE_TERMS, Terms, YankReason } from "../../../src/transactions";
import { Verdict, verdict } from "../../../src/verdict";
import { LicenseState } from "../../../src/wallet-attributes";

export const OWNER = "owner";
export const CHAIN_TIME = 1_000;

/** A release as tests write it: what it requires, for which Core, and why it is yanked. */
export interface TestRelease {
    readonly core?: string;
    readonly requires?: Readonly<Record<string, string>>;
    readonly yanked?: YankReason | undefined;
}

export interface TestPackage {
    readonly owner?: string;
    readonly terms?: Terms;
    readonly licenses?: Readonly<Record<string, LicenseState>>;
    readonly synced?: boolean;
    readonly releases: Readonly<Record<string, TestRelease>>;
}

export type TestRegistry = Readonly<Record<string, TestPackage>>;

export const packageOf = (name: string, tested: TestPackage): PackageFacts => {
    const releases = Object.entries(tested.releases).map(([version, release]): PublishedVersion => {
        const { core = "*", requires = {}, yanked } = release;

        return { version, requirements: { core, plugins: requires }, yanked };
    });

    return {
        releases: () => releases,
        release: (wanted) => releases.find(({ version }) => version === wanted),
        decide: (version, address) => decide(name, tested, version, address),
    };
};

function decide(name: string, tested: TestPackage, version: string, address: string | null): Verdict {
    const { owner = OWNER, terms = FREE_TERMS, licenses = {}, synced = true } = tested;

    return verdict({
        synced,
        chainTime: CHAIN_TIME,
        address: address ?? "",
        plugin: { name, owner, terms, fees: { full: "20", trial: "10" } },
        version,
        release: { free: false, minorReleasedAt: 0 },
        license: licenses[address ?? ""],
    });
}

/** A registry whose packages are those of a plain object. */
export function sourceOf(registry: TestRegistry): PackageSource {
    const packages = new Map(Object.entries(registry).map(([name, tested]) => [name, packageOf(name, tested)]));

    return (name) => packages.get(name);
}
