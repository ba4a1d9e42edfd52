import type { VendorResource } from "../../client";
import { PluginPublishBuilder } from "../../transactions";
import { CommandContext, ExitCode, UsageError } from "../command";
import { connectFrom } from "../connection";
import { parseVendor } from "../package-spec";
import { factLines } from "../tables";
import { isSet, listOf, requiredOf } from "../values";
import { proposal, runSending } from "./send";
import { assertOwner, registeredVendor } from "./vendor-rights";

async function showMaintainers(context: CommandContext, name: string): Promise<number> {
    const vendor = await registeredVendor(await connectFrom(context, { allowBehind: true }), name);
    context.output.line(
        factLines([
            ["Owner", vendor.owner],
            ["Maintainers", vendor.maintainers.join("\n") || "none"],
            ...(vendor.offeredTo === null ? [] : [["Offered to", vendor.offeredTo] as const]),
        ]),
    );
    context.output.json(vendor);

    return ExitCode.ok;
}

/** The list after `--set`, `--add`, `--remove`, `--none`. */
function changedMaintainers({ flags }: CommandContext, { maintainers, name }: VendorResource): string[] {
    const [set, add, remove] = ["set", "add", "remove"].map((flag) => listOf(flags, flag));
    const unknown = remove?.find((address) => !maintainers.includes(address));

    if (unknown !== undefined) {
        throw new UsageError(`${unknown} is no maintainer of ${name}.`);
    }

    const base = isSet(flags, "none") ? [] : set?.length ? set : maintainers;

    return [...new Set([...base, ...(add ?? [])])].filter((address) => !remove?.includes(address));
}

/** `maintainers`: shows them, or replaces the list. */
export function maintainers(context: CommandContext): Promise<number> {
    const { flags } = context;
    const name = parseVendor(requiredOf(context, "vendor"));
    const changes = ["set", "add", "remove"].some((flag) => listOf(flags, flag).length > 0) || isSet(flags, "none");

    if (!changes) {
        return showMaintainers(context, name);
    }

    return runSending(context, async (client) => {
        const vendor = await registeredVendor(client, name);
        const list = changedMaintainers(context, vendor);
        const text = list.join("\n") || "none";

        return {
            subject: (sender) => `maintainers ${name} ${sender}`,
            propose: async (sender) => {
                assertOwner(vendor, sender);

                return proposal(
                    `Change the maintainers of ${name}`,
                    new PluginPublishBuilder().maintainers(name, list),
                    [
                        ["Now", vendor.maintainers.join("\n") || "none"],
                        ["Then", text],
                    ],
                );
            },
            done: async () => ({
                lines: [`Maintainers of ${name}: ${list.join(", ") || "none"}.`],
                result: { vendor: name, maintainers: list },
            }),
        };
    });
}
