import { statSync } from "node:fs";
import { resolve } from "node:path";

import type { RegistryClient } from "../../client";
import {
    assertReleasable,
    downloadedIntegrity,
    findingsOf,
    isUploaded,
    pack,
    PublishError,
    registryFor,
    standingOf,
    upload,
} from "../../publisher";
import type { Sender } from "../../signing";
import { compareVersions, vendorOf } from "../../transactions";
import { CommandContext, ExitCode, UsageError } from "../command";
import { connectFrom } from "../connection";
import { tokensOf } from "../proposal";
import { factLines } from "../tables";
import { termsOf } from "../terms-flags";
import { codeOfOutcome, Outcome, senderOf, transact } from "../transact";
import { isSet, textOf } from "../values";
import { assertNoRegrets, exact, Publication, releaseProposal, showTarball } from "./publication";
import { reportSent } from "./send";
import { proposeRegistration } from "./vendor";

/** The highest version that is published, if it is above this one: then npm's `latest` must stay where it is. */
function laterVersion({ tarball, standing }: Publication): string | undefined {
    const versions = Object.values(standing.package?.lines ?? {});

    return versions.find((version) => compareVersions(version, tarball.manifest.version) > 0);
}

/** Uploads unless the very same bytes are there, as they are after an interrupted run. */
async function uploadOnce(publication: Publication): Promise<void> {
    const { context, tarball, registry } = publication;

    if (await isUploaded(tarball, registry)) {
        context.output.line(`${registry.url} has this tarball already.`);

        return;
    }

    context.output.progress(`Uploading to ${registry.url}`);
    await upload(tarball, registry, {
        environment: context.environment,
        access: textOf(context.flags, "access"),
        later: laterVersion(publication),
    });
    context.output.line(`Uploaded to ${registry.url}`);
}

/** That operators will get what the chain says: downloads from outside and compares with the signed release. */
async function verified({ context, client, tarball, registry, source }: Publication): Promise<boolean | null> {
    const { name, version } = tarball.manifest;
    context.output.progress("Downloading it as operators will");
    const { integrity } = await client.authenticatedRelease(name, version);

    try {
        const found = await downloadedIntegrity(tarball, registry, source);

        if (found !== integrity) {
            throw new PublishError(
                "REGISTRY_DIFFERS",
                `${source ?? registry.url} gives ${found}, signed is ${integrity}.`,
            );
        }

        return true;
    } catch (error) {
        if (error instanceof PublishError || !isSet(context.flags, "no-upload")) {
            throw error;
        }

        context.output.warn(`It cannot be installed before its tarball is there: npm publish ${tarball.path}`);

        return null;
    }
}

/** Registers the vendor if nobody has and the publisher wants it. @returns how that ended, if it is not done */
async function withoutVendor(publication: Publication, sender: Sender | undefined): Promise<Outcome | undefined> {
    const { context, client, tarball, standing } = publication;
    const name = vendorOf(tarball.manifest.name);

    if (standing.vendor) {
        return undefined;
    }

    const question = `Nobody has registered ${name}. Register it for you?`;

    if (!isSet(context.flags, "register-vendor") && !(sender && (await context.prompts.confirm(question)))) {
        throw new PublishError(
            "VENDOR_NOT_REGISTERED",
            `Nobody has registered ${name}. --register-vendor does it first, for its own fee.`,
        );
    }

    if (!sender) {
        const { unsigned } = await proposeRegistration(client, name);
        context.output.line(`First registers ${name}, for a fee of ${tokensOf(client)(unsigned.data.fee.toString())}.`);

        return undefined;
    }

    const outcome = await transact(context, client, sender, {
        subject: (address) => `register ${name} ${address}`,
        propose: () => proposeRegistration(client, name),
    });

    if (outcome.kind !== "sent") {
        return outcome;
    }

    context.output.line(`${name} is yours: transaction ${outcome.sent.id}\n`);

    return undefined;
}

/** @returns the exit code */
async function publishTarball(publication: Publication): Promise<number> {
    const { context, client, tarball, terms, standing, source } = publication;
    const uploads = !isSet(context.flags, "no-upload") && source === undefined;
    assertReleasable(tarball, terms, standing, textOf(context.flags, "wallet"));
    assertNoRegrets(context, findingsOf(tarball, terms));
    const uploaded = uploads && (await isUploaded(tarball, publication.registry));
    const sender = await senderOf(context, client);

    const unregistered = await withoutVendor(publication, sender);

    if (unregistered) {
        return codeOfOutcome(unregistered);
    }

    const outcome = await transact(context, client, sender && (await refreshed(client, sender)), {
        subject: (address) => `release ${exact(tarball)} ${tarball.integrity} ${address}`,
        propose: async (address) => {
            assertReleasable(tarball, terms, standing, address);

            return releaseProposal(publication, uploads && !uploaded);
        },
        ...(uploads && { prepare: () => uploadOnce(publication) }),
    });

    if (outcome.kind === "sent") {
        const { name, version } = tarball.manifest;
        const check = await verified(publication);
        await reportSent(context, outcome, {
            lines: [
                `${name}@${version} is published${check ? ", and what operators download is what you signed" : ""}.`,
            ],
            result: { name, version, integrity: tarball.integrity, terms, verified: check },
        });
    }

    return codeOfOutcome(outcome);
}

/** The sender as it is after the vendor's registration was paid for. */
async function refreshed(client: RegistryClient, sender: Sender): Promise<Sender> {
    const wallet = await client.wallet(sender.address);

    return { ...sender, wallet: { ...wallet, publicKey: sender.publicKey } };
}

/** A re-run after the release was forged: nothing to do, unless the content differs. */
async function isDone({ context, client, tarball, standing }: Publication): Promise<boolean> {
    if (standing.release?.integrity !== tarball.integrity) {
        return false;
    }

    const { transactionId, blockHeight } = standing.release;
    context.output.line(`${exact(tarball)} is published already, with this content.`);
    context.output.line(
        factLines([
            ["Transaction", `${transactionId}, block ${blockHeight}`],
            ["Node", client.node],
        ]),
    );
    context.output.json({ ...tarball.manifest, published: true, transactionId, height: blockHeight });

    return true;
}

/** `publish`. */
export async function publish(context: CommandContext): Promise<number> {
    const { flags, positionals, environment, output } = context;
    const folder = textOf(positionals, "source") ?? ".";
    const client = await connectFrom(context);
    output.progress("Packing");
    const { tarball, dispose } = await pack(folder, environment);

    try {
        showTarball(context, tarball);
        const { name, version } = tarball.manifest;
        const standing = await standingOf(client, name, version);
        const directory = resolve(folder);
        const publication: Publication = {
            context,
            client,
            tarball,
            standing,
            terms: termsOf(flags, standing.package?.terms),
            registry: await registryFor(tarball, isFolder(directory) ? directory : process.cwd(), environment),
            source: textOf(flags, "source"),
        };

        return (await isDone(publication)) ? ExitCode.ok : await publishTarball(publication);
    } finally {
        await dispose();
    }
}

function isFolder(path: string): boolean {
    const stats = statSync(path, { throwIfNoEntry: false });

    if (!stats) {
        throw new UsageError(`There is no ${path}.`);
    }

    return stats.isDirectory();
}
