import { ModuleError, moduleFoldersOf, ModuleInfo } from "../../runtime";
import { askNode } from "../../runtime/control/client";
import { ModuleFolders } from "../../runtime/folders";
import { readModule } from "../../runtime/manifest/read";
import { entryFor, writeGrant } from "../../runtime/policy/grant";
import { PolicyEntry, readPolicy } from "../../runtime/policy/policy";
import { InstalledModules } from "../../runtime/store/installed";
import { CommandContext, ExitCode } from "../command";
import { isChangeAgreed } from "../consent";
import { factLines } from "../tables";
import { isSet, requiredOf } from "../values";
import { callsText, permissionsText } from "./module-text";
import { nodeFoldersFrom } from "./site";

/** What an operator should know before agreeing. */
const entryText = ({ calls, events, routes, permissions, environment, limits }: PolicyEntry): string =>
    factLines([
        ["Calls", callsText(calls)],
        ["Events", events.join(", ") || "none"],
        ["HTTP routes", routes ? "yes" : "none"],
        ["Permissions", permissionsText(permissions)],
        ["Environment", environment.join(", ") || "nothing"],
        ["Memory", limits.memoryMegabytes === undefined ? "the default" : `${limits.memoryMegabytes} MiB`],
    ]);

/** What a running node knows of a module; undefined if none runs, or runs without it. */
async function running(folders: ModuleFolders, name: string): Promise<ModuleInfo | undefined> {
    try {
        return await askNode<ModuleInfo>(folders, "info", { name });
    } catch (error) {
        if (["NODE_UNREACHABLE", "MODULE_UNKNOWN"].includes((error as { code?: string }).code ?? "")) {
            return undefined;
        }

        throw error;
    }
}

/** The version that counts: of the store, else what was made known to the running node by its path. */
async function moduleIn(folders: ModuleFolders, name: string): Promise<Pick<ModuleInfo, "version" | "folder">> {
    const store = new InstalledModules(folders);
    const installed = (await store.read())[name];
    const found = installed
        ? { version: installed.current, folder: store.folderOf(name, installed.current) }
        : await running(folders, name);

    if (!found) {
        throw new ModuleError("MODULE_UNKNOWN", `${name} is not installed: module:install ${name} does it.`);
    }

    return found;
}

/** The policy is read when a module starts. @returns what to do, and the command that does it */
function effectOf(invocation: string, name: string, module: ModuleInfo | undefined): { text: string; next: string } {
    const command = (action: string): string => `${invocation.replace(/[^:]+$/, action)} ${name}`;

    if (module && module.pid !== null) {
        const next = command("restart");

        return { text: `${name} runs, with what it had until now: \`${next}\` makes it take effect.`, next };
    }

    const next = command("load");

    return { text: `It takes effect when the module starts: \`${next}\` on a running node.`, next };
}

/** `module:grant`: writes what the version that counts declares into the operator's policy, or takes it out. */
export async function grant(context: CommandContext): Promise<number> {
    const { output, flags } = context;
    const name = requiredOf(context, "module");
    const folders = moduleFoldersOf(nodeFoldersFrom(context).data);
    const { version, folder } = await moduleIn(folders, name);
    const former = readPolicy(folders.policy).modules[name];
    const manifest = await readModule(folder);
    const entry = isSet(flags, "off") ? undefined : entryFor(manifest, former);
    output.line(`${name}@${version} ${entry ? "would be granted" : "would be granted nothing."}`);
    output.line(entry ? entryText(entry) : "");
    const done = await isChangeAgreed(context, entry ? "Grant it?" : "Take it away?");

    if (!done) {
        output.json({ name, done, granted: entry ?? null, next: null });
        output.line("Nothing was changed.");

        return isSet(flags, "dry-run") ? ExitCode.ok : ExitCode.refused;
    }

    await writeGrant(folders.policy, name, entry);
    const { text, next } = effectOf(context.invocation, name, await running(folders, name));
    output.json({ name, done, granted: entry ?? null, next });
    output.line(`Written. ${text}`);

    return ExitCode.ok;
}
