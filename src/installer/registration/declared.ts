import Ajv from "ajv";

import { InstallerError } from "../errors";
import { coreDependenciesOf, Manifest } from "../manifest";
import { PluginProcess, Registration } from "./registration";

/**
 * `arkecosystem.core.registration` of a plugin's package.json: where its author wants it in `app.json`. Everything may
 * be left out (docs/installer.md).
 */
const schema = {
    type: "object",
    additionalProperties: false,
    properties: {
        processes: {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { enum: ["core", "relay", "forger"] },
        },
        after: { type: "array", items: { type: "string" } },
        before: { type: "array", items: { type: "string" } },
        transactions: {
            type: "array",
            items: {
                type: "object",
                required: ["typeGroup", "module"],
                additionalProperties: false,
                properties: {
                    typeGroup: { type: "integer", minimum: 1, maximum: 0xffffffff },
                    // A path within the package.
                    module: { type: "string", pattern: "^(?!.*(^|/)\\.\\.?(/|$))[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$" },
                },
            },
        },
    },
} as const;

const isValid = new Ajv({ allErrors: true }).compile<Partial<Registration>>(schema);

/** What a plugin brings tells where it belongs. */
interface Kind {
    /** It is of this kind if it uses any of these. */
    readonly uses: readonly string[];
    readonly processes: readonly PluginProcess[];
    readonly after: readonly string[];
    readonly before: readonly string[];
}

const core = (...names: string[]): string[] => names.map((name) => `@arkecosystem/core-${name}`);

/** The first that fits. Orders are those of the files that Core ships. */
const KINDS: readonly Kind[] = [
    {
        // Handlers must be bound before pool, blockchain and forger start, in each process that meets transactions.
        uses: core("transactions", "magistrate-transactions", "magistrate-crypto"),
        processes: ["core", "relay", "forger"],
        after: core("transactions", "magistrate-transactions"),
        before: core("transaction-pool", "blockchain", "forger"),
    },
    {
        uses: core("api", "magistrate-api"),
        processes: ["core", "relay"],
        after: core("api", "magistrate-api"),
        before: [],
    },
    {
        uses: core("forger"),
        processes: ["core", "forger"],
        after: core("forger"),
        before: [],
    },
    { uses: [], processes: ["core", "relay"], after: [], before: [] },
];

function kindOf(manifest: Manifest): Kind {
    const used = new Set([
        ...Object.keys(manifest.dependencies ?? {}),
        ...Object.keys(manifest.peerDependencies ?? {}),
        ...coreDependenciesOf(manifest).map(({ name }) => name),
    ]);

    return KINDS.find(({ uses }) => uses.length === 0 || uses.some((name) => used.has(name))) as Kind;
}

/**
 * Where a plugin belongs in `app.json`: as its package.json says, else as what it uses suggests. It always stands
 * behind the plugins that it requires.
 *
 * @throws InstallerError REGISTRATION_IMPOSSIBLE if the declaration is malformed
 */
export function registrationOf(manifest: Manifest): Registration {
    const declared: unknown = manifest.arkecosystem?.core?.registration ?? {};

    if (!isValid(declared)) {
        const [error] = isValid.errors ?? [];
        throw new InstallerError(
            "REGISTRATION_IMPOSSIBLE",
            `${manifest.name}: "arkecosystem.core.registration${error?.instancePath.replaceAll("/", ".") ?? ""}" in its ` +
                `package.json ${error?.message ?? "is malformed"}. Its author has to correct that.`,
        );
    }

    const kind = kindOf(manifest);
    const required = coreDependenciesOf(manifest).map(({ name }) => name);
    const before = declared.before ?? kind.before;

    return {
        processes: declared.processes ?? kind.processes,
        after: [...new Set([...(declared.after ?? kind.after), ...required])].filter((name) => !before.includes(name)),
        before,
        transactions: declared.transactions ?? [],
    };
}
