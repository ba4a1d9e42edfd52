import semver from "semver";

import { ResolveQuestion } from "../../../src/resolver";
import { TestRegistry, TestRelease } from "./source";

type Assignment = ReadonlyMap<string, string>;

/**
 * The resolver's rules, as `docs/api.md` has them, without any search: tries every combination of versions and takes
 * the best of those that are right. For small registries of names that are not Core's own.
 */
export function bruteForce(registry: TestRegistry, question: ResolveQuestion): Assignment | undefined {
    const rules = new Rules(registry, question);
    const solutions = combinations(rules).filter((assignment) => rules.isSolution(assignment));
    const ranked = solutions.map((assignment) => ({ assignment, ranks: rules.ranks(assignment) }));
    ranked.sort((left, right) => compareLists(left.ranks, right.ranks));

    return ranked[0]?.assignment;
}

function combinations(rules: Rules): Assignment[] {
    let list: Assignment[] = [new Map()];

    for (const name of rules.names) {
        list = list.flatMap((chosen) => [
            chosen,
            ...rules.versionsOf(name).map((version) => new Map(chosen).set(name, version)),
        ]);
    }

    return list;
}

function compareLists(left: readonly number[], right: readonly number[]): number {
    const different = left.findIndex((rank, index) => rank !== right[index]);

    return different === -1 ? 0 : (left[different] as number) - (right[different] as number);
}

class Rules {
    public readonly names: readonly string[];
    private readonly installed: ReadonlyMap<string, string>;

    public constructor(
        private readonly registry: TestRegistry,
        private readonly question: ResolveQuestion,
    ) {
        this.installed = new Map(question.installed.map(({ name, version }) => [name, version]));
        this.names = [...new Set([...Object.keys(registry), ...this.installed.keys()])].sort();
    }

    public versionsOf(name: string): string[] {
        const installed = this.installed.get(name);
        const all = Object.keys(this.registry[name]?.releases ?? {});

        return installed === undefined || all.includes(installed) ? all : [...all, installed];
    }

    public isSolution(chosen: Assignment): boolean {
        const closure = this.closure(chosen);

        return (
            closure.length === chosen.size &&
            closure.every((name) => chosen.has(name)) &&
            [...chosen].every(([name, version]) => this.isAllowed(name, version, chosen))
        );
    }

    /** For each package in the order in which they are decided, the place of its version among those preferred. */
    public ranks(chosen: Assignment): number[] {
        return this.closure(chosen).map((name) => this.preference(name).indexOf(chosen.get(name) as string));
    }

    /** Asked, installed, then required: each in the order of names, and of who requires it. */
    private closure(chosen: Assignment): string[] {
        const asked = this.question.packages.map(({ name }) => name).sort();
        const roots = [...asked, ...[...this.installed.keys()].sort()];
        const closure = [...new Set(roots)].filter((name) => this.names.includes(name));

        for (const name of closure) {
            for (const required of Object.keys(this.release(name, chosen.get(name))?.requires ?? {}).sort()) {
                if (this.names.includes(required) && !closure.includes(required)) {
                    closure.push(required);
                }
            }
        }

        return closure;
    }

    private preference(name: string): string[] {
        const sorted = this.versionsOf(name).sort(semver.rcompare);
        const installed = this.installed.get(name);

        if (installed === undefined) {
            return sorted;
        }

        const others = sorted.filter((version) => version !== installed);

        if (!this.asked(name).some(({ update }) => update)) {
            return [installed, ...others];
        }

        return this.release(name, installed)?.yanked ? [...others, installed] : sorted;
    }

    private isAllowed(name: string, version: string, chosen: Assignment): boolean {
        const release = this.release(name, version);
        const isInstalled = this.installed.get(name) === version;
        const ranges = [...chosen].flatMap(([by, at]) => this.release(by, at)?.requires?.[name] ?? []);
        const askedRanges = this.asked(name).map(({ range }) => range);
        const needsStable =
            askedRanges.every((range) => range === undefined) && (askedRanges.length > 0 || this.installed.has(name));
        const isExact = askedRanges.includes(version);

        return (
            (isInstalled || !needsStable || !semver.prerelease(version)) &&
            (isInstalled ||
                !release?.yanked ||
                (isExact && (release.yanked === "broken" || this.question.allowYanked === true))) &&
            semver.satisfies(this.question.core, release?.core ?? "*", { includePrerelease: !release }) &&
            [...ranges, ...askedRanges].every((range) => range === undefined || semver.satisfies(version, range))
        );
    }

    private asked(name: string) {
        return this.question.packages.filter((asked) => asked.name === name);
    }

    private release(name: string, version: string | undefined): TestRelease | undefined {
        return version === undefined ? undefined : this.registry[name]?.releases[version];
    }
}
