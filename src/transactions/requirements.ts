import { AssetReader } from "./codec/asset-reader";
import { AssetWriter } from "./codec/asset-writer";
import { Limits } from "./constants";
import { RegistryError } from "./errors";
import { assertRange, assertRequirementName, Patterns } from "./names";

/** What a release needs; their ranges mean what node-semver says, which is the installer's matter. */
export interface Requirements {
    /** range of Core versions; `*` for any */
    readonly core: string;
    /** package name → range */
    readonly plugins: Readonly<Record<string, string>>;
}

export const requirementsSchema = {
    type: "object",
    required: ["core", "plugins"],
    propertyNames: { enum: ["core", "plugins"] },
    properties: {
        core: { type: "string", maxLength: Limits.range, pattern: Patterns.range },
        plugins: {
            type: "object",
            maxProperties: Limits.requirements,
            propertyNames: { maxLength: Limits.name, pattern: Patterns.requirement },
            patternProperties: { "": { type: "string", maxLength: Limits.range, pattern: Patterns.range } },
        },
    },
} as const;

/** Names in the order of their bytes, which are ASCII. */
const entriesInOrder = (plugins: Requirements["plugins"]): [string, string][] =>
    Object.entries(plugins).sort(([left], [right]) => (left < right ? -1 : 1));

/** @throws RegistryError ERR_RANGE, ERR_REQUIREMENTS */
export function assertRequirements(requirements: Requirements, name: string): void {
    assertRange(requirements.core);

    const entries = Object.entries(requirements.plugins);

    if (entries.length > Limits.requirements) {
        throw new RegistryError("ERR_REQUIREMENTS", `${entries.length} of at most ${Limits.requirements}`);
    }

    for (const [plugin, range] of entries) {
        assertRequirementName(plugin);
        assertRange(range);

        if (plugin === name) {
            throw new RegistryError("ERR_REQUIREMENTS", `${name} requires itself`);
        }
    }
}

export function writeRequirements(writer: AssetWriter, requirements: Requirements): void {
    const entries = entriesInOrder(requirements.plugins);

    writer.text(requirements.core);
    writer.uint8(entries.length);

    for (const [plugin, range] of entries) {
        writer.text(plugin);
        writer.text(range);
    }
}

export function readRequirements(reader: AssetReader): Requirements {
    const core = reader.text();
    const count = reader.uint8();
    const plugins: [string, string][] = [];

    for (let index = 0; index < count; index++) {
        const plugin = reader.text();
        const previous = plugins.at(-1)?.[0];

        if (previous !== undefined && plugin <= previous) {
            throw new RegistryError("ERR_REQUIREMENTS", `${plugin} after ${previous}`);
        }

        plugins.push([plugin, reader.text()]);
    }

    // fromEntries defines own properties whatever they are called; assignment would not for "__proto__".
    return { core, plugins: Object.fromEntries(plugins) };
}
