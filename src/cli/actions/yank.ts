import type { RegistryClient } from "../../client";
import { PublishError } from "../../publisher/errors";
import { PluginPublishBuilder, vendorOf } from "../../transactions";
import { CommandContext } from "../command";
import { parseRelease } from "../package-spec";
import { requiredOf, textOf } from "../values";
import { proposal, runSending } from "./send";
import { assertMaintains, registeredVendor } from "./vendor-rights";

async function publishedRelease(client: RegistryClient, name: string, version: string) {
    const { ClientError } = await import("../../client");
    const release = await client.release(name, version);

    if (!release) {
        throw new ClientError("UNKNOWN_VERSION", `${name}@${version} is not published.`, { node: client.node });
    }

    return release;
}

/** `yank`. */
export function yank(context: CommandContext): Promise<number> {
    const { name, version } = parseRelease(requiredOf(context, "release"));
    const reason = textOf(context.flags, "reason") === "security" ? "security" : "broken";
    const message = textOf(context.flags, "message");

    return runSending(context, (client) => ({
        subject: (sender) => `yank ${name}@${version} ${reason} ${sender}`,
        propose: async (sender) => {
            assertMaintains(await registeredVendor(client, vendorOf(name)), sender);
            const { yanked } = await publishedRelease(client, name, version);

            if (yanked?.reason === reason) {
                throw new PublishError("NOT_ALLOWED", `${name}@${version} is yanked as ${reason} already.`);
            }

            const effect =
                reason === "security"
                    ? "refused by installers unless the operator insists"
                    : "hidden from new installations";

            return proposal(
                `Yank ${name}@${version} (${reason})`,
                new PluginPublishBuilder().yank(name, version, reason, message),
                [
                    ["Effect", `${effect}; licenses and running nodes are untouched`],
                    ...(message === undefined ? [] : [["Message", message] as const]),
                ],
            );
        },
        done: async () => ({
            lines: [`${name}@${version} is yanked (${reason}).`],
            result: { name, version, yanked: reason },
        }),
    }));
}

/** `unyank`. */
export function unyank(context: CommandContext): Promise<number> {
    const { name, version } = parseRelease(requiredOf(context, "release"));

    return runSending(context, (client) => ({
        subject: (sender) => `unyank ${name}@${version} ${sender}`,
        propose: async (sender) => {
            assertMaintains(await registeredVendor(client, vendorOf(name)), sender);

            if ((await publishedRelease(client, name, version)).yanked === null) {
                throw new PublishError("NOT_ALLOWED", `${name}@${version} is not yanked.`);
            }

            return proposal(`Bring ${name}@${version} back`, new PluginPublishBuilder().unyank(name, version));
        },
        done: async () => ({ lines: [`${name}@${version} is back.`], result: { name, version, yanked: null } }),
    }));
}
