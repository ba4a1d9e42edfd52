import type { AuthenticatedRelease, DecisionResource, RegistryClient } from "../../client";
import { InstallerError } from "../errors";
import { Inspection } from "../inspect";
import { LockEntry } from "../lock-file";
import { assertSameNetwork } from "../operations/authenticate";
import type { Site } from "../site";
import { Finding } from "./finding";

const DAY = 86_400;

/** Whose licenses count, and how early their end is told. */
export interface ChainQuestion {
    /** Null: those of the wallets that the lock file names. */
    readonly address: string | null;
    /** Days. */
    readonly expiringWithin: number;
}

/** Whether what is pinned is what the publisher signed. */
export function signatureFinding(site: Site, release: AuthenticatedRelease, entry: LockEntry): Finding | undefined {
    const { name, version, integrity } = release;

    return integrity === entry.integrity
        ? undefined
        : {
              code: "TAMPERED",
              severity: "critical",
              name,
              message: `The lock file pins another ${name}@${version} (${entry.integrity}) than its publisher signed (${integrity}).`,
              fix: `${site.invocation("remove")} ${name}, then install it again`,
          };
}

function releaseFindings(site: Site, release: AuthenticatedRelease, { origin }: LockEntry): Finding[] {
    const { name, version, yanked, owner } = release;
    const vendor = name.split("/")[0] as string;
    const isSecurity = yanked?.reason === "security";

    return [
        ...(yanked
            ? [
                  {
                      code: "YANKED",
                      severity: isSecurity ? "critical" : "warning",
                      name,
                      message:
                          `${name}@${version} was withdrawn ${isSecurity ? "for security" : "as broken"}` +
                          `${yanked.message ? `: ${yanked.message}` : "."}`,
                      fix: `${site.invocation("update")} ${name}`,
                  } as const,
              ]
            : []),
        ...(origin.kind === "chain" && origin.owner !== owner
            ? [
                  {
                      code: "OWNER_CHANGED",
                      severity: "warning",
                      name,
                      message: `${vendor} belonged to ${origin.owner} when ${name} was installed and belongs to ${owner} now.`,
                      fix: `If you trust the new owner: ${site.invocation("update")} ${name} --accept-owner=${vendor}`,
                  } as const,
              ]
            : []),
    ];
}

function licenseFinding(site: Site, decision: DecisionResource, expiringWithin: number): Finding | undefined {
    const { name, address, version, code, valid, expiresAt, chainTime } = decision;

    if (code === "CHAIN_BEHIND" || code === "HISTORY_UNAVAILABLE") {
        throw new InstallerError(
            "CHAIN_UNUSABLE",
            `The node cannot tell now whether ${address} may use ${name} (${code}). Wait, or ask another one with --node.`,
        );
    }

    const fix = `${site.invocation("buy")} ${name}`;

    if (!valid) {
        const message = `${address} has no license for ${name}@${version} (${code}).`;

        return { code: "EXPIRED", severity: "critical", name, message, fix };
    }

    return expiresAt && expiresAt.epoch - chainTime.epoch < expiringWithin * DAY
        ? {
              code: "EXPIRING",
              severity: "warning",
              name,
              message: `The license of ${address} for ${name} (${code}) ends at ${expiresAt.human ?? expiresAt.unix}.`,
              fix,
          }
        : undefined;
}

async function findingsOf(
    site: Site,
    client: RegistryClient,
    name: string,
    entry: LockEntry,
    { address, expiringWithin }: ChainQuestion,
): Promise<Finding[]> {
    site.dialogue.progress(`Asking the chain about ${name}@${entry.version}`);
    const release = await client.authenticatedRelease(name, entry.version);
    const licensee = address ?? entry.license?.address ?? null;
    const license =
        licensee === null
            ? undefined
            : licenseFinding(site, await client.decision(name, licensee, entry.version), expiringWithin);
    const signature = signatureFinding(site, release, entry);

    return [...(signature ? [signature] : []), ...releaseFindings(site, release, entry), ...(license ? [license] : [])];
}

/**
 * What the chain says now of the plugins that came from it.
 *
 * @throws ClientError, InstallerError CHAIN_UNUSABLE when the node cannot be relied upon
 */
export async function chainFindings(site: Site, { lock }: Inspection, question: ChainQuestion): Promise<Finding[]> {
    const entries = Object.entries(lock.plugins).filter(([, { origin }]) => origin.kind === "chain");
    const findings: Finding[] = [];

    if (entries.length === 0) {
        return findings;
    }

    const client = await site.chain();
    assertSameNetwork(lock, client);

    for (const [name, entry] of entries) {
        findings.push(...(await findingsOf(site, client, name, entry, question)));
    }

    return findings;
}
