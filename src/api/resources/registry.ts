import {
    address,
    arktoshi,
    count,
    describedAs,
    flag,
    listOf,
    mapOf,
    named,
    orNull,
    record,
    sha256,
    text,
} from "../../openapi";
import type { RegistryController } from "../controllers/registry";
import { timeSchema } from "./time";

type Answer<K extends keyof RegistryController> = ReturnType<RegistryController[K]>;

export const vendorSchema = named(
    "Vendor",
    record<Answer<"vendor">>({
        name: text,
        owner: address,
        maintainers: listOf(address),
        offeredTo: describedAs("the wallet that may accept the vendor", orNull(address)),
        packages: listOf(text),
    }),
);

export const configurationSchema = named(
    "Configuration",
    record<Answer<"configuration">>({
        typeGroup: count,
        activation: record<Answer<"configuration">["activation"]>({
            active: flag,
            height: describedAs("the first height with both transaction types", orNull(count)),
        }),
        fees: describedAs("the least, by tier", mapOf(arktoshi)),
        limits: {
            type: "object",
            properties: { price: arktoshi },
            additionalProperties: count,
            description: "bytes, seconds and numbers",
        },
        reservedVendors: listOf(text),
        configurationHash: sha256,
    }),
);

export const stateSchema = named(
    "State",
    record<Answer<"state">>({
        height: count,
        chainTime: timeSchema,
        digest: sha256,
        configurationHash: sha256,
        counts: record<Answer<"state">["counts"]>({ vendors: count, packages: count, releases: count, grants: count }),
        synced: flag,
        secondsBehindClock: {
            type: "integer",
            description: "from the last block's time to now by this server's clock, which may be wrong",
        },
        history: record<Answer<"state">["history"]>({
            available: flag,
            reason: orNull(text),
            rebuilding: flag,
            behind: describedAs("transactions of the registry that the read model lacks", count),
        }),
    }),
);
