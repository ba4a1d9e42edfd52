import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { isObject } from "../json-object";

/** An entry of a process's plugin list. Core's schema allows these two keys and no other. */
export interface PluginEntry {
    readonly package: string;
    readonly options?: Readonly<Record<string, unknown>>;
}

/** One process of `app.json`. Its other keys are kept as they are. */
export interface ProcessSection {
    readonly plugins: readonly PluginEntry[];
    readonly [key: string]: unknown;
}

/** A node's `app.json`: what its processes load, in order. */
export interface AppJson {
    readonly core: ProcessSection;
    readonly relay: ProcessSection;
    readonly forger: ProcessSection;
    readonly snapshot?: ProcessSection;
    readonly [key: string]: unknown;
}

/** The processes that load plugins by `app.json`. */
export type ProcessName = "core" | "relay" | "forger" | "snapshot";

/** The configuration cannot be edited; the message says what to do about it. */
export class SetupError extends Error {
    public override readonly name = "SetupError";
}

const RESTORE = "Restore the file from a copy, or publish a fresh one with `ark config:publish`.";

function assertSection(path: string, name: string, section: unknown): void {
    if (!isObject(section) || !Array.isArray(section.plugins)) {
        throw new SetupError(`${path} has no list "${name}.plugins". ${RESTORE}`);
    }

    const bad = section.plugins.findIndex((entry) => !isObject(entry) || typeof entry.package !== "string");

    if (bad >= 0) {
        throw new SetupError(`${path}: "${name}.plugins[${bad}]" has no "package". ${RESTORE}`);
    }
}

/** Parses the text of an `app.json`; `path` is for messages only. @throws SetupError on anything Core would refuse */
export function parseAppJson(text: string, path: string): AppJson {
    let app: unknown;

    try {
        app = JSON.parse(text);
    } catch (error) {
        throw new SetupError(`${path} is not JSON: ${(error as Error).message}. Mend it by hand, then run this again.`);
    }

    if (!isObject(app)) {
        throw new SetupError(`${path} is not a JSON object. ${RESTORE}`);
    }

    const optional = app.snapshot === undefined ? [] : ["snapshot"];

    for (const name of ["core", "relay", "forger", ...optional]) {
        assertSection(path, name, app[name]);
    }

    return app as unknown as AppJson;
}

/** Reads the text of the `app.json` in a configuration folder. @throws SetupError when there is none */
export function readAppJson(configDirectory: string): { path: string; text: string } {
    // Who names the file itself means its folder.
    const path = basename(configDirectory) === "app.json" ? configDirectory : join(configDirectory, "app.json");

    if (existsSync(path)) {
        return { path, text: readFileSync(path, "utf8") };
    }

    if (existsSync(join(configDirectory, "app.js"))) {
        throw new SetupError(
            `${configDirectory} has an app.js, a program that only its author can edit. ` +
                "Add the entries by hand as README.md shows, or replace it with an app.json.",
        );
    }

    throw new SetupError(
        `There is no app.json in ${configDirectory}. Name the node's configuration folder with --config, ` +
            "or publish a configuration with `ark config:publish`.",
    );
}

/** Writes `app` in the manner of `former`: same indentation, line ends and end of file. */
export function formatAppJson(app: AppJson, former: string): string {
    const indentation = /^[[{]\r?\n([ \t]+)\S/.exec(former)?.[1] ?? "    ";
    const text = JSON.stringify(app, undefined, indentation) + (/\r?\n$/.exec(former)?.[0] ?? "");

    return former.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}
