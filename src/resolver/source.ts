import { Requirements, YankReason } from "../transactions";
import { Verdict } from "../verdict";

/** A published version, as far as it matters here. */
export interface PublishedVersion {
    readonly version: string;
    readonly requirements: Requirements;
    readonly yanked: YankReason | undefined;
}

/** What is known of a package on the chain. */
export interface PackageFacts {
    release(version: string): PublishedVersion | undefined;
    /** all, in any order */
    releases(): readonly PublishedVersion[];
    /** May this wallet use this version? Null: a wallet that holds nothing, which tells what a license costs. */
    decide(version: string, address: string | null): Verdict;
}

/**
 * Where facts come from: all of the chain, or the part of it that somebody has gathered. Undefined: not published, or
 * not gathered yet; the answer names it with `NOT_ON_CHAIN`.
 */
export type PackageSource = (name: string) => PackageFacts | undefined;
