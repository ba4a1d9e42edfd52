import semver from "semver";

import { Candidate } from "./candidate";
import { Candidates } from "./candidates";
import { Refused } from "./dead-ends";
import { Ranges } from "./ranges";
import { Demand, ExistingVersion, Problem, ProblemCode } from "./resolution";

/** How many versions a problem shows. */
const VERSIONS_SHOWN = 20;
/** in a message */
const VERSIONS_NAMED = 3;

/** Puts what stands in the way into words: which package, who wants what of it, and which versions there are. */
export class Problems {
    public constructor(
        private readonly candidates: Candidates,
        private readonly ranges: Ranges,
        private readonly core: string,
    ) {}

    public notOnChain(name: string, requiredBy: readonly Demand[]): Problem {
        const message = `${name} is not published on this chain: get it elsewhere and ask again with it as installed`;

        return { code: "NOT_ON_CHAIN", name, message, requiredBy, versions: [] };
    }

    /** Why no version of a package does for all that want it. */
    public ofRefused({ name, demands }: Refused): Problem[] {
        const all = this.candidates.all(name);
        const takenBy = (demand: Demand) => all.filter((candidate) => this.candidates.satisfies(demand, candidate));
        const wanted = all.filter((candidate) =>
            demands.every((demand) => this.candidates.satisfies(demand, candidate)),
        );

        if (wanted.length > 0 && !wanted.some((candidate) => this.candidates.isUsable(candidate))) {
            return this.unusable(name, demands, wanted);
        }

        const invalid = demands.filter((demand) => demand.by === "package" && !this.ranges.isValid(demand.range));

        if (invalid.length > 0) {
            return [this.problem("INVALID_RANGE", name, "is required in a range that is none", invalid, all)];
        }

        const unmet = demands.filter((demand) => takenBy(demand).length === 0);

        if (unmet.length > 0) {
            const wanted = [
                ...new Set(unmet.map((demand) => (demand.by === "installed" ? demand.version : (demand.range ?? "*")))),
            ].join(", ");
            const there = all.slice(0, VERSIONS_NAMED).map(({ version }) => version);
            const text = `has no version ${wanted}; there is ${there.join(", ") || "none"}`;

            return [this.problem("NO_VERSION", name, text, unmet, all)];
        }

        const text = "is required in versions that do not go together, and a process loads only one";

        return [this.problem("CONFLICT", name, text, demands, all)];
    }

    /** Versions that all take, but that are yanked or made for another Core. */
    private unusable(name: string, demands: readonly Demand[], wanted: readonly Candidate[]): Problem[] {
        const unfit = wanted.filter((candidate) => !this.candidates.worksWithCore(candidate));
        const yanked = wanted.filter((candidate) => !unfit.includes(candidate));
        const problems: Problem[] = [];

        if (yanked.length > 0) {
            const text = "has been yanked in every version that would do; ask for one exactly to have it all the same";
            problems.push(this.problem("YANKED", name, text, demands, yanked));
        }

        if (unfit[0]) {
            const { version, core } = unfit[0];
            const text = `does not work with Core ${this.core}: ${version} is for ${core}`;
            problems.push(this.problem(this.coreCode(core), name, text, demands, unfit));
        }

        return problems;
    }

    private coreCode(range: string): ProblemCode {
        if (!this.ranges.isValid(range)) {
            return "CORE_UNSUITABLE";
        }

        if (semver.ltr(this.core, range)) {
            return "CORE_TOO_OLD";
        }

        return semver.gtr(this.core, range) ? "CORE_TOO_NEW" : "CORE_UNSUITABLE";
    }

    private problem(
        code: ProblemCode,
        name: string,
        text: string,
        requiredBy: readonly Demand[],
        versions: readonly Candidate[],
    ): Problem {
        return {
            code,
            name,
            message: `${name} ${text}`,
            requiredBy,
            versions: versions.slice(0, VERSIONS_SHOWN).map(existing),
        };
    }
}

export const TOO_COMPLEX: Problem = {
    code: "TOO_COMPLEX",
    name: null,
    message: "The requirements are too many or too entangled for one answer: ask for fewer packages or exact versions",
    requiredBy: [],
    versions: [],
};

const existing = ({ version, core, yanked }: Candidate): ExistingVersion => ({
    version,
    core,
    yanked: yanked ?? null,
});
