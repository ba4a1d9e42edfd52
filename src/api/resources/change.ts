import { PackageChange } from "../../catalogue";
import { address, either, named, oneOf, orNull, record, text } from "../../openapi";
import { termsSchema } from "./asset";
import { occasionProperties, occasionResource } from "./occasion";

/** One change of a package's history; `type` says which fields it has. */
export function changeResource({ type, change }: PackageChange) {
    const occasion = occasionResource(change);

    switch (type) {
        case "terms":
            return { type, terms: change.terms, ...occasion };
        case "owner":
            return { type, owner: change.owner, ...occasion };
        case "yank":
            return change.yank
                ? {
                      type,
                      version: change.version,
                      reason: change.yank.reason,
                      message: change.yank.message ?? null,
                      ...occasion,
                  }
                : { type: "unyank", version: change.version, ...occasion };
    }
}

export const changeSchema = named(
    "Change",
    either(
        record({ type: oneOf("terms"), terms: termsSchema, ...occasionProperties }),
        record({ type: oneOf("owner"), owner: address, ...occasionProperties }),
        record({
            type: oneOf("yank"),
            version: text,
            reason: oneOf("broken", "security"),
            message: orNull(text),
            ...occasionProperties,
        }),
        record({ type: oneOf("unyank"), version: text, ...occasionProperties }),
    ),
);
