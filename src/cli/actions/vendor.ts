import type { RegistryClient } from "../../client";
import { PublishError } from "../../publisher/errors";
import { PluginPublishBuilder } from "../../transactions";
import { CommandContext, UsageError } from "../command";
import { parseVendor } from "../package-spec";
import { isSet, requiredOf, textOf } from "../values";
import { proposal, runSending } from "./send";
import { assertOwner, registeredVendor } from "./vendor-rights";

/** What `register` and `publish --register-vendor` send first. @throws PublishError VENDOR_TAKEN */
export async function proposeRegistration(client: RegistryClient, name: string) {
    const vendor = await client.vendor(name);

    if (vendor) {
        throw new PublishError("VENDOR_TAKEN", `${name} belongs to ${vendor.owner}.`, { owner: vendor.owner });
    }

    if (client.facts.configuration.reservedVendors.includes(name)) {
        throw new PublishError("VENDOR_TAKEN", `${name} is reserved on this network.`);
    }

    return proposal(`Register the vendor ${name}`, new PluginPublishBuilder().register(name));
}

/** `register`. */
export function register(context: CommandContext): Promise<number> {
    const name = parseVendor(requiredOf(context, "vendor"));

    return runSending(context, (client) => ({
        subject: (sender) => `register ${name} ${sender}`,
        propose: () => proposeRegistration(client, name),
        done: async ({ sender }) => ({ lines: [`${name} belongs to ${sender}.`], result: { vendor: name } }),
    }));
}

/** `transfer`: offers a vendor to another wallet, or withdraws the offer. */
export function transfer(context: CommandContext): Promise<number> {
    const name = parseVendor(requiredOf(context, "vendor"));
    const withdraws = isSet(context.flags, "withdraw");
    const to = textOf(context.flags, "to");

    if ((to === undefined) !== withdraws) {
        throw new UsageError("Name the new owner with --to ADDRESS, or withdraw an offer with --withdraw.");
    }

    return runSending(context, async (client) => {
        const vendor = await registeredVendor(client, name);
        const recipient = to ?? vendor.owner;
        const packages = vendor.packages.length;

        return {
            subject: (sender) => `transfer ${name} ${recipient} ${sender}`,
            propose: async (sender) => {
                assertOwner(vendor, sender);

                return proposal(
                    withdraws ? `Withdraw the offer of ${name}` : `Offer ${name} to ${recipient}`,
                    new PluginPublishBuilder().transfer(name, recipient),
                    withdraws ? [] : [["Effect", `${recipient} may accept it, with its ${packages} package(s)`]],
                );
            },
            done: async () => ({
                lines: [
                    withdraws
                        ? `${name} is on offer no more.`
                        : `${name} is offered to ${recipient}, who accepts with: ark-plugin accept ${name}`,
                ],
                result: { vendor: name, offeredTo: withdraws ? null : recipient },
            }),
        };
    });
}

/** `accept`: takes a vendor over that is on offer. */
export function accept(context: CommandContext): Promise<number> {
    const name = parseVendor(requiredOf(context, "vendor"));

    return runSending(context, async (client) => {
        const vendor = await registeredVendor(client, name);

        return {
            subject: (sender) => `accept ${name} ${vendor.owner} ${sender}`,
            propose: async (sender) => {
                if (vendor.offeredTo === null || (sender !== undefined && vendor.offeredTo !== sender)) {
                    const offer = vendor.offeredTo === null ? "to nobody" : `to ${vendor.offeredTo}`;
                    throw new PublishError("NOT_ALLOWED", `${name} is offered ${offer}.`, { owner: vendor.owner });
                }

                return proposal(
                    `Accept ${name} from ${vendor.owner}`,
                    new PluginPublishBuilder().accept(name, vendor.owner),
                    [
                        ["Packages", vendor.packages.join("\n") || "none"],
                        ["Effect", "its income is yours; maintainers and offer are cleared"],
                    ],
                );
            },
            done: async ({ sender }) => ({
                lines: [`${name} belongs to ${sender}.`],
                result: { vendor: name, owner: sender },
            }),
        };
    });
}
