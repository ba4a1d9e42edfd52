import { vendorOf } from "../transactions";
import { InstallerError } from "./errors";
import { LockEntry, Origin } from "./lock-file";

/** What an operator accepts by name. */
export interface Acceptance {
    /** Vendors whose owner may be another one than before. */
    readonly owners: readonly string[];
    /** Packages that may come from elsewhere than before. */
    readonly origins: readonly string[];
}

/** Where each installed package came from, by name: what the lock file says, and of modules their store. */
export interface Pins {
    readonly plugins: Readonly<Record<string, Pick<LockEntry, "origin">>>;
}

/** One repository, whatever the commit; one file or folder; one address. */
const placeOf = (origin: Origin): string => {
    switch (origin.kind) {
        case "chain":
        case "npm":
            return origin.kind;
        case "git":
            return `git ${origin.spec.replace(/#.*$/, "")}`;
        case "path":
        case "remote":
            return `${origin.kind}`;
    }
};

/**
 * Stops where a package that is installed would come from elsewhere, or from another owner, until the operator says so.
 *
 * @throws InstallerError ORIGIN_CHANGED, OWNER_CHANGED
 */
export function assertPins({ plugins }: Pins, name: string, origin: Origin, { owners, origins }: Acceptance): void {
    const former = plugins[name]?.origin;

    if (!former) {
        return;
    }

    if (placeOf(former) !== placeOf(origin) && !origins.includes(name)) {
        throw new InstallerError(
            "ORIGIN_CHANGED",
            `${name} was installed from ${placeOf(former)} and would now come from ${placeOf(origin)}. ` +
                `If that is meant, add --accept-origin=${name}. Nothing was changed.`,
            { name, former, found: origin },
        );
    }

    const vendor = vendorOf(name);

    if (
        former.kind === "chain" &&
        origin.kind === "chain" &&
        former.owner !== origin.owner &&
        !owners.includes(vendor)
    ) {
        throw new InstallerError(
            "OWNER_CHANGED",
            `${vendor} belonged to ${former.owner} when ${name} was installed and now belongs to ${origin.owner}. ` +
                `If you trust the new owner, add --accept-owner=${vendor}. Nothing was changed.`,
            { name, vendor, former: former.owner, found: origin.owner },
        );
    }
}
