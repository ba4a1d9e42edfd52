import semver from "semver";

import { Budget } from "./budget";
import { Candidate } from "./candidate";
import { AskedPackage, ResolveQuestion } from "./question";
import { Ranges } from "./ranges";
import { Demand } from "./resolution";
import { PackageFacts, PackageSource, PublishedVersion } from "./source";

/** Packages that come with Core, in its version; a process loads those that its `app.json` lists. */
const PART_OF_CORE = /^@arkecosystem\/core-[a-z0-9-]+$/;

/** Every version that could be chosen, by package, in the order in which they are preferred. */
export class Candidates {
    private readonly asked = new Map<string, AskedPackage[]>();
    private readonly installed: ReadonlyMap<string, string>;
    private readonly core: semver.SemVer;
    private readonly listsCore: boolean;
    private readonly facts = new Map<string, PackageFacts | undefined>();
    private readonly kept = new Map<string, Candidate>();
    private readonly sorted = new Map<string, readonly Candidate[]>();

    public constructor(
        private readonly question: ResolveQuestion,
        private readonly source: PackageSource,
        private readonly ranges: Ranges,
        private readonly budget: Budget,
    ) {
        this.core = new semver.SemVer(question.core);
        this.installed = new Map(question.installed.map(({ name, version }) => [name, version]));
        this.listsCore = question.installed.some(({ name }) => PART_OF_CORE.test(name));

        for (const asked of question.packages) {
            this.asked.set(asked.name, [...(this.asked.get(asked.name) ?? []), asked]);
        }
    }

    public factsOf(name: string): PackageFacts | undefined {
        if (!this.facts.has(name)) {
            this.budget.spend(1);
            this.facts.set(name, this.source(name));
        }

        return this.facts.get(name);
    }

    /** Whether there is any version of it; if not, somebody else than the chain has to bring it. */
    public isKnown(name: string): boolean {
        return this.installedVersion(name) !== undefined || this.factsOf(name) !== undefined;
    }

    /** The version that is there, or that comes with Core. */
    public installedVersion(name: string): string | undefined {
        const listed = this.installed.get(name);

        if (listed !== undefined || this.listsCore || !PART_OF_CORE.test(name)) {
            return listed;
        }

        return this.factsOf(name) ? undefined : this.question.core;
    }

    /** Names that must be there whatever else is: those asked for, then those installed, each by name. */
    public roots(): string[] {
        const rest = [...this.installed.keys()].filter((name) => !this.asked.has(name));

        return [...[...this.asked.keys()].sort(), ...rest.sort()];
    }

    /** What the question itself says about a package. */
    public demands(name: string): Demand[] {
        const asked = this.asked.get(name) ?? [];
        const ranges = [...new Set(asked.flatMap(({ range }) => range ?? []))].sort();
        const version = this.installed.get(name);

        return [
            // Without any range, whatever is no prerelease.
            ...(asked.length > 0 && ranges.length === 0 ? [null] : ranges).map((range): Demand => ({
                by: "question",
                range,
            })),
            ...(version === undefined ? [] : [{ by: "installed", version } as const]),
        ];
    }

    /**
     * In the order of preference: the installed version, then the highest first. For an update the installed version
     * has its place among the others, or the last if it is yanked.
     */
    public *inOrder(name: string): Iterable<Candidate> {
        const installed = this.installedCandidate(name);
        const update = this.wantsUpdate(name);

        if (installed && !update) {
            yield installed;
        }

        const isLast = installed?.yanked !== undefined && update;

        for (const candidate of this.all(name)) {
            if (!candidate.isInstalled || (update && !isLast)) {
                yield candidate;
            }
        }

        if (installed && isLast) {
            yield installed;
        }
    }

    /** Highest first. */
    public all(name: string): readonly Candidate[] {
        const known = this.sorted.get(name);

        if (known) {
            return known;
        }

        const releases = this.factsOf(name)?.releases() ?? [];
        const candidates = releases.map((release) => this.candidate(name, release.version, release));
        const installed = this.installedCandidate(name);

        if (installed && !installed.onChain) {
            candidates.push(installed);
        }

        candidates.sort((left, right) => semver.compareBuild(right.parsed, left.parsed));
        this.sorted.set(name, candidates);

        return candidates;
    }

    /** What can be had that does for all that want it, in the order of preference. */
    public left(name: string, demands: readonly Demand[]): Candidate[] {
        return [...this.inOrder(name)].filter(
            (candidate) => this.isUsable(candidate) && demands.every((demand) => this.satisfies(demand, candidate)),
        );
    }

    /** Whether one that wants the package takes this version of it. */
    public satisfies(demand: Demand, candidate: Candidate): boolean {
        if (demand.by === "installed" || demand.range === null) {
            const isAsked = demand.by === "installed" && this.asked.has(candidate.name);

            return isAsked || candidate.isInstalled || candidate.parsed.prerelease.length === 0;
        }

        return this.ranges.accepts(demand.range, candidate.parsed);
    }

    /** Whatever else is chosen. */
    public isUsable(candidate: Candidate): boolean {
        return this.isOffered(candidate) && this.worksWithCore(candidate);
    }

    public worksWithCore({ core, onChain }: Candidate): boolean {
        return !onChain || this.ranges.accepts(core, this.core);
    }

    /** Not yanked, or installed, or asked for exactly. */
    public isOffered({ name, version, yanked, isInstalled }: Candidate): boolean {
        if (yanked === undefined || isInstalled) {
            return true;
        }

        const exactly = (this.asked.get(name) ?? []).some(({ range }) => range?.trim() === version);

        return exactly && (yanked === "broken" || this.question.allowYanked === true);
    }

    private wantsUpdate(name: string): boolean {
        return (this.asked.get(name) ?? []).some(({ update }) => update === true);
    }

    private installedCandidate(name: string): Candidate | undefined {
        const version = this.installedVersion(name);

        if (version !== undefined && !this.kept.has(name)) {
            this.kept.set(name, this.candidate(name, version, this.factsOf(name)?.release(version)));
        }

        return this.kept.get(name);
    }

    private candidate(name: string, version: string, release: PublishedVersion | undefined): Candidate {
        return new Candidate(name, version, this.installedVersion(name) === version, release, this.budget);
    }
}
