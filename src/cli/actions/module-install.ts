import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";

import { ClientError, RegistryClient } from "../../client";
import { InstallerError, Site } from "../../installer";
import { Staging } from "../../installer/stage";
import { moduleFoldersOf } from "../../runtime";
import { askNode } from "../../runtime/control/client";
import { readModule } from "../../runtime/manifest/read";
import { InstalledModules } from "../../runtime/store/installed";
import { CommandContext, ExitCode } from "../command";
import { parsePackage } from "../package-spec";
import { requiredOf } from "../values";
import { operatorAddress } from "./operator-address";
import { publishedPackage } from "./published";
import { siteFrom } from "./site";

/** What is on-chain under this name and version, or its latest. @throws ClientError UNKNOWN_PLUGIN */
async function versionFrom(client: RegistryClient, name: string, version: string | undefined): Promise<string> {
    const latest = version ?? (await publishedPackage(client, name)).latest;

    if (latest === null) {
        throw new ClientError("UNKNOWN_PLUGIN", `${name} has no version that was not withdrawn.`, {
            node: client.node,
        });
    }

    return latest;
}

/** @throws InstallerError LICENSE_REQUIRED unless the operator's wallet may run it */
async function assertLicensed(context: CommandContext, site: Site, name: string, version: string): Promise<void> {
    const client = await site.chain();
    const address = (await operatorAddress(context, site)) ?? "";
    const { valid, code } = await client.decision(name, address, version);

    if (!valid) {
        throw new InstallerError(
            "LICENSE_REQUIRED",
            `${address || "No wallet that is known here"} may not run ${name}@${version} (${code}). ` +
                `\`${site.invocation("buy").replace("module:", "plugin:")} ${name}\` buys a license. Nothing installed.`,
        );
    }
}

/** `module:install`: the signed release's own bytes, unpacked into the modules' store; no line of it runs. */
export async function install(context: CommandContext): Promise<number> {
    const { output } = context;
    const { name, version: wanted } = parsePackage(requiredOf(context, "module"));
    const site = await siteFrom(context);
    const client = await site.chain();
    const version = await versionFrom(client, name, wanted);
    await assertLicensed(context, site, name, version);
    const staging = new Staging(site, randomUUID());

    try {
        output.progress(`Checking the signature of ${name}@${version}`);
        const release = await client.authenticatedRelease(name, version);
        const fetched = await staging.fetchRelease(release);
        await readModule(fetched.folder);
        const { folder, integrity, tree } = await staging.complete(fetched, false);
        const folders = moduleFoldersOf(site.folders.data);
        await new InstalledModules(folders).add({ name, version }, folder, {
            integrity,
            tree,
            transactionId: release.transactionId,
        });
        // A running node learns of it now, others when they start.
        await askNode(folders.socket, "refresh", {}).catch(() => undefined);
        output.json({ name, version, integrity, transactionId: release.transactionId });
        output.line(`${name}@${version} is installed. What it wants is shown by module:info; module:load starts it.`);

        return ExitCode.ok;
    } finally {
        await rm(staging.directory, { recursive: true, force: true });
    }
}
