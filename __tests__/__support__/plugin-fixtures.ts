import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { writeTree } from "./installer-folders";

/** A plugin for tests: real files, which Core really loads. */
export interface PluginFixture {
    readonly name: string;
    readonly version: string;
    /** `arkecosystem.core.dependencies`. */
    readonly dependencies?: readonly { name: string; version?: string; required?: boolean }[];
    readonly npmDependencies?: Readonly<Record<string, string>>;
    /** Path of a route below `/api` that answers the version. */
    readonly route?: string;
    /** Source of what `configSchema` answers; `Joi` is there. */
    readonly schema?: string;
    /** Further keys of `arkecosystem.core`. */
    readonly core?: Readonly<Record<string, unknown>>;
    /** Signatures of commands for `ark`. */
    readonly commands?: readonly string[];
    /** Further keys of package.json. */
    readonly manifest?: Readonly<Record<string, unknown>>;
    readonly files?: Readonly<Record<string, string>>;
    readonly scripts?: Readonly<Record<string, string>>;
}

const moduleOf = ({ route, schema, commands = [] }: PluginFixture): string => `
const { Providers } = require("@arkecosystem/core-kernel");
const Joi = require("joi");
const { name, version } = require("../package.json");
exports.ServiceProvider = class extends Providers.ServiceProvider {
    configSchema() { return ${schema ?? "Joi.object({}).unknown(true)"}; }
    async register() {
        ${
            route === undefined
                ? ""
                : `const { Identifiers } = require("@arkecosystem/core-api");
        for (const identifier of [Identifiers.HTTP, Identifiers.HTTPS]) {
            if (this.app.isBound(identifier)) {
                await this.app.get(identifier).route({
                    method: "GET",
                    path: "/api${route}",
                    handler: () => ({ data: { name, version, options: this.config().all() } }),
                });
            }
        }`
        }
    }
};
${commands.length ? `exports.Commands = ${JSON.stringify(commands)}.map((signature) => class { constructor() { this.signature = signature; } });` : ""}
`;

/** Writes the plugin's folder. @returns its path */
export function writePlugin(folder: string, fixture: PluginFixture): string {
    const {
        name,
        version,
        dependencies = [],
        npmDependencies = {},
        core = {},
        scripts = {},
        files = {},
        manifest = {},
    } = fixture;
    const root = join(folder, `${name.replace("/", "-")}-${version}`);
    writeTree(root, {
        "package.json": JSON.stringify({
            name,
            version,
            main: "dist/index.js",
            scripts,
            dependencies: npmDependencies,
            peerDependencies: { "@arkecosystem/core-kernel": "^3.0.0" },
            arkecosystem: { core: { dependencies, ...core } },
            ...manifest,
        }),
        "dist/index.js": moduleOf(fixture),
        ...files,
    });

    return root;
}

/** A tarball as `npm pack` makes it, and its integrity. */
export interface PackedPlugin {
    readonly file: string;
    readonly integrity: string;
}

export function packPlugin(folder: string, fixture: PluginFixture, environment: NodeJS.ProcessEnv): PackedPlugin {
    const root = writePlugin(folder, fixture);
    // Scripts are the installer's to run or not; packing would run some of them already.
    const output = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
        cwd: root,
        encoding: "utf8",
        env: environment,
        stdio: ["ignore", "pipe", "ignore"],
    });
    const [{ filename, integrity }] = Object.values(JSON.parse(output)) as [{ filename: string; integrity: string }];

    return { file: join(folder, filename), integrity };
}

/** Packs and publishes to the registry that the environment names. */
export function publishPlugin(folder: string, fixture: PluginFixture, environment: NodeJS.ProcessEnv): PackedPlugin {
    const packed = packPlugin(folder, fixture, environment);
    execFileSync("npm", ["publish", packed.file, "--access=public"], { env: environment, stdio: "ignore" });

    return packed;
}
