import { GrantResource, RegistryClient } from "../../client";
import { CommandContext, ExitCode, UsageError } from "../command";
import { connectFrom } from "../connection";
import { parsePackage } from "../package-spec";
import { tokensOf } from "../proposal";
import { factLines, rowLines } from "../tables";
import { requiredOf, textOf } from "../values";
import { publishedPackage } from "./published";
import { validUntil } from "./purchase";

/** The wallet that is asked about: by address, else that of the passphrase. @throws UsageError if neither is known */
async function ownAddress(context: CommandContext, client: RegistryClient): Promise<string> {
    const address = textOf(context.flags, "address") ?? textOf(context.flags, "wallet");

    if (address !== undefined) {
        return address;
    }

    const { resolveSender } = await import("../../signing");
    const { secretsFrom } = await import("../key-flags");

    try {
        return (await resolveSender(client, secretsFrom(context))).address;
    } catch (error) {
        if ((error as { code?: string }).code === "NO_PASSPHRASE") {
            throw new UsageError(`Whose licenses? \`${context.invocation} --address=<address>\` needs no passphrase.`);
        }

        throw error;
    }
}

/** `licenses`: what a wallet holds. */
export async function licenses(context: CommandContext): Promise<number> {
    const client = await connectFrom(context, { allowBehind: true });
    const address = await ownAddress(context, client);
    const held = await client.licensesOf(address);
    const { output } = context;
    output.line(`Licenses of ${address}`);
    output.line(
        held.length === 0
            ? "  none"
            : rowLines(
                  ["PACKAGE", "LICENSE", "VERSION"],
                  held.map((license) => [license.name, validUntil(license), license.version ?? ""]),
              ),
    );
    output.json({ address, licenses: held });

    return ExitCode.ok;
}

/** A purchase that somebody else than the seller paid for. */
interface Sale {
    readonly amount: string;
    readonly recipientId: string;
}

/** What licenses brought in, by the transactions that bought them; what owners granted to others paid themselves. */
async function incomeOf(client: RegistryClient, grants: readonly GrantResource[]): Promise<bigint> {
    const payers = new Map(grants.map(({ transactionId, payer }) => [transactionId, payer]));
    let income = 0n;

    for (const [id, payer] of payers) {
        const sale = (await client.transaction(id)) as Sale | undefined;
        income += sale && sale.recipientId !== payer ? BigInt(sale.amount) : 0n;
    }

    return income;
}

/** `sales`: who holds licenses of a package, and what it brought in. */
export async function sales(context: CommandContext): Promise<number> {
    const { output } = context;
    const { name, version } = parsePackage(requiredOf(context, "package"));

    if (version !== undefined) {
        throw new UsageError(`Licenses are for a package, not for a version: ${name}`);
    }

    const client = await connectFrom(context, { allowBehind: true });
    const { totals } = await publishedPackage(client, name);
    const held = await client.licenses(name);
    const grants = held.flatMap((license) => license.grants.filter(({ kind }) => kind === "full"));
    output.progress(`Adding up ${grants.length} purchases`);
    const income = await incomeOf(client, grants);
    output.line(
        factLines([
            ["Sold", `${totals.sold}`],
            ["Income", tokensOf(client)(income)],
            ["Licensees", `${totals.licensees}`],
        ]),
    );

    if (held.length > 0) {
        output.line("");
        output.line(
            rowLines(
                ["LICENSEE", "LICENSE", "PERIODS"],
                held.map((license) => [license.address, validUntil(license), `${license.grants.length}`]),
            ),
        );
    }

    output.json({ name, sold: totals.sold, income: income.toString(), licenses: held });

    return ExitCode.ok;
}
