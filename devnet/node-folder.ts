import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";

import { AppJson, applySetup, planSetup, PluginEntry, ProcessSection } from "../src/setup";
import { readJson, writeJson } from "./files";
import { Network, PACKAGE_ROOT } from "./network";

/** What distinguishes one node of a network from another. */
export interface NodeFolderOptions {
    readonly network: Network;
    /** Folder that becomes the node's own: `config`, `data`, `cache`, `temp`, `log`. */
    readonly directory: string;
    /** Passphrases it forges with; none for a node that only relays. */
    readonly secrets: string[];
    readonly peers?: Array<{ ip: string; port: number }>;
    /** Options of our entry in app.json, for instance `{ activationHeight: 10 }`. */
    readonly pluginOptions?: Record<string, unknown>;
    /** False for a node without our plugin. */
    readonly plugin?: boolean;
    /** Folder of the package to load; this repository unless told. */
    readonly packageRoot?: string;
}

function linkPlugin(directory: string, packageRoot: string): void {
    const plugins = join(directory, "data/plugins");
    mkdirSync(plugins, { recursive: true });
    rmSync(join(plugins, "ark-plugin-registry"), { force: true, recursive: true });
    symlinkSync(packageRoot, join(plugins, "ark-plugin-registry"), "dir");
}

/** Core asks name and time servers of the internet at each start, and waits a minute for them where there is none. */
function stayLocal(path: string): void {
    const app = readJson<AppJson>(path);
    const edit = (entry: PluginEntry): PluginEntry =>
        entry.package === "@arkecosystem/core-p2p"
            ? { ...entry, options: { ...entry.options, dns: [], ntp: [] } }
            : entry;
    const local = (section: ProcessSection): ProcessSection => ({ ...section, plugins: section.plugins.map(edit) });
    writeJson(path, { ...app, core: local(app.core), relay: local(app.relay) });
}

/**
 * Creates a node's folder from its network's, with our plugin linked into its plugins folder and its configuration
 * edited by the same code that `ark-plugin setup` runs. A second call renews the configuration except for `app.json`,
 * which by then may list plugins that were installed, and keeps the rest.
 */
export async function prepareNodeFolder(options: NodeFolderOptions): Promise<void> {
    const config = join(options.directory, "config");
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    const kept = existsSync(join(config, "app.json"));
    cpSync(options.network.configDirectory, config, {
        recursive: true,
        filter: (source) => !(kept && basename(source) === "app.json"),
    });
    writeJson(join(config, "delegates.json"), { secrets: options.secrets });
    writeJson(join(config, "peers.json"), { list: options.peers ?? [] });
    stayLocal(join(config, "app.json"));

    if (options.plugin !== false) {
        linkPlugin(options.directory, options.packageRoot ?? PACKAGE_ROOT);
        const plan = planSetup({
            configDirectory: config,
            dataDirectory: join(options.directory, "data"),
            options: options.pluginOptions ?? {},
        });
        await applySetup(plan, false);
    }
}
