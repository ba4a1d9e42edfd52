import { PublishAction, PurchaseKind } from "../transactions";

/** Events of Core's dispatcher, one per action and kind; their payload is the transaction's data. */
export const publishEvents: Readonly<Record<PublishAction, string>> = {
    register: "plugin.vendor.registered",
    release: "plugin.released",
    terms: "plugin.terms.changed",
    yank: "plugin.yanked",
    unyank: "plugin.unyanked",
    maintainers: "plugin.maintainers.changed",
    transfer: "plugin.vendor.offered",
    accept: "plugin.vendor.accepted",
};

export const purchaseEvents: Readonly<Record<PurchaseKind, string>> = {
    full: "license.granted",
    trial: "license.trial.started",
    move: "license.moved",
};
