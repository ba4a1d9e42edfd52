import { PackageHistory, PackageView } from "../../catalogue";
import { timeOf } from "../../chain-time";
import { address, count, describedAs, listOf, mapOf, named, orNull, record, text } from "../../openapi";
import { requirementsSchema, termsSchema } from "./asset";
import { timeSchema } from "./time";

export function pluginResource({ name, vendor, owner, state, latest }: PackageView, history: PackageHistory) {
    const release = history.release(latest);

    return {
        name,
        vendor,
        owner: owner.owner,
        maintainers: owner.maintainers,
        terms: state.terms,
        latest,
        lines: Object.fromEntries(state.lines.entries()),
        description: release?.description ?? null,
        requirements: release?.requirements ?? null,
        firstPublished: timeOf(history.firstRelease.timestamp),
        published: timeOf(history.newestRelease.timestamp),
        totals: { releases: history.releaseCount, licensees: history.licensees.length, sold: history.sold },
    };
}

export const pluginSchema = named(
    "Plugin",
    record<ReturnType<typeof pluginResource>>({
        name: text,
        vendor: text,
        owner: address,
        maintainers: listOf(address),
        terms: termsSchema,
        latest: describedAs(
            "the highest version that is neither yanked nor a prerelease; else the highest that is not yanked; else the highest",
            text,
        ),
        lines: describedAs("the highest version of each release line, yanked or not", mapOf(text)),
        description: describedAs("of the latest version", orNull(text)),
        requirements: describedAs("of the latest version", orNull(requirementsSchema)),
        firstPublished: timeSchema,
        published: describedAs("the newest release", timeSchema),
        totals: record<ReturnType<typeof pluginResource>["totals"]>({
            releases: count,
            licensees: describedAs("wallets that hold or held a license, trials included", count),
            sold: describedAs("full licenses that somebody else than the owner paid for", count),
        }),
    }),
);
