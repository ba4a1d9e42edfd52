import {
    compareVersions,
    describeTerms,
    RegistryError,
    ReleaseAsset,
    releaseLineOf,
    sameTerms,
    vendorOf,
} from "../../transactions";
import { addRelease, packageOf, PackageState } from "../../wallet-attributes";
import { Action, demandMaintainer, demandVendor } from "../context";
import { packageDependencies, packageOwner, undoPackageAction } from "./package-action";

/** Publishes a version; the first one creates the package. Its terms become the current ones. */
export const release: Action<ReleaseAsset> = {
    check(context) {
        const { name, version } = context.asset;
        const role = demandMaintainer(context, vendorOf(name));
        const state = packageOf(demandVendor(context, vendorOf(name)).owner, name);

        if (role === "maintainer") {
            assertTermsKept(context.asset, state);
        }

        const highest = state?.lines.get(releaseLineOf(version));

        if (highest !== undefined && compareVersions(version, highest) <= 0) {
            throw new RegistryError("ERR_VERSION_ORDER", `expected more than ${highest}, got ${version}`);
        }
    },

    transition: (context) => [addRelease(packageOwner(context), context.asset, context.transactionId)],

    undo: undoPackageAction,

    dependencies: (context) => ({
        exclusive: [`line:${context.asset.name}:${releaseLineOf(context.asset.version)}`],
        shared: packageDependencies(context),
    }),

    changes: packageDependencies,
};

function assertTermsKept(asset: ReleaseAsset, state: PackageState | undefined): void {
    if (!state) {
        throw new RegistryError("ERR_MAINTAINER_TERMS", `the owner publishes the first version of ${asset.name}`);
    }

    if (!sameTerms(asset.terms, state.terms)) {
        throw new RegistryError(
            "ERR_MAINTAINER_TERMS",
            `expected ${describeTerms(state.terms)}, got ${describeTerms(asset.terms)}`,
        );
    }
}
