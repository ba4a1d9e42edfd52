import { timeOf } from "../chain-time";
import { Entitlement } from "./entitlement";

/** Events of Core's dispatcher about the plugins that this node runs; the payload is the `Entitlement`. */
export const entitlementEvents = {
    changed: "entitlement.changed",
    expiring: "entitlement.expiring",
    expired: "entitlement.expired",
} as const;

/** One line for the log. */
export function describe(entitlement: Entitlement): string {
    const { name, version, proof, expiresAt } = entitlement;

    if (!proof) {
        return `${name}@${version}: not known before the node is synced`;
    }

    const what = proof.code === "UNKNOWN_PLUGIN" ? "not on the chain, so no license is known" : proof.code;
    const end = expiresAt === null ? "" : ` until ${textOf(expiresAt)}`;
    const behind = proof.code === entitlement.code ? "" : ` (proven at height ${proof.height})`;

    return `${name}@${version}: ${what}${end}${behind}`;
}

const textOf = (epoch: number): string => {
    const { human, unix } = timeOf(epoch);

    return human ?? `${unix} s after 1970`;
};

/** What an operator can do about a plugin without a license. */
export const advice = ({ name }: Entitlement): string =>
    `\`ark plugin:buy ${name}\` buys a license, \`ark plugin:info ${name}\` shows its price.`;
