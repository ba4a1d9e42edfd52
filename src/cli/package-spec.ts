import { UsageError } from "./command";

/** `@vendor/package`, with or without a version behind a second `@`. */
export function parsePackage(text: string): { readonly name: string; readonly version: string | undefined } {
    const [match, name, version] = /^(@[^@/\s]+\/[^@/\s]+)(?:@([^@\s]+))?$/.exec(text) ?? [];

    if (match === undefined) {
        throw new UsageError(`"${text}" is no package: expected @vendor/package, or @vendor/package@1.2.3.`);
    }

    return { name: name as string, version };
}

/** @throws UsageError unless it names a version */
export function parseRelease(text: string): { readonly name: string; readonly version: string } {
    const { name, version } = parsePackage(text);

    if (version === undefined) {
        throw new UsageError(`Which version? ${name}@1.2.3, for example.`);
    }

    return { name, version };
}

/** `@vendor`; a package's name means its vendor. */
export function parseVendor(text: string): string {
    const vendor = /^(@[^@/\s]+)(?:\/[^@/\s]+)?$/.exec(text)?.[1];

    if (vendor === undefined) {
        throw new UsageError(`"${text}" is no vendor: expected @vendor.`);
    }

    return vendor;
}
