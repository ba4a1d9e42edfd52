import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { parseAppJson, readAppJson } from "../setup/app-json";
import { CoreLocation, corePackages } from "./core-location";
import { Folders, linkOf } from "./folders";
import { Probe } from "./probe/probe";

/** The node that is installed into. */
export interface NodePlace {
    readonly folders: Folders;
    readonly core: CoreLocation;
    readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One run of the installer: its folder below `staging`, and the process in which Core and plugins are loaded. */
export interface Run {
    readonly id: string;
    readonly probe: Probe;
}

/** Nothing is written or started yet. */
export function newRun({ core, folders, environment }: NodePlace): Run {
    const id = `${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`;

    return { id, probe: new Probe(core, join(folders.staging, id, "probe"), environment) };
}

/** Core's own packages that `app.json` names, but for those that a plugin stands in for; none if it cannot be read. */
function packagesOfCore({ core, folders }: NodePlace): string[] {
    try {
        const { path, text } = readAppJson(folders.config);
        const app = parseAppJson(text, path);
        const own = new Set(corePackages(core));
        const named = [app.core, app.relay, app.forger].flatMap(({ plugins }) => plugins.map((entry) => entry.package));

        return [...new Set(named)].filter((name) => own.has(name) && !existsSync(linkOf(folders, name)));
    } catch {
        return [];
    }
}

/**
 * Lets a process load Core's own packages of `app.json` while this one loads the rest of itself, waits for the chain and
 * downloads. No plugin: the version that stays would meet the one that comes. Asked twice, it is done once.
 */
export function warmUp(node: NodePlace, probe: Probe): void {
    const { core, folders } = node;
    const environmentFile = join(folders.config, ".env");
    const packages = packagesOfCore(node);
    // Whatever is wrong will be told when Core is asked for its verdict.
    probe.ask({ kind: "warm", core: core.directory, environmentFile, packages }).catch(() => undefined);
}

/** A run that begins with what takes longest; whoever begins it closes its process. */
export function beginRun(node: NodePlace): Run {
    const run = newRun(node);
    warmUp(node, run.probe);

    return run;
}
