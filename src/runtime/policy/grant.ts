import { writeDurably } from "../../installer/files";
import { ModuleManifest } from "../manifest/manifest";
import { PolicyEntry, readPolicy } from "./policy";

/** Everything that a module declares; what else an entry restricts stays as the operator wrote it. */
export const entryFor = (manifest: ModuleManifest, former: PolicyEntry | undefined): PolicyEntry => {
    const { calls, events, routes, permissions, environment, limits } = manifest;

    return { ...former, calls, events, routes, permissions, environment, limits };
};

/**
 * Replaces what the policy grants one module; undefined takes all of it away.
 *
 * @throws ModuleError POLICY_INVALID; a file that cannot be read is not written over
 */
export async function writeGrant(path: string, name: string, entry: PolicyEntry | undefined): Promise<void> {
    const { version, modules } = readPolicy(path);
    const others = Object.entries(modules).filter(([other]) => other !== name);
    const all = Object.fromEntries([...others, ...(entry ? [[name, entry] as const] : [])].sort());
    await writeDurably(path, `${JSON.stringify({ version, modules: all }, undefined, 4)}\n`, 0o600);
}
