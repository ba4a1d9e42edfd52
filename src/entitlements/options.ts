import { Identities } from "@arkecosystem/crypto";
import Joi from "joi";

/** What becomes of a node that starts with a plugin for which its operator has no license. */
export type ExpiryPolicy = "warn" | "refuse";

export interface EntitlementOptions {
    /** address of the wallet that holds the operator's licenses; without it, only what is free is entitled */
    readonly operator?: string;
    readonly onExpiry: ExpiryPolicy;
    /** how long before its end a license is announced, in days */
    readonly expiringDays: number;
}

/** `entitlements` of this plugin's options in `app.json`. */
export const entitlementOptionsSchema: Joi.ObjectSchema<EntitlementOptions> = Joi.object<EntitlementOptions>({
    operator: Joi.string().custom((value: string, helpers) =>
        Identities.Address.validate(value)
            ? value
            : helpers.message({ custom: "{{#label}} must be an address of this network" }),
    ),
    onExpiry: Joi.string().valid("warn", "refuse").default("warn"),
    expiringDays: Joi.number().integer().min(0).max(365).default(7),
});
