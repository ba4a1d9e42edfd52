import { Contracts } from "@arkecosystem/core-kernel";

import { vendorOf } from "../../transactions";
import { StateRecord, undoPackageChange } from "../../wallet-attributes";
import { Context, ownerAfterCheck, vendorDependencies } from "../context";

/** What the actions on one package (release, terms, yank, unyank) have in common: where its record lies. */
type PackageContext = Context<{ readonly name: string }>;

export const packageOwner = (context: PackageContext): Contracts.State.Wallet =>
    ownerAfterCheck(context, vendorOf(context.asset.name));

export const undoPackageAction = (context: PackageContext): StateRecord[] => [
    undoPackageChange(packageOwner(context), context.asset.name, context.transactionId),
];

/** What they read, and what they change: the vendor and its owner's wallet, which need not be the sender's. */
export const packageDependencies = (context: PackageContext): readonly string[] =>
    vendorDependencies(context, vendorOf(context.asset.name));
