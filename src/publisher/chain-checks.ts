import { PackageResource, RegistryClient, ReleaseResource, VendorResource } from "../client";
import { compareVersions, releaseLineOf, sameTerms, Terms, vendorOf } from "../transactions";
import { PublishError } from "./errors";
import { Tarball } from "./tarball";

/** What the chain says about a package that is to be released. */
export interface Standing {
    /** undefined: nobody has registered the vendor */
    readonly vendor: VendorResource | undefined;
    /** undefined: this will be its first release */
    readonly package: PackageResource | undefined;
    /** this very version, if it is published */
    readonly release: ReleaseResource | undefined;
}

export async function standingOf(client: RegistryClient, name: string, version: string): Promise<Standing> {
    const [vendor, found] = await Promise.all([client.vendor(vendorOf(name)), client.package(name)]);

    return { vendor, package: found, release: found && (await client.release(name, version)) };
}

/**
 * That the chain would take a release.
 *
 * @param sender undefined if nobody has said who sends
 * @throws PublishError VERSION_PUBLISHED, VERSION_ORDER, NOT_ALLOWED
 */
export function assertReleasable(
    { manifest: { name, version }, integrity }: Pick<Tarball, "manifest" | "integrity">,
    terms: Terms,
    standing: Standing,
    sender: string | undefined,
): void {
    const { vendor, package: found, release } = standing;

    if (release) {
        const same = release.integrity === integrity;
        throw new PublishError(
            "VERSION_PUBLISHED",
            `${name}@${version} is published already, with ${same ? "this" : "another"} content (${release.integrity}).`,
            { same, transactionId: release.transactionId },
        );
    }

    const highest = found?.lines[releaseLineOf(version)];

    if (highest !== undefined && compareVersions(version, highest) <= 0) {
        throw new PublishError(
            "VERSION_ORDER",
            `${version} is not above ${highest}, the highest version of line ${releaseLineOf(version)} of ${name}.`,
            { highest },
        );
    }

    if (vendor && sender !== undefined) {
        assertMayRelease(vendor, found, terms, sender);
    }
}

/** The owner may; a maintainer may if the package is there and its terms stay. */
function assertMayRelease(
    vendor: VendorResource,
    found: PackageResource | undefined,
    terms: Terms,
    sender: string,
): void {
    if (sender === vendor.owner) {
        return;
    }

    const refuse = (why: string): never => {
        throw new PublishError("NOT_ALLOWED", `${sender} may not release this for ${vendor.name}: ${why}.`, {
            owner: vendor.owner,
        });
    };

    if (!vendor.maintainers.includes(sender)) {
        refuse(`it is neither its owner (${vendor.owner}) nor one of its maintainers`);
    }

    if (!found || !sameTerms(found.terms, terms)) {
        refuse("a maintainer releases neither a package's first version nor other terms");
    }
}
