import { TermsAsset, vendorOf } from "../../transactions";
import { changeTerms } from "../../wallet-attributes";
import { Action, demandOwner, demandPackage } from "../context";
import { packageDependencies, packageOwner, undoPackageAction } from "./package-action";

/** Changes the current terms without a release. Licenses already bought keep theirs. */
export const terms: Action<TermsAsset> = {
    check(context) {
        demandPackage(context, context.asset.name);
        demandOwner(context, vendorOf(context.asset.name));
    },

    transition: (context) => [
        changeTerms(packageOwner(context), context.asset.name, context.asset.terms, context.transactionId),
    ],

    undo: undoPackageAction,

    dependencies: (context) => ({ exclusive: [], shared: packageDependencies(context) }),

    changes: packageDependencies,
};
