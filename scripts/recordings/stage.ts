import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FunctionalNetwork } from "../../__tests__/__support__/functional-network";
import { NpmRegistry } from "../../__tests__/__support__/npm-registry";
import { writePlugin } from "../../__tests__/__support__/plugin-fixtures";
import { isolatedEnvironment, PACKAGE_ROOT } from "../../devnet/network";
import type { AppJson } from "../../src/setup";

/** A publisher's and an operator's machine in one, with a node that forges. */
export interface Stage {
    readonly folder: string;
    readonly network: FunctionalNetwork;
    readonly environment: NodeJS.ProcessEnv;
    /** What stands for paths and addresses of this machine. */
    readonly replacements: Readonly<Record<string, string>>;
}

export const ROLES = ["acme", "operator", "heir"] as const;

/** The wallet whose licenses count, as an operator configures it. */
function configureOperator(path: string, operator: string): void {
    const app = JSON.parse(readFileSync(path, "utf8")) as AppJson;
    const configured = (entry: AppJson["core"]["plugins"][number]) =>
        entry.package === "ark-plugin-registry"
            ? { ...entry, options: { ...entry.options, entitlements: { operator } } }
            : entry;
    const plugins = app.core.plugins.map(configured);
    writeFileSync(path, JSON.stringify({ ...app, core: { ...app.core, plugins } }, undefined, 4));
}

/** `ark-plugin` on the PATH, as an installation puts it there. */
function linkProgram(folder: string): string {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const program = join(bin, "ark-plugin");
    writeFileSync(program, `#!/bin/sh\nexec ${process.execPath} ${join(PACKAGE_ROOT, "dist/cli/main.js")} "$@"\n`);
    chmodSync(program, 0o755);

    return bin;
}

/** The plugin of all recordings, as its author has it. @returns its folder */
export function writeHello(folder: string, version: string): string {
    const hello = join(folder, "src/hello");
    const written = writePlugin(folder, {
        name: "@acme/hello",
        version,
        dependencies: [{ name: "@arkecosystem/core-api", version: "^3.0.0", required: true }],
        route: "/hello",
        schema: 'Joi.object({ greeting: Joi.string().default("hello") })',
        manifest: { description: "Says hello", files: ["dist"], license: "SEE LICENSE IN LICENSE" },
    });
    rmSync(hello, { recursive: true, force: true });
    renameSync(written, hello);

    return hello;
}

export function prepareStage(folder: string, network: FunctionalNetwork, registry: NpmRegistry): Stage {
    const home = join(folder, "home");
    mkdirSync(home);
    configureOperator(join(network.folder, "config/app.json"), network.wallet("operator").address);
    const api = network.devnet.node.api.replace(/\/api$/, "");

    return {
        folder,
        network,
        environment: {
            ...isolatedEnvironment(home),
            ...registry.environment,
            HOME: home,
            PATH: `${linkProgram(folder)}:${process.env["PATH"]}`,
            TERM: "xterm-256color",
            ARK_PLUGIN_NODE: api,
            CORE_PATH_CONFIG: join(network.folder, "config"),
            CORE_PATH_DATA: join(network.folder, "data"),
        },
        replacements: {
            [api]: "http://127.0.0.1:4003",
            [registry.url]: "http://127.0.0.1:4873",
            [join(network.folder, "config")]: "~/.config/ark-core/local",
            [join(network.folder, "data")]: "~/.local/share/ark-core/local",
            [join(folder, "src")]: "~",
        },
    };
}
