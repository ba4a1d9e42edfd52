import { ModuleError, moduleFoldersOf } from "../../runtime";
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

/** `module:grant`: writes what the version that counts declares into the operator's policy, or takes it out. */
export async function grant(context: CommandContext): Promise<number> {
    const { output, flags } = context;
    const name = requiredOf(context, "module");
    const folders = moduleFoldersOf(nodeFoldersFrom(context).data);
    const store = new InstalledModules(folders);
    const installed = (await store.read())[name];

    if (!installed) {
        throw new ModuleError("MODULE_UNKNOWN", `${name} is not installed: module:install ${name} does it.`);
    }

    const former = readPolicy(folders.policy).modules[name];
    const manifest = await readModule(store.folderOf(name, installed.current));
    const entry = isSet(flags, "off") ? undefined : entryFor(manifest, former);
    output.line(`${name}@${installed.current} ${entry ? "would be granted" : "would be granted nothing."}`);
    output.line(entry ? entryText(entry) : "");
    const done = await isChangeAgreed(context, entry ? "Grant it?" : "Take it away?");

    if (done) {
        await writeGrant(folders.policy, name, entry);
    }

    output.json({ name, done, granted: entry ?? null });
    output.line(
        done
            ? `Written. It takes effect when the module starts: module:load ${name}, or module:restart if it runs.`
            : "Nothing was changed.",
    );

    return ExitCode.ok;
}
