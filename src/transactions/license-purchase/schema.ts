import { Transactions } from "@arkecosystem/crypto";

import { Branch, branchedAsset } from "../codec/branched-asset";
import { Limits, TransactionType, TYPE_GROUP } from "../constants";
import { Patterns } from "../names";
import { termsSchema } from "../terms";
import { PurchaseKind } from "./asset";

const name = { type: "string", maxLength: Limits.name, pattern: Patterns.name };
const licensee = { $ref: "address" };

const branches: Readonly<Record<PurchaseKind, Branch>> = {
    full: { required: ["name", "terms"], properties: { name, terms: termsSchema, licensee } },
    trial: { required: ["name", "terms"], properties: { name, terms: termsSchema } },
    move: { required: ["name", "licensee"], properties: { name, licensee } },
};

export const licensePurchaseSchema = Transactions.schemas.extend(Transactions.schemas.transactionBaseSchema, {
    $id: "licensePurchase",
    required: ["asset", "typeGroup", "recipientId"],
    properties: {
        type: { transactionType: TransactionType.LicensePurchase },
        typeGroup: { const: TYPE_GROUP },
        amount: { bignumber: { minimum: 0 } },
        fee: { bignumber: { minimum: 1 } },
        vendorField: { anyOf: [{ type: "null" }, { type: "string", format: "vendorField" }] },
        recipientId: { $ref: "address" },
        asset: branchedAsset("licensePurchase", "kind", branches),
    },
});
