import { LicensePurchaseAsset, PurchaseKind } from "../../transactions";
import { Action } from "../context";
import { full } from "./full";
import { move } from "./move";
import { trial } from "./trial";

export const purchaseKinds: {
    readonly [K in PurchaseKind]: Action<Extract<LicensePurchaseAsset, { kind: K }>>;
} = { full, trial, move };
