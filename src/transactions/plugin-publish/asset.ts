import { Limits } from "../constants";
import { RegistryError } from "../errors";
import { assertIntegrity, assertName, assertSource, assertText, assertVendor, assertVersion } from "../names";
import { assertRequirements, Requirements } from "../requirements";
import { assertTerms, Terms } from "../terms";

export interface RegisterAsset {
    readonly action: "register";
    readonly vendor: string;
}

export interface ReleaseAsset {
    readonly action: "release";
    readonly name: string;
    readonly version: string;
    readonly terms: Terms;
    readonly requirements: Requirements;
    /** SRI of the tarball: `sha512-…` */
    readonly integrity: string;
    readonly description?: string;
    /** where the tarball lies; absent for the installer's npm registry */
    readonly source?: string;
}

export interface TermsAsset {
    readonly action: "terms";
    readonly name: string;
    readonly terms: Terms;
}

/** `broken` hides a version from new resolution; `security` refuses it unless the operator insists. */
export type YankReason = "broken" | "security";

export interface YankAsset {
    readonly action: "yank";
    readonly name: string;
    readonly version: string;
    readonly reason: YankReason;
    readonly message?: string;
}

export interface UnyankAsset {
    readonly action: "unyank";
    readonly name: string;
    readonly version: string;
}

export interface MaintainersAsset {
    readonly action: "maintainers";
    readonly vendor: string;
    /** addresses, ascending by their 21 bytes; replaces the list */
    readonly maintainers: readonly string[];
}

export interface TransferAsset {
    readonly action: "transfer";
    readonly vendor: string;
    /** the wallet that may accept; the owner's own address withdraws the offer */
    readonly recipientId: string;
}

export interface AcceptAsset {
    readonly action: "accept";
    readonly vendor: string;
    /** the owner that made the offer */
    readonly senderId: string;
}

export type PluginPublishAsset =
    | RegisterAsset
    | ReleaseAsset
    | TermsAsset
    | YankAsset
    | UnyankAsset
    | MaintainersAsset
    | TransferAsset
    | AcceptAsset;

export type PublishAction = PluginPublishAsset["action"];

/** Place in this list = byte on the wire. */
export const PUBLISH_ACTIONS = [
    "register",
    "release",
    "terms",
    "yank",
    "unyank",
    "maintainers",
    "transfer",
    "accept",
] as const satisfies readonly PublishAction[];

/** Place in this list = byte on the wire; 0 is not used. */
export const YANK_REASONS = [undefined, "broken", "security"] as const satisfies readonly (YankReason | undefined)[];

/** What bytes and schema alone cannot rule out. Whoever serialises for signing calls this, as does the deserialiser. */
export function assertPublishAsset(asset: PluginPublishAsset): void {
    switch (asset.action) {
        case "register":
        case "transfer":
        case "accept":
            return assertVendor(asset.vendor);
        case "maintainers":
            assertVendor(asset.vendor);
            return assertMaintainerCount(asset.maintainers);
        case "release":
            return assertRelease(asset);
        case "terms":
            assertName(asset.name);
            return assertTerms(asset.terms);
        case "yank":
        case "unyank":
            assertName(asset.name);
            assertVersion(asset.version);
            return asset.action === "yank" && asset.message !== undefined ? assertText(asset.message) : undefined;
        default:
            throw new RegistryError("ERR_ACTION", String((asset as { action: unknown }).action));
    }
}

function assertRelease(asset: ReleaseAsset): void {
    assertName(asset.name);
    assertVersion(asset.version);
    assertTerms(asset.terms);
    assertRequirements(asset.requirements, asset.name);
    assertIntegrity(asset.integrity);

    if (asset.description !== undefined) {
        assertText(asset.description);
    }

    if (asset.source !== undefined) {
        assertSource(asset.source);
    }
}

function assertMaintainerCount(maintainers: readonly string[]): void {
    if (maintainers.length > Limits.maintainers) {
        throw new RegistryError("ERR_MAINTAINERS", `${maintainers.length} of at most ${Limits.maintainers}`);
    }
}
