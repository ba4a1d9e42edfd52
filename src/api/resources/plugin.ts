import { PackageHistory, PackageView } from "../../catalogue";
import { timeOf } from "../../chain-time";

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
