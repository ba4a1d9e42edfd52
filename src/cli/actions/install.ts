import type { RegistryClient } from "../../client";
import type { InstallRequest, InstallResult, NeededLicense, Site } from "../../installer";
import { notInstalled } from "../../installer/errors";
import { inspect } from "../../installer/inspect";
import { CommandContext, UsageError } from "../command";
import { secretsFrom } from "../key-flags";
import { journalOf } from "../transact";
import { parseAmount } from "../units";
import { isSet, listOf, textOf } from "../values";
import { agreement, reportChange } from "./change";
import { moduleStoreOf } from "./module-store";
import { operatorAddress } from "./operator-address";
import { givenOptionsFrom, siteFrom, withCore } from "./site";

/** Buys or tries by the same journal as `buy` and `trial`: a run that was cut off pays nothing twice. */
const acquireBy =
    (context: CommandContext, site: Site) =>
    async ({ name, kind, amount, decision }: NeededLicense): Promise<void> => {
        const [{ resolveSender }, { purchase }] = await Promise.all([
            import("../../signing"),
            import("../../purchases"),
        ]);
        const client = await site.chain();
        const sender = await resolveSender(client, secretsFrom(context));
        const isGift = sender.address !== decision.address;

        if (isGift && kind === "trial") {
            throw new UsageError(
                `The trial is ${decision.address}'s to start; the passphrase belongs to ${sender.address}. Nothing was signed.`,
            );
        }

        await purchase(
            client,
            sender,
            { kind, name, maxPrice: amount, ...(isGift && { licensee: decision.address }) },
            {
                journal: await journalOf(context, client),
                agree: async () => true,
                wait: { onWait: () => context.output.progress(`Waiting for a block with the license of ${name}`) },
            },
        );
    };

/** A second node of the same network. */
const comparison = (context: CommandContext, site: Site): (() => Promise<RegistryClient>) | undefined => {
    const node = textOf(context.flags, "compare-node");

    return node === undefined
        ? undefined
        : async () => {
              const { connectBeside } = await import("../../client");

              return connectBeside(await site.chain(), node);
          };
};

export function assuranceFrom(context: CommandContext, site: Site): InstallRequest["assurance"] {
    const compareWith = comparison(context, site);

    return {
        owners: listOf(context.flags, "accept-owner"),
        origins: listOf(context.flags, "accept-origin"),
        ...(compareWith && { compareWith }),
    };
}

async function requestFrom(
    context: CommandContext,
    site: Site,
    choice: Pick<InstallRequest["choice"], "packages" | "update">,
    onlyModules: boolean,
): Promise<InstallRequest> {
    const { flags, invocation } = context;
    const maxPrice = textOf(flags, "max-price");
    const fromNpm = isSet(flags, "npm");
    // Only names with a vendor can be on-chain, and only then licenses matter.
    const address =
        !fromNpm && choice.packages.some((name) => name.startsWith("@")) ? await operatorAddress(context, site) : null;

    return {
        choice: {
            ...choice,
            fromNpm,
            address,
            version: textOf(flags, "version"),
            allowYanked: isSet(flags, "allow-yanked"),
        },
        assurance: assuranceFrom(context, site),
        consent: {
            acceptTrial: isSet(flags, "accept-trial"),
            buy: isSet(flags, "buy"),
            maxPrice: maxPrice === undefined ? undefined : parseAmount(maxPrice, "max-price"),
        },
        given: await givenOptionsFrom(context),
        quiet: isSet(flags, "defaults") || isSet(flags, "yes"),
        scripts: isSet(flags, "allow-scripts"),
        command: [invocation, ...choice.packages].join(" "),
        agree: agreement(context),
        acquire: acquireBy(context, site),
        modules: moduleStoreOf(site),
        onlyModules,
    };
}

/** Installs or updates as the flags say. @param onlyModules refuse what Core would load */
export function performInstall(
    context: CommandContext,
    site: Site,
    choice: Pick<InstallRequest["choice"], "packages" | "update">,
    onlyModules = false,
): Promise<InstallResult> {
    const perform = async (on: Site): Promise<InstallResult> => {
        const { install: runInstall } = await import("../../installer");

        return runInstall(on, await requestFrom(context, on, choice, onlyModules));
    };

    return onlyModules ? perform(site) : withCore(site, perform);
}

export async function install(context: CommandContext): Promise<number> {
    const packages = listOf(context.positionals, "packages");

    return reportChange(context, await performInstall(context, await siteFrom(context), { packages, update: false }));
}

/** What an update asks for: the name, or the place that it came from. @throws InstallerError NOT_INSTALLED */
export async function updateArguments(site: Site, names: readonly string[]): Promise<string[]> {
    const { plugins, lock } = await inspect(site.folders);
    const all = Object.keys(lock.plugins).filter((name) => plugins.has(name));
    const unknown = names.find((name) => !plugins.has(name));

    if (unknown !== undefined) {
        throw notInstalled(unknown, site.invocation("list"));
    }

    return (names.length > 0 ? names : all).map((name) => {
        const origin = lock.plugins[name]?.origin;

        return origin?.kind === "git" ? origin.wanted : origin && "spec" in origin ? origin.spec : name;
    });
}

export async function update(context: CommandContext): Promise<number> {
    const site = await siteFrom(context);
    const packages = await updateArguments(site, listOf(context.positionals, "packages"));

    if (packages.length === 0) {
        context.output.line("No plugin is installed.");
        context.output.json({ done: false, plugins: [] });

        return 0;
    }

    return reportChange(context, await performInstall(context, site, { packages, update: true }));
}
