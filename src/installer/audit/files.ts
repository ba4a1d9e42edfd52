import { linkOf } from "../folders";
import { Inspection } from "../inspect";
import { LockEntry } from "../lock-file";
import type { Site } from "../site";
import { treeDigest } from "../tree-digest";
import { Finding } from "./finding";

/** Whether what lies in the plugins folder is, byte for byte, what the lock file pins. */
export async function fileFinding(
    site: Site,
    { plugins }: Inspection,
    name: string,
    { version, tree }: LockEntry,
): Promise<Finding | undefined> {
    const plugin = plugins.get(name);
    const fix = site.invocation("ci");

    if (typeof plugin?.store !== "string") {
        return {
            code: "MISSING",
            severity: "critical",
            name,
            message: `${name}@${version} is in the lock file and not in the plugins folder.`,
            fix,
        };
    }

    if (tree === null) {
        return {
            code: "UNVERIFIED",
            severity: "notice",
            name,
            message: `${name}@${version} was installed with its install scripts: its files cannot be compared.`,
            fix: `${site.invocation("install")} ${name}@${version}, without --allow-scripts`,
        };
    }

    if ((await treeDigest(linkOf(site.folders, name))) === tree) {
        return undefined;
    }

    return {
        code: "TAMPERED",
        severity: "critical",
        name,
        message: `The files of ${name}@${version} are not those that were installed.`,
        fix,
    };
}
