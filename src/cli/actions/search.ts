import { PackageResource } from "../../client";
import { CommandContext, ExitCode } from "../command";
import { connectFrom } from "../connection";
import { tokensOf } from "../proposal";
import { rowLines } from "../tables";
import { formatPeriod } from "../units";
import { isSet, listOf, textOf } from "../values";

const ORDERS: Readonly<Record<string, string>> = {
    name: "name:asc",
    price: "price:asc",
    published: "published:desc",
    sold: "sold:desc",
};

/** `search`. */
export async function search(context: CommandContext): Promise<number> {
    const { flags, positionals, output } = context;
    const words = listOf(positionals, "words");
    const client = await connectFrom(context, { allowBehind: true });
    const only = (yes: string, no: string): string | undefined =>
        isSet(flags, yes) ? "true" : isSet(flags, no) ? "false" : undefined;
    const filters = {
        q: words.length === 0 ? undefined : words.join(" "),
        vendor: textOf(flags, "vendor"),
        owner: textOf(flags, "owner"),
        core: textOf(flags, "core"),
        free: only("free", "paid"),
        trial: only("trial", "no-trial"),
        orderBy: ORDERS[textOf(flags, "sort") ?? ""],
    };
    const { total, packages } = await client.search(filters, (flags.limit as number | undefined) ?? 20);
    const tokens = tokensOf(client);
    const price = ({ terms }: PackageResource): string => {
        if (terms.price === "0") {
            return "free";
        }

        return `${tokens(terms.price)}${terms.licensePeriod === 0 ? "" : ` / ${formatPeriod(terms.licensePeriod)}`}`;
    };

    if (packages.length === 0) {
        output.line("Nothing found.");
    } else {
        output.line(
            rowLines(
                ["PACKAGE", "VERSION", "PRICE", "SOLD", "DESCRIPTION"],
                packages.map((found) => [
                    found.name,
                    found.latest,
                    price(found),
                    `${found.totals.sold}`,
                    found.description ?? "",
                ]),
            ),
        );
    }

    if (total > packages.length) {
        output.line(`${packages.length} of ${total}; --limit shows more.`);
    }

    output.json({ total, packages });

    return ExitCode.ok;
}
