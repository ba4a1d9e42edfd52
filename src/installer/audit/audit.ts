import { inspect } from "../inspect";
import { outdated } from "../operations/outdated";
import type { Site } from "../site";
import { chainFindings, ChainQuestion, signatureFinding } from "./chain";
import { fileFinding } from "./files";
import { Finding, Severity } from "./finding";
import { localFindings } from "./local";

const ORDER: readonly Severity[] = ["critical", "warning", "notice"];

/**
 * Everything about this node's plugins that needs somebody's attention, the worst first. Changes nothing.
 *
 * @throws ClientError, InstallerError when the chain or npm's registry cannot be asked: silence is no good news
 */
export async function audit(site: Site, question: ChainQuestion): Promise<Finding[]> {
    const inspection = await inspect(site.folders);
    const newer = (await outdated(site)).map(({ name, installed, wanted }): Finding => ({
        code: "OUTDATED",
        severity: "warning",
        name,
        message: `${name}@${installed} could be ${wanted}.`,
        fix: `${site.invocation("update")} ${name}`,
    }));
    const findings = [
        ...(await localFindings(site, inspection)),
        ...(await chainFindings(site, inspection, question)),
        ...newer,
    ];

    return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A plugin whose files were compared. */
export interface VerifiedPlugin {
    readonly name: string;
    readonly version: string;
    /** `signed`: as its publisher signed it; `pinned`: as it was installed, from elsewhere or with the chain not asked. */
    readonly result: "signed" | "pinned" | "failed";
    readonly finding: Finding | null;
}

/**
 * Compares the files of installed plugins with the lock file, and the lock file with what publishers signed.
 *
 * @param names empty: all
 * @param offline do not ask the chain
 */
export async function verify(site: Site, names: readonly string[], offline: boolean): Promise<VerifiedPlugin[]> {
    const inspection = await inspect(site.folders);
    const entries = Object.entries(inspection.lock.plugins).filter(
        ([name]) => names.length === 0 || names.includes(name),
    );
    const verified: VerifiedPlugin[] = [];

    for (const [name, entry] of entries) {
        const { version, origin } = entry;
        site.dialogue.progress(`Reading the files of ${name}`);
        const file = await fileFinding(site, inspection, name, entry);
        const isSigned = origin.kind === "chain" && !offline;
        const signature = isSigned
            ? signatureFinding(site, await (await site.chain()).authenticatedRelease(name, version), entry)
            : undefined;
        const finding = file ?? signature ?? null;
        const result = finding ? "failed" : isSigned ? "signed" : "pinned";
        verified.push({ name, version, result, finding });
    }

    return verified;
}
