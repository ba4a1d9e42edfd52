import type { RegistryClient } from "../../client";
import type { Dialogue, GivenOptions, Site } from "../../installer";
import { locateCore } from "../../installer/core-location";
import { InstallerError } from "../../installer/errors";
import { foldersOf } from "../../installer/folders";
import { readNpmOptions } from "../../installer/npm/config";
import { parseOption } from "../../installer/options/given";
import { beginRun } from "../../installer/run";
import { CommandContext, UsageError } from "../command";
import { connectFrom } from "../connection";
import { resolveNodePaths } from "../node-paths";
import { listOf, textOf } from "../values";

const dialogueOf = ({ output, prompts }: CommandContext): Dialogue => ({
    progress: (text) => output.progress(text),
    warn: (text) => output.warn(text),
    confirm: (question) => prompts.confirm(question),
    text: (question, initial) => prompts.text(question, initial),
    select: (question, choices) => prompts.select(question, choices),
});

/** Folders of the node that a command is about. @throws UsageError when they are not known */
export function nodeFoldersFrom(context: Pick<CommandContext, "flags" | "environment">) {
    const { config, data } = resolveNodePaths(context);

    if (data === undefined) {
        throw new UsageError("Name the node's data folder too, with --data: plugins lie there.");
    }

    return foldersOf({ config, data });
}

/** The node that a command changes. @throws UsageError, InstallerError CORE_NOT_FOUND */
export async function siteFrom(context: CommandContext): Promise<Site> {
    const { flags, environment, invocation } = context;
    const directory = process.cwd();
    const folders = nodeFoldersFrom(context);
    let client: Promise<RegistryClient> | undefined;
    const connected = async (): Promise<RegistryClient> => {
        const { assertNoRollback } = await import("../../installer");
        const found = await connectFrom(context);
        await assertNoRollback(folders, found);

        return found;
    };

    return {
        folders,
        core: locateCore(textOf(flags, "core"), environment),
        npm: await readNpmOptions(directory, environment),
        environment,
        dialogue: dialogueOf(context),
        directory,
        // `module:install` is the only command about modules that has a site; what its messages name is not.
        invocation: (command) =>
            invocation.replace("module:", invocation.startsWith("ark ") ? "plugin:" : "").replace(/[^: ]+$/, command),
        chain: () => (client ??= connected()),
    };
}

/**
 * Lets Core be loaded, in the process that will judge the result, while this one loads what the work takes: `work`
 * imports that itself.
 */
export async function withCore<T>(site: Site, work: (site: Site) => Promise<T>): Promise<T> {
    const run = beginRun(site);

    try {
        return await work({ ...site, run });
    } finally {
        run.probe.close();
    }
}

/** Options that `--option` and `--options` give. @throws InstallerError OPTIONS_INVALID */
export async function givenOptionsFrom({ flags }: CommandContext): Promise<GivenOptions> {
    const path = textOf(flags, "options");
    const options = listOf(flags, "option").map(parseOption);

    if (path === undefined) {
        return { options, file: {} };
    }

    try {
        const { readFile } = await import("node:fs/promises");
        const file: unknown = JSON.parse(await readFile(path, "utf8"));

        if (typeof file === "object" && file !== null && !Array.isArray(file)) {
            return { options, file: file as Record<string, unknown> };
        }
    } catch (error) {
        throw new InstallerError("OPTIONS_INVALID", `${path} cannot be read: ${(error as Error).message}`);
    }

    throw new InstallerError("OPTIONS_INVALID", `${path} must hold a JSON object.`);
}
