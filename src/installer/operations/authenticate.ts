import { AuthenticatedRelease, ClientError, compareNodes, RegistryClient } from "../../client";
import { InstallerError } from "../errors";
import { LockFile } from "../lock-file";
import { Acceptance, assertPins, Pins } from "../pins";
import type { Site } from "../site";
import { findOnRegistry } from "../sources/registry";

/** How releases are made sure of. */
export interface Assurance extends Acceptance {
    /** A second node of the same network, which must say the same. */
    compareWith?(): Promise<RegistryClient>;
}

/** @throws ClientError NODES_DISAGREE */
async function assertSameRelease(release: AuthenticatedRelease, second: RegistryClient, first: string): Promise<void> {
    const other = await second.authenticatedRelease(release.name, release.version);
    const differing = (["transactionId", "integrity", "owner"] as const).find((key) => release[key] !== other[key]);

    if (differing !== undefined) {
        throw new ClientError(
            "NODES_DISAGREE",
            `${first} and ${second.node} differ in the ${differing} of ${release.name}@${release.version}: ` +
                `${release[differing]} and ${other[differing]}. Nothing was changed.`,
            { node: first, other: second.node },
        );
    }
}

/** The npm registry has something of this name and version, which is something else. */
async function assertNpmAgrees(site: Site, release: AuthenticatedRelease, accepted: readonly string[]): Promise<void> {
    const { name, version, integrity, source } = release;

    // Without an address of its own the tarball comes from there, and is compared when it is downloaded.
    if (source === undefined || accepted.includes(name)) {
        return;
    }

    const found = await findOnRegistry(`${name}@${version}`, site.npm).catch(() => undefined);

    if (found?.integrity === undefined || found.integrity.split(/\s+/).includes(integrity)) {
        return;
    }

    site.dialogue.warn(
        `npm's registry has another ${name}@${version} (${found.integrity}) than the chain (${integrity}).`,
    );

    if ((await site.dialogue.confirm("Install the one of the chain?")) !== true) {
        throw new InstallerError(
            "NOT_CONFIRMED",
            `${name}@${version} is on-chain and on npm with different contents. If the one of the chain is meant, ` +
                `add --accept-origin=${name}. Nothing was changed.`,
            { name, version, chain: integrity, npm: found.integrity },
        );
    }
}

/**
 * Releases as their publishers signed them, from owners and origins that the operator knows.
 *
 * @throws ClientError RELEASE_NOT_AUTHENTIC, NODES_DISAGREE; InstallerError ORIGIN_CHANGED, OWNER_CHANGED, NOT_CONFIRMED
 */
export async function authenticate(
    site: Site,
    lock: Pick<LockFile, "network"> & Pins,
    wanted: readonly { readonly name: string; readonly version: string }[],
    assurance: Assurance,
): Promise<AuthenticatedRelease[]> {
    if (wanted.length === 0) {
        return [];
    }

    const client = await site.chain();
    assertSameNetwork(lock, client);
    const second = await assurance.compareWith?.();

    if (second) {
        site.dialogue.progress(`Comparing ${client.node} with ${second.node}`);
        await compareNodes(client, second);
    }

    const releases: AuthenticatedRelease[] = [];

    for (const { name, version } of wanted) {
        site.dialogue.progress(`Authenticating ${name}@${version}`);
        const release = await client.authenticatedRelease(name, version);
        const { owner, transactionId, source = null } = release;
        assertPins(lock, name, { kind: "chain", owner, transactionId, source }, assurance);
        await assertNpmAgrees(site, release, assurance.origins);

        if (second) {
            await assertSameRelease(release, second, client.node);
        }

        releases.push(release);
    }

    return releases;
}

/** @throws ClientError WRONG_NETWORK */
export function assertSameNetwork({ network }: Pick<LockFile, "network">, client: RegistryClient): void {
    const { nethash, name } = client.facts.network;

    if (network !== null && network !== nethash) {
        throw new ClientError(
            "WRONG_NETWORK",
            `The plugins here come from the network ${network}; ${client.node} belongs to ${name} (${nethash}).`,
            { node: client.node, expected: network, found: nethash },
        );
    }
}
