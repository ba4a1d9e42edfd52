import { PluginPublishBuilder, sameTerms, vendorOf } from "../../transactions";
import { CommandContext, ExitCode, UsageError } from "../command";
import { connectFrom } from "../connection";
import { parsePackage } from "../package-spec";
import { tokensOf } from "../proposal";
import { factLines } from "../tables";
import { saysTerms, termsFacts, termsOf } from "../terms-flags";
import { requiredOf } from "../values";
import { publishedPackage } from "./published";
import { proposal, runSending } from "./send";
import { assertOwner, registeredVendor } from "./vendor-rights";

/** `terms`: shows or changes a package's current terms. */
export async function terms(context: CommandContext): Promise<number> {
    const { flags, output } = context;
    const { name } = parsePackage(requiredOf(context, "package"));

    if (!saysTerms(flags)) {
        const client = await connectFrom(context, { allowBehind: true });
        const found = await publishedPackage(client, name);

        output.line(factLines(termsFacts(found.terms, tokensOf(client))));
        output.json({ name, terms: found.terms });

        return ExitCode.ok;
    }

    return runSending(context, async (client) => {
        const found = await publishedPackage(client, name);

        const wanted = termsOf(flags, found.terms);

        if (sameTerms(wanted, found.terms)) {
            throw new UsageError(`These are the terms of ${name} already.`);
        }

        return {
            subject: (sender) => `terms ${name} ${sender}`,
            propose: async (sender) => {
                assertOwner(await registeredVendor(client, vendorOf(name)), sender);

                return proposal(`Change the terms of ${name}`, new PluginPublishBuilder().terms(name, wanted), [
                    ...termsFacts(wanted, tokensOf(client)),
                    ["Effect", "for licenses from now on; those that were sold stay as they are"],
                ]);
            },
            done: async () => ({ lines: [`${name} has new terms.`], result: { name, terms: wanted } }),
        };
    });
}
