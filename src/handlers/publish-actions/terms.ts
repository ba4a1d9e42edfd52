import { TermsAsset, vendorOf } from "../../transactions";
import { changeTerms, undoPackageChange } from "../../wallet-attributes";
import { Action, demandOwner, demandPackage, ownerAfterCheck, vendorChanges, vendorDependencies } from "../context";

/** Changes the current terms without a release. Licenses already bought keep theirs. */
export const terms: Action<TermsAsset> = {
    check(context) {
        demandPackage(context, context.asset.name);
        demandOwner(context, vendorOf(context.asset.name));
    },

    transition: (context) => [
        changeTerms(
            ownerAfterCheck(context, vendorOf(context.asset.name)),
            context.asset.name,
            context.asset.terms,
            context.transactionId,
        ),
    ],

    undo: (context) => [
        undoPackageChange(
            ownerAfterCheck(context, vendorOf(context.asset.name)),
            context.asset.name,
            context.transactionId,
        ),
    ],

    dependencies: (context) => ({
        exclusive: [],
        shared: vendorDependencies(context, vendorOf(context.asset.name)),
    }),

    changes: (context) => vendorChanges(context, vendorOf(context.asset.name)),
};
