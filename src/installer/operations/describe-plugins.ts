import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { REGISTRY_PACKAGE } from "../../setup";
import { InstallerError } from "../errors";
import { Probe } from "../probe/probe";
import { PluginDescription } from "../probe/protocol";
import type { Site } from "../site";
import { Fetched } from "../stage";

/** Names of ours: a plugin that took one would answer in the installer's place. */
const RESERVED = /^(plugin|module):/;

/** Core's own commands, by the names of their files. */
const coreCommands = async ({ core }: Site): Promise<Set<string>> =>
    new Set(
        (await readdir(join(core.directory, "dist/commands")).catch(() => []))
            .filter((file) => file.endsWith(".js"))
            .map((file) => file.slice(0, -".js".length).replaceAll("-", ":")),
    );

function assertMet({ core }: Site, name: string, unmet: readonly string[]): void {
    if (unmet.length > 0) {
        throw new InstallerError(
            "APP_JSON_INVALID",
            [
                `${name} was made for another Core: Core ${core.version} would not start with it; nothing was changed:`,
                ...unmet.map((line) => `- ${line}`),
                `Ask its author for a version for Core ${core.version}.`,
            ].join("\n"),
            { name, unmet },
        );
    }
}

/**
 * What some plugins' own code says of them, asked in a process of its own.
 *
 * @throws InstallerError COMMAND_SHADOWED if one would replace a command of `ark`; APP_JSON_INVALID if Core cannot load it, or
 *     would not start with it
 */
export async function describePlugins(
    site: Site,
    probe: Probe,
    plugins: readonly Fetched[],
): Promise<Map<string, PluginDescription>> {
    site.dialogue.progress("Loading the plugins, in a process of its own");
    const folders = plugins.map(({ folder }) => folder);
    const { plugins: described } = await probe.ask({ kind: "describe", core: site.core.directory, folders });
    const taken = await coreCommands(site);

    for (const { name, commands, unmet } of described) {
        assertMet(site, name, unmet);
        const isOurs = name === REGISTRY_PACKAGE;
        const shadowing = commands.find((command) => !isOurs && (taken.has(command) || RESERVED.test(command)));

        if (shadowing !== undefined) {
            throw new InstallerError(
                "COMMAND_SHADOWED",
                `${name} brings a command "${shadowing}", which would replace that of \`ark\`. It is not installed.`,
                { name, command: shadowing },
            );
        }
    }

    return new Map(described.map((description) => [description.name, description]));
}
