import { PublishAction, PurchaseKind } from "../transactions";

/** Events of Core's dispatcher, one per action and kind. `docs/events.md` describes them. */
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

/** Every event comes a second time by this name, because Core's webhooks know no wildcards. */
export const ANY_EVENT = "registry.changed";

/** The event that takes another one back. */
export const revertedEvent = (event: string): string => `${event}.reverted`;
