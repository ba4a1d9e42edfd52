import { Budget, TooComplex } from "./budget";
import { Candidate, Requirement } from "./candidate";
import { Candidates } from "./candidates";
import { DeadEnds, Refused } from "./dead-ends";
import { Ranges } from "./ranges";
import { Demand } from "./resolution";

/** How many packages one answer may have; the search goes as deep. */
const PACKAGE_LIMIT = 1_000;

/** Who wants a package, and as the how manieth package that one was decided; -1 for the question. */
interface Want {
    readonly demand: Demand;
    readonly depth: number;
}

type Chosen = ReadonlyMap<string, Candidate>;

/** Versions for all packages, or what stands in the way. */
export type SearchResult = { readonly chosen: Chosen } | { readonly inTheWay: readonly Refused[] };

/** Depths of earlier decisions that leave a package without a version. */
type Blame = Set<number>;

/**
 * Chooses a version for each package that the question asks for, that is installed, or that a chosen version
 * requires. Packages are decided in that order, and each takes the first version in the order of preference with
 * which the rest can be decided at all: among all solutions, the first in the order of these decisions.
 *
 * It goes back over decisions, but only to ones that the failure is owed to (conflict-directed backjumping): those in
 * between could not mend it, so nothing is missed.
 */
export class Search {
    private readonly order: string[] = [];
    private readonly planned = new Set<string>();
    private readonly decided = new Map<string, Candidate>();
    private readonly depths = new Map<string, number>();
    private readonly wants = new Map<string, Want[]>();
    private readonly deadEnds: DeadEnds;

    /** @param excused packages that are left out, whoever wants them */
    public constructor(
        private readonly candidates: Candidates,
        private readonly ranges: Ranges,
        private readonly budget: Budget,
        private readonly excused: ReadonlySet<string>,
    ) {
        this.deadEnds = new DeadEnds(candidates);
    }

    /** @throws TooComplex */
    public run(): SearchResult {
        for (const name of this.candidates.roots()) {
            this.wants.set(
                name,
                this.candidates.demands(name).map((demand) => ({ demand, depth: -1 })),
            );
            this.plan(name);
        }

        return this.decide(0) ? { inTheWay: this.deadEnds.inTheWay } : { chosen: this.decided };
    }

    /** @returns undefined when all could be decided */
    private decide(depth: number): Blame | undefined {
        const name = this.order[depth];

        if (name === undefined) {
            return undefined;
        }

        const blame: Blame = new Set();

        for (const candidate of this.candidates.inOrder(name)) {
            if (!this.fits(candidate, blame)) {
                continue;
            }

            const planned = this.order.length;
            this.choose(candidate, depth);
            const failure = this.decide(depth + 1);

            if (!failure) {
                return undefined;
            }

            this.unchoose(candidate, planned);

            if (!failure.has(depth)) {
                return failure;
            }

            this.budget.spend(failure.size);
            failure.forEach((earlier) => blame.add(earlier));
        }

        this.deadEnds.add(depth, { name, demands: this.demandsFor(name) }, (candidate) => this.clashes(candidate));
        // Without who wanted it first, it would not have to be decided.
        blame.add((this.wants.get(name) as Want[])[0]?.depth as number);
        blame.delete(depth);

        return blame;
    }

    /** Whether it goes with all that is decided; if not, blames the earliest decision that it does not go with. */
    private fits(candidate: Candidate, blame: Blame): boolean {
        this.budget.spend(1);

        if (!this.candidates.isUsable(candidate)) {
            return false;
        }

        const refusing = this.wantsOf(candidate.name).find(
            ({ demand }) => !this.candidates.satisfies(demand, candidate),
        );

        if (refusing) {
            blame.add(refusing.depth);

            return false;
        }

        const unmet = candidate.requirements.find((requirement) => this.isUnmet(requirement));

        if (unmet) {
            blame.add(this.depths.get(unmet[0]) as number);
        }

        return unmet === undefined;
    }

    /** Whether the package is decided otherwise. */
    private isUnmet([name, range]: Requirement): boolean {
        const present = this.decided.get(name);

        return present !== undefined && !this.ranges.accepts(range, present.parsed);
    }

    private clashes({ name: by, version, requirements }: Candidate): Refused[] {
        return requirements
            .filter((requirement) => this.isUnmet(requirement))
            .map(([name, range]) => ({
                name,
                demands: [...this.demandsFor(name), { by: "package", name: by, version, range }],
            }));
    }

    private choose(candidate: Candidate, depth: number): void {
        this.decided.set(candidate.name, candidate);
        this.depths.set(candidate.name, depth);
        const { name: by, version } = candidate;

        for (const [name, range] of candidate.requirements) {
            this.budget.spend(1);
            const wants = this.wants.get(name) ?? [];
            wants.push({ demand: { by: "package", name: by, version, range }, depth });
            this.wants.set(name, wants);
            this.plan(name);
        }
    }

    private unchoose(candidate: Candidate, planned: number): void {
        this.decided.delete(candidate.name);
        this.depths.delete(candidate.name);
        this.order.splice(planned).forEach((name) => this.planned.delete(name));

        for (const [name] of candidate.requirements) {
            this.wants.get(name)?.pop();
        }
    }

    private plan(name: string): void {
        if (this.planned.has(name) || this.excused.has(name) || !this.candidates.isKnown(name)) {
            return;
        }

        if (this.order.length >= PACKAGE_LIMIT) {
            throw new TooComplex(`more than ${PACKAGE_LIMIT} packages`);
        }

        this.planned.add(name);
        this.order.push(name);
    }

    private wantsOf(name: string): readonly Want[] {
        return this.wants.get(name) ?? [];
    }

    private demandsFor(name: string): Demand[] {
        return this.wantsOf(name).map(({ demand }) => demand);
    }
}
