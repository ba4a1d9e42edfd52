import { Demand, Payment, Problem, Resolution } from "../resolver";
import { tokensOf } from "../tokens";
import { InstallerError } from "./errors";
import { PluginProcess } from "./registration/registration";

/** What one process of `app.json` would need. */
export interface ProcessResolution {
    readonly process: PluginProcess;
    readonly resolution: Resolution;
}

/** A package that has to come along. */
export interface MissingPackage {
    readonly name: string;
    readonly version: string;
    /** The version that is there now; null if none is. */
    readonly installed: string | null;
    readonly requiredBy: readonly string[];
}

/** Everything that stands in the way, at once. */
export interface UnmetRequirements {
    readonly problems: readonly (Pick<Problem, "code" | "name" | "message"> & {
        readonly processes: readonly string[];
    })[];
    readonly missing: readonly MissingPackage[];
    /** What the licenses of it all cost, in arktoshi, with trials where there are any, and without. */
    readonly price: { readonly withTrials: Payment; readonly withoutTrials: Payment };
    /** Installs all of it; null if there is more in the way than missing packages. */
    readonly command: string | null;
}

const names = (demands: readonly Demand[]): string[] =>
    demands.flatMap((demand) => (demand.by === "package" ? [`${demand.name}@${demand.version}`] : []));

function missingFrom(resolutions: readonly Resolution[], asked: ReadonlySet<string>): MissingPackage[] {
    const packages = resolutions.flatMap(({ packages }) => packages);
    const missing = packages.filter(({ name, change }) => change !== "keep" && !asked.has(name));
    const byName = new Map(missing.map((chosen) => [chosen.name, chosen]));

    return [...byName.values()].map(({ name, version, installed, why }) => ({
        name,
        version,
        installed,
        requiredBy: names(why),
    }));
}

function problemsOf(resolutions: readonly ProcessResolution[]): UnmetRequirements["problems"] {
    const found = new Map<string, { problem: Problem; processes: string[] }>();

    for (const { process, resolution } of resolutions) {
        for (const problem of resolution.problems) {
            const key = `${problem.code} ${problem.name} ${problem.message}`;
            const known = found.get(key) ?? { problem, processes: [] };
            known.processes.push(process);
            found.set(key, known);
        }
    }

    return [...found.values()].map(({ problem: { code, name, message }, processes }) => ({
        code,
        name,
        message,
        processes,
    }));
}

function describe({ problems, missing, price, command }: UnmetRequirements, symbol: string): string {
    const lines = [
        ...problems.map(
            ({ message, processes }) => `- ${message}${processes.length ? ` (${processes.join(", ")})` : ""}`,
        ),
        ...missing.map(({ name, version, installed, requiredBy }) => {
            const change = installed === null ? "is missing" : `has to change from ${installed}`;

            return `- ${name}@${version} ${change}${requiredBy.length ? `; required by ${requiredBy.join(", ")}` : ""}`;
        }),
    ];
    const { withTrials, withoutTrials } = price;
    const trials = withTrials.total === withoutTrials.total ? "" : `, ${tokensOf(withTrials.total)} with trials`;
    const cost =
        withoutTrials.total === "0" ? [] : [`All licenses cost ${tokensOf(withoutTrials.total)} ${symbol}${trials}.`];

    return [
        "Requirements are not met; nothing was changed:",
        ...lines,
        ...cost,
        ...(command === null ? [] : [`This installs all of it: ${command}`]),
    ].join("\n");
}

/**
 * The same verdict as Core's at boot, for all processes at once.
 *
 * @param asked what the command names
 * @param command the command with these packages added
 * @throws InstallerError REQUIREMENTS_UNMET with the whole list, its price and the command that would satisfy it
 */
export function assertRequirements(
    resolutions: readonly ProcessResolution[],
    asked: ReadonlySet<string>,
    command: (missing: readonly MissingPackage[]) => string,
    symbol: string,
): void {
    const problems = problemsOf(resolutions);
    const missing = missingFrom(
        resolutions.map(({ resolution }) => resolution),
        asked,
    );

    if (problems.length === 0 && missing.length === 0) {
        return;
    }

    const [dearest] = resolutions
        .map(({ resolution }) => resolution.licenses)
        .sort((left, right) => (BigInt(left.withoutTrials.total) < BigInt(right.withoutTrials.total) ? 1 : -1));
    const unmet: UnmetRequirements = {
        problems,
        missing,
        price: dearest as UnmetRequirements["price"],
        command: problems.length > 0 ? null : command(missing),
    };
    const { withTrials, withoutTrials } = unmet.price;
    throw new InstallerError("REQUIREMENTS_UNMET", describe(unmet, symbol), {
        ...unmet,
        price: { withTrials, withoutTrials },
    });
}
