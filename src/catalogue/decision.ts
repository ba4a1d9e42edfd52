import { feeTextOf, Terms } from "../transactions";
import { ReleaseFacts, Verdict, verdict } from "../verdict";
import { LicenseState, PackageState, VendorState } from "../wallet-attributes";

export interface PackageView {
    readonly name: string;
    readonly vendor: string;
    readonly owner: VendorState;
    readonly state: PackageState;
    /** see `latestVersion` */
    readonly latest: string;
}

/** A verdict with the chain's state that it was given on. */
export interface Decision extends Verdict {
    /** seconds of the network's epoch */
    readonly chainTime: number;
    readonly height: number;
    readonly synced: boolean;
    /** the package's current terms; null if it is not published */
    readonly terms: Terms | null;
}

/** The registry after one block, as far as decisions need it. */
export interface Moment {
    readonly synced: boolean;
    /** the block's timestamp, in seconds of the network's epoch */
    readonly chainTime: number;
    readonly height: number;
    package(name: string): PackageView | undefined;
    license(address: string, name: string): LicenseState | undefined;
}

/** What never changes about a version once it is published; `"unavailable"` if history cannot say. */
export type FactsOf = (name: string, version: string) => ReleaseFacts | "unavailable";

/** @param version default: the latest at that moment */
export function decisionAt(
    moment: Moment,
    factsOf: FactsOf,
    question: { readonly name: string; readonly address: string; readonly version: string | undefined },
): Decision {
    const { synced, chainTime, height } = moment;
    const { name, address } = question;
    const plugin = moment.package(name);
    const version = question.version ?? plugin?.latest;
    const found = verdict({
        synced,
        chainTime,
        address,
        plugin: plugin && {
            name,
            owner: plugin.owner.owner,
            terms: plugin.state.terms,
            fees: { full: feeTextOf("full", height), trial: feeTextOf("trial", height) },
        },
        version,
        release: version !== undefined && plugin?.state.versions.has(version) ? factsOf(name, version) : undefined,
        license: moment.license(address, name),
    });

    return {
        valid: found.valid,
        code: found.code,
        kind: found.kind,
        version: found.version,
        startsAt: found.startsAt,
        expiresAt: found.expiresAt,
        nextSteps: found.nextSteps,
        chainTime,
        height,
        synced,
        terms: plugin?.state.terms ?? null,
    };
}
