/**
 * What is a valid name, version, range, text, URL or integrity. The patterns are frozen here and in
 * `docs/protocol.md`: no library decides what is valid on-chain.
 */
import { Limits } from "./constants";
import { RegistryError } from "./errors";

const NUMBER = "(?:0|[1-9][0-9]{0,15})";
const PRERELEASE_ID = `(?:${NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const PLAIN = "[a-z0-9][a-z0-9._-]*";

export const Patterns = {
    vendor: `^@${PLAIN}$`,
    name: `^@${PLAIN}/${PLAIN}$`,
    /** What a package may require: also names without a scope, which live on npm only. */
    requirement: `^(?:@${PLAIN}/)?${PLAIN}$`,
    version: `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE_ID}(?:\\.${PRERELEASE_ID})*)?$`,
    range: "^[ -~]+$",
    price: "^(?:0|[1-9][0-9]{0,18})$",
    integrity: "^sha512-[A-Za-z0-9+/]{85}[AQgw]==$",
    source: "^(?:https://[!-~]+|http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?:[:/][!-~]*)?)$",
    /**
     * No control characters, line or paragraph separators, bidi controls or lone surrogates. NUL most of all:
     * PostgreSQL refuses it in JSONB, and with it the block.
     */
    text: "^(?:[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+$",
} as const;

const compiled = Object.fromEntries(
    Object.entries(Patterns).map(([key, pattern]) => [key, new RegExp(pattern)]),
) as Record<keyof typeof Patterns, RegExp>;

const matches = (pattern: keyof typeof Patterns, value: unknown, limit: number): value is string =>
    typeof value === "string" && value.length <= limit && compiled[pattern].test(value);

/** Only a number of as many digits can be beyond what is safe. */
const LONG_NUMBER = /[0-9]{16}/;

/** The dot-separated parts of a version; a hyphen inside a prerelease identifier belongs to it. */
const identifiersOf = (version: string): string[] => version.replace("-", ".").split(".");

const hasUnsafeNumber = (version: string): boolean =>
    LONG_NUMBER.test(version) &&
    identifiersOf(version).some((id) => /^[0-9]+$/.test(id) && !Number.isSafeInteger(Number(id)));

const quoted = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** @throws RegistryError ERR_VENDOR_NAME */
export function assertVendor(vendor: unknown): asserts vendor is string {
    if (!matches("vendor", vendor, Limits.vendor)) {
        throw new RegistryError("ERR_VENDOR_NAME", `expected @vendor, got ${quoted(vendor)}`);
    }
}

/** @throws RegistryError ERR_NAME */
export function assertName(name: unknown): asserts name is string {
    if (!matches("name", name, Limits.name) || vendorOf(name).length > Limits.vendor) {
        throw new RegistryError("ERR_NAME", `expected @vendor/package, got ${quoted(name)}`);
    }
}

/** @throws RegistryError ERR_REQUIREMENTS */
export function assertRequirementName(name: unknown): asserts name is string {
    if (!matches("requirement", name, Limits.name)) {
        throw new RegistryError("ERR_REQUIREMENTS", `expected a package name, got ${quoted(name)}`);
    }
}

/** @throws RegistryError ERR_VERSION */
export function assertVersion(version: unknown): asserts version is string {
    if (!matches("version", version, Limits.version) || hasUnsafeNumber(version)) {
        throw new RegistryError("ERR_VERSION", `expected semver without build metadata, got ${quoted(version)}`);
    }
}

/** @throws RegistryError ERR_RANGE */
export function assertRange(range: unknown): asserts range is string {
    if (!matches("range", range, Limits.range)) {
        throw new RegistryError("ERR_RANGE", `expected up to ${Limits.range} printable bytes, got ${quoted(range)}`);
    }
}

/** @throws RegistryError ERR_TEXT */
export function assertText(text: unknown): asserts text is string {
    if (!matches("text", text, Limits.text) || Buffer.byteLength(text) > Limits.text) {
        throw new RegistryError("ERR_TEXT", `expected 1 to ${Limits.text} bytes, got ${quoted(text)}`);
    }
}

/** @throws RegistryError ERR_SOURCE */
export function assertSource(source: unknown): asserts source is string {
    if (!matches("source", source, Limits.text)) {
        throw new RegistryError("ERR_SOURCE", `expected an https: URL (http: for loopback), got ${quoted(source)}`);
    }
}

/** @throws RegistryError ERR_INTEGRITY */
export function assertIntegrity(integrity: unknown): asserts integrity is string {
    if (!matches("integrity", integrity, 95)) {
        throw new RegistryError("ERR_INTEGRITY", `expected sha512-<base64 of 64 bytes>, got ${quoted(integrity)}`);
    }
}

/** The vendor of a package: `@acme` of `@acme/pkg`. */
export const vendorOf = (name: string): string => name.slice(0, name.indexOf("/"));
