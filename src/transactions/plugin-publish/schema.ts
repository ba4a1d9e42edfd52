import { Transactions } from "@arkecosystem/crypto";

import { Branch, branchedAsset } from "../codec/branched-asset";
import { Limits, TransactionType, TYPE_GROUP } from "../constants";
import { Patterns } from "../names";
import { requirementsSchema } from "../requirements";
import { termsSchema } from "../terms";
import { PublishAction } from "./asset";

const vendor = { type: "string", maxLength: Limits.vendor, pattern: Patterns.vendor };
const name = { type: "string", maxLength: Limits.name, pattern: Patterns.name };
const version = { type: "string", maxLength: Limits.version, pattern: Patterns.version };
const text = { type: "string", maxLength: Limits.text, pattern: Patterns.text };
const address = { $ref: "address" };

const branches: Readonly<Record<PublishAction, Branch>> = {
    register: { required: ["vendor"], properties: { vendor } },
    release: {
        required: ["name", "version", "terms", "requirements", "integrity"],
        properties: {
            name,
            version,
            terms: termsSchema,
            requirements: requirementsSchema,
            integrity: { type: "string", pattern: Patterns.integrity },
            description: text,
            source: { type: "string", maxLength: Limits.text, pattern: Patterns.source },
        },
    },
    terms: { required: ["name", "terms"], properties: { name, terms: termsSchema } },
    yank: {
        required: ["name", "version", "reason"],
        properties: { name, version, reason: { enum: ["broken", "security"] }, message: text },
    },
    unyank: { required: ["name", "version"], properties: { name, version } },
    maintainers: {
        required: ["vendor", "maintainers"],
        properties: {
            vendor,
            maintainers: { type: "array", maxItems: Limits.maintainers, uniqueItems: true, items: address },
        },
    },
    transfer: { required: ["vendor", "recipientId"], properties: { vendor, recipientId: address } },
    accept: { required: ["vendor", "senderId"], properties: { vendor, senderId: address } },
};

export const pluginPublishSchema = Transactions.schemas.extend(Transactions.schemas.transactionBaseSchema, {
    $id: "pluginPublish",
    required: ["asset", "typeGroup"],
    properties: {
        type: { transactionType: TransactionType.PluginPublish },
        typeGroup: { const: TYPE_GROUP },
        amount: { bignumber: { minimum: 0, maximum: 0 } },
        fee: { bignumber: { minimum: 1 } },
        vendorField: { anyOf: [{ type: "null" }, { type: "string", format: "vendorField" }] },
        asset: branchedAsset("pluginPublish", "action", branches),
    },
});
