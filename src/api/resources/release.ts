import { Release } from "../../catalogue";
import { describedAs, flag, named, oneOf, orNull, record, text } from "../../openapi";
import { requirementsSchema } from "./asset";
import { occasionProperties, occasionResource } from "./occasion";

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
