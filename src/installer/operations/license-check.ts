import { setTimeout as sleep } from "node:timers/promises";

import type { AuthenticatedRelease, DecisionResource, RegistryClient } from "../../client";
import { InstallerError } from "../errors";
import { LicenseConsent, neededLicense, recordOf } from "../licenses";
import { LicenseRecord } from "../lock-file";
import { NeededLicense } from "../plan";
import type { Site } from "../site";

/** Gets a license on-chain: from the signature to the block. It does nothing twice. */
export type Acquire = (needed: NeededLicense) => Promise<void>;

/** What the chain says of one release. */
export interface LicenseFinding {
    readonly license: LicenseRecord;
    readonly needed: NeededLicense | undefined;
}

export interface LicenseCheck {
    readonly site: Site;
    readonly client: RegistryClient;
    readonly address: string | null;
    readonly consent: LicenseConsent;
    /** The command as it was typed. */
    readonly command: string;
}

/** Seconds that a node is given to show a license that is in a block already. */
const ATTEMPTS = 20;

/** Whether a version needs a license at all, when nobody's licenses are asked for. */
async function isFree(client: RegistryClient, { name, version, terms }: AuthenticatedRelease): Promise<boolean> {
    const [release, found] = await Promise.all([client.release(name, version), client.package(name)]);

    return release?.free === true || (found?.terms ?? terms).price === "0";
}

/**
 * Whether the operator's wallet may use a release, and if not what has to be done first. Signs nothing.
 *
 * @throws InstallerError LICENSE_REQUIRED, CHAIN_UNUSABLE
 */
export async function checkLicense(
    { site, client, address, consent, command }: LicenseCheck,
    release: AuthenticatedRelease,
): Promise<LicenseFinding> {
    const { name, version } = release;

    if (address === null) {
        if (await isFree(client, release)) {
            return { license: { address, code: "FREE", expiresAt: null }, needed: undefined };
        }

        throw new InstallerError(
            "LICENSE_REQUIRED",
            `${name}@${version} needs a license, and nobody has said whose: ${command} --address=<the operator's address>. ` +
                'Or set "entitlements.operator" in the options of ark-plugin-registry in app.json.',
            { name, version },
        );
    }

    const decision = await client.decision(name, address, version);
    const { network, configuration } = client.facts;
    const { symbol } = network.client;
    const confirm = (question: string): Promise<boolean | undefined> => site.dialogue.confirm(question);

    return {
        license: recordOf(decision),
        needed: await neededLicense({ decision, symbol, giftFee: configuration.fees.gift, command, confirm }, consent),
    };
}

/**
 * Gets what is needed, and asks the chain again.
 *
 * @throws InstallerError LICENSE_REQUIRED if the chain does not say by then that the version may be used
 */
export async function acquireLicense(
    client: RegistryClient,
    needed: NeededLicense,
    acquire: Acquire,
): Promise<LicenseRecord> {
    const { name, address, version } = needed.decision;
    await acquire(needed);
    let decision: DecisionResource = needed.decision;

    for (let attempt = 0; attempt < ATTEMPTS && !decision.valid; attempt++) {
        decision = await client.decision(name, address, version ?? undefined);
        await sleep(decision.valid ? 0 : 500);
    }

    if (!decision.valid) {
        throw new InstallerError(
            "LICENSE_REQUIRED",
            `The license of ${name} is in a block, and ${client.node} still says ${decision.code}. ` +
                "Run the same command again in a minute: nothing is paid twice.",
            { name, version, address, code: decision.code },
        );
    }

    return recordOf(decision);
}
