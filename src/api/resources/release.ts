import { Occasion, Release } from "../../catalogue";
import { timeOf } from "../../chain-time";
import { address, count, describedAs, flag, named, oneOf, orNull, record, sha256, text } from "../../openapi";
import { requirementsSchema } from "./asset";
import { timeSchema } from "./time";

const occasionResource = ({ transactionId, height, timestamp, sender }: Occasion) => ({
    transactionId,
    blockHeight: height,
    timestamp: timeOf(timestamp),
    sender,
});

export const releaseResource = (name: string, release: Release) => ({
    name,
    version: release.version,
    ...occasionResource(release),
    free: release.free,
    integrity: release.integrity,
    source: release.source ?? null,
    description: release.description ?? null,
    requirements: release.requirements,
    yanked: release.yank
        ? {
              reason: release.yank.reason,
              message: release.yank.message ?? null,
              ...occasionResource(release.yank),
          }
        : null,
});

const occasionProperties = { transactionId: sha256, blockHeight: count, timestamp: timeSchema, sender: address };

const yankSchema = record<NonNullable<ReturnType<typeof releaseResource>["yanked"]>>({
    reason: oneOf("broken", "security"),
    message: orNull(text),
    ...occasionProperties,
});

export const releaseSchema = named(
    "Release",
    record<ReturnType<typeof releaseResource>>({
        name: text,
        version: text,
        ...occasionProperties,
        free: describedAs("published while the package was free: this version needs no license, ever", flag),
        integrity: describedAs("of the tarball, as npm writes it", text),
        source: describedAs("null where the installer's npm registry has the tarball", orNull(text)),
        description: orNull(text),
        requirements: requirementsSchema,
        yanked: orNull(yankSchema),
    }),
);
