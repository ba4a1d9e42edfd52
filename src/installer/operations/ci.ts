import type { RegistryClient } from "../../client";
import { changeSetOf, Target } from "../change-set";
import { InstallerError } from "../errors";
import { linkOf } from "../folders";
import { inspect, Inspection } from "../inspect";
import { LockEntry, LockFile, parseLockFile } from "../lock-file";
import { givenFor, GivenOptions } from "../options/given";
import { assertPins } from "../pins";
import { Plan } from "../plan";
import { optionsOf } from "../registration/edit";
import type { Site } from "../site";
import { Staged, Staging } from "../stage";
import { newStorePath } from "../store";
import { treeDigest } from "../tree-digest";
import { ChangeRequest, ChangeResult, makeIfAgreed } from "./agreed-change";
import { assertSameNetwork, Assurance } from "./authenticate";
import { exclusively } from "./session";
import { assertCoreLoads } from "./verify-boot";

export interface CiRequest extends ChangeRequest {
    /** Text of another machine's lock file, and where it was; the node's own unless told. */
    readonly lockFile?: { readonly path: string; readonly text: string };
    readonly assurance: Assurance;
    readonly allowYanked: boolean;
    /** Whose licenses count; null: those of the wallets that the lock file names. */
    readonly address: string | null;
    readonly scripts: boolean;
    readonly given: GivenOptions;
}

/**
 * The chain still says what the lock file says: this release, this integrity, this owner, not withdrawn for security.
 *
 * @throws ClientError; InstallerError INTEGRITY_MISMATCH, YANKED, ORIGIN_CHANGED, OWNER_CHANGED
 */
async function assertStillTrue(
    client: RegistryClient,
    lock: LockFile,
    name: string,
    entry: LockEntry,
    { assurance, allowYanked, address }: CiRequest,
): Promise<void> {
    const release = await client.authenticatedRelease(name, entry.version);
    const { integrity, owner, transactionId, source = null, yanked } = release;

    if (integrity !== entry.integrity) {
        throw new InstallerError(
            "INTEGRITY_MISMATCH",
            `The lock file pins another ${name}@${entry.version} than its publisher signed. Whoever wrote it was misled.`,
            { name, locked: entry.integrity, signed: integrity },
        );
    }

    if (yanked?.reason === "security" && !allowYanked) {
        throw new InstallerError(
            "YANKED",
            `${name}@${entry.version} was withdrawn for security${yanked.message ? `: ${yanked.message}` : ""}. ` +
                "Update it, or add --allow-yanked. Nothing was changed.",
            { name, version: entry.version },
        );
    }

    assertPins(lock, name, { kind: "chain", owner, transactionId, source }, assurance);
    await assertLicensed(client, name, entry, address ?? entry.license?.address ?? null);
}

/** @throws InstallerError LICENSE_REQUIRED, CHAIN_UNUSABLE */
async function assertLicensed(
    client: RegistryClient,
    name: string,
    { version }: LockEntry,
    address: string | null,
): Promise<void> {
    if (address === null) {
        return;
    }

    const { valid, code } = await client.decision(name, address, version);

    if (!valid) {
        const isUnknown = code === "CHAIN_BEHIND" || code === "HISTORY_UNAVAILABLE";
        throw new InstallerError(
            isUnknown ? "CHAIN_UNUSABLE" : "LICENSE_REQUIRED",
            isUnknown
                ? `${client.node} cannot tell now whether ${address} may use ${name} (${code}). Wait, or name another node.`
                : `${address} has no license for ${name}@${version} (${code}). Get one with \`install ${name}\`, or buy it.`,
            { name, version, address, code },
        );
    }
}

async function stageEntry(staging: Staging, name: string, entry: LockEntry, scripts: boolean): Promise<Staged> {
    const fetched = await staging.fetchPinned({ name, ...entry });
    const staged = await staging.complete(fetched, scripts, entry.dependencies);

    if (staged.tree !== null && entry.tree !== null && staged.tree !== entry.tree) {
        throw new InstallerError(
            "TREE_MISMATCH",
            `The files of ${name}@${entry.version} with its npm dependencies are not those of the lock file. ` +
                "A dependency has changed where it comes from. Nothing was changed.",
            { name, locked: entry.tree, found: staged.tree },
        );
    }

    return staged;
}

/** It lies there already, byte by byte. */
async function isInPlace(site: Site, { plugins, lock }: Inspection, name: string, entry: LockEntry): Promise<boolean> {
    const known = lock.plugins[name];

    return (
        typeof plugins.get(name)?.store === "string" &&
        entry.tree !== null &&
        known?.tree === entry.tree &&
        (plugins.get(name)?.processes.length ?? 0) >= entry.registration.processes.length &&
        (await treeDigest(linkOf(site.folders, name))) === entry.tree
    );
}

function targetOf(
    inspection: Inspection,
    staged: Staged,
    entry: LockEntry,
    id: string,
    request: CiRequest,
    all: readonly string[],
): Target {
    const { name, version } = staged;
    const present = optionsOf(inspection.app, name);
    const given = givenFor(request.given, name, all, []);
    const options = Object.fromEntries(
        entry.registration.processes.map((process) => [process, { ...present[process], ...given }]),
    );

    return {
        name,
        to: {
            store: newStorePath(name, version, id),
            staged: staged.staged,
            entry,
            options: Object.values(options).every((one) => Object.keys(one).length === 0) ? {} : options,
        },
    };
}

/**
 * Installs exactly what a lock file pins: the same tarballs, the same npm dependencies, the same files. Plugins that are
 * not in it stay as they are.
 *
 * @throws InstallerError INTEGRITY_MISMATCH, TREE_MISMATCH, YANKED, ORIGIN_CHANGED, OWNER_CHANGED, LOCK_FILE_INVALID
 */
export function ci(site: Site, request: CiRequest): Promise<ChangeResult> {
    return exclusively(site, async (staging, probe) => {
        const { command, lockFile } = request;
        const inspection = await inspect(site.folders);
        const lock = lockFile ? parseLockFile(lockFile.text, lockFile.path) : inspection.lock;
        const entries = Object.entries(lock.plugins);
        await assertChainAgrees(site, request, lock, entries);
        const staged: Staged[] = [];

        for (const [name, entry] of entries) {
            if (!(await isInPlace(site, inspection, name, entry))) {
                staged.push(await stageEntry(staging, name, entry, request.scripts));
            }
        }

        const names = staged.map(({ name }) => name);
        const targets = staged.map((one) =>
            targetOf(inspection, one, lock.plugins[one.name] as LockEntry, staging.id, request, names),
        );
        const changeSet = await changeSetOf(site.folders, inspection, {
            id: staging.id,
            command,
            targets,
            ...(lock.network !== null && { network: lock.network }),
        });
        const folders = new Map(staged.map(({ name, folder }) => [name, folder]));
        const warnings =
            staged.length === 0 ? [] : await assertCoreLoads(site, probe, inspection, changeSet.appText, folders);
        const plan = { ...planOf(command, inspection, staged, lock, changeSet.diff), warnings };

        return staged.length === 0 ? { plan, done: false } : makeIfAgreed(site, request, plan, changeSet.change);
    });
}

async function assertChainAgrees(
    site: Site,
    request: CiRequest,
    lock: LockFile,
    entries: readonly (readonly [string, LockEntry])[],
): Promise<void> {
    const onChain = entries.filter(([, { origin }]) => origin.kind === "chain");

    if (onChain.length === 0) {
        return;
    }

    const client = await site.chain();
    assertSameNetwork(lock, client);

    for (const [name, entry] of onChain) {
        site.dialogue.progress(`Authenticating ${name}@${entry.version}`);
        await assertStillTrue(client, lock, name, entry, request);
    }
}

const planOf = (
    command: string,
    { plugins }: Inspection,
    staged: readonly Staged[],
    lock: LockFile,
    diff: string,
): Plan => ({
    command,
    licenses: [],
    diff,
    warnings: [],
    plugins: staged.map(({ name, version, origin, integrity }) => {
        const from = plugins.get(name)?.version ?? null;

        return {
            name,
            change: from === null ? "install" : from === version ? "reinstall" : "update",
            from,
            to: version,
            origin,
            verified: origin.kind === "chain",
            integrity,
            license: lock.plugins[name]?.license ?? null,
            processes: lock.plugins[name]?.registration.processes ?? [],
        };
    }),
});
