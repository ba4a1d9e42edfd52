import semver from "semver";

import { Budget, TooComplex } from "./budget";
import { Candidate } from "./candidate";
import { Candidates } from "./candidates";
import { installOrder } from "./install-order";
import { licensesOf } from "./licenses";
import { Problems, TOO_COMPLEX } from "./problems";
import { checkQuestion, ResolveQuestion } from "./question";
import { Ranges } from "./ranges";
import { ChosenPackage, Demand, Problem, Resolution } from "./resolution";
import { Search } from "./search";
import { PackageSource } from "./source";

type Chosen = ReadonlyMap<string, Candidate>;

/**
 * What it takes to have some packages beside those that are installed: a version of each package of the closure, and
 * its licenses; or everything that stands in the way. Reads no clock and no network, and takes a bounded number of
 * steps.
 *
 * @throws QuestionError if the question is malformed
 */
export function resolve(question: ResolveQuestion, source: PackageSource): Resolution {
    checkQuestion(question);

    try {
        return new Resolver(question, source).run();
    } catch (error) {
        if (error instanceof TooComplex) {
            return answer(question, { problems: [TOO_COMPLEX] });
        }

        throw error;
    }
}

class Resolver {
    private readonly budget = new Budget();
    private readonly ranges = new Ranges(this.budget);
    private readonly candidates: Candidates;
    private readonly problems: Problems;

    public constructor(
        private readonly question: ResolveQuestion,
        source: PackageSource,
    ) {
        this.candidates = new Candidates(question, source, this.ranges, this.budget);
        this.problems = new Problems(this.candidates, this.ranges, question.core);
    }

    /** @throws TooComplex */
    public run(): Resolution {
        const { chosen, problems } = this.search();
        const wants = this.wantsOf(chosen);
        const missing = [...wants].filter(([name]) => !this.candidates.isKnown(name));
        const all = [...problems, ...missing.map(([name, demands]) => this.problems.notOnChain(name, demands))];

        if (problems.length > 0) {
            return answer(this.question, { problems: all });
        }

        const { names, cycles } = installOrder(chosen);
        const packages = names.map((name) => this.chosenPackage(chosen.get(name) as Candidate, wants.get(name) ?? []));

        return answer(this.question, { problems: all, packages, cycles, licenses: this.licenses(packages) });
    }

    /**
     * Searches, and as long as there is no solution leaves out the package that stands in the way and searches again:
     * so every conflict comes up, not only the first; of many, those that the steps are enough for.
     */
    private search(): { chosen: Chosen; problems: Problem[] } {
        const problems: Problem[] = [];
        const excused = new Set<string>();

        try {
            for (;;) {
                const result = new Search(this.candidates, this.ranges, this.budget, excused).run();

                if ("chosen" in result) {
                    return { chosen: result.chosen, problems };
                }

                const found = result.inTheWay.flatMap((refused) => this.problems.ofRefused(refused));
                problems.push(...found);
                found.forEach(({ name }) => excused.add(name as string));
            }
        } catch (error) {
            if (error instanceof TooComplex && problems.length > 0) {
                return { chosen: new Map(), problems };
            }

            throw error;
        }
    }

    /** Every package that something of the answer wants, and all that want it. */
    private wantsOf(chosen: Chosen): Map<string, Demand[]> {
        const wants = new Map(this.candidates.roots().map((name) => [name, this.candidates.demands(name)]));

        for (const name of [...chosen.keys()].sort()) {
            const { version, requirements } = chosen.get(name) as Candidate;

            for (const [required, range] of requirements) {
                const demands = wants.get(required) ?? [];
                demands.push({ by: "package", name, version, range });
                wants.set(required, demands);
            }
        }

        return wants;
    }

    private chosenPackage(
        { name, version, parsed, onChain, yanked }: Candidate,
        why: readonly Demand[],
    ): ChosenPackage {
        const installed = this.candidates.installedVersion(name) ?? null;
        const order = installed === null ? 0 : semver.compareBuild(parsed, installed);
        const changes = { "-1": "downgrade", "0": "keep", "1": "update" } as const;

        return {
            name,
            version,
            installed,
            change: installed === null ? "install" : changes[order],
            onChain,
            yanked: yanked ?? null,
            why,
        };
    }

    private licenses(packages: readonly ChosenPackage[]) {
        return licensesOf(
            packages.flatMap(({ name, version, change }) => {
                const facts = change === "keep" ? undefined : this.candidates.factsOf(name);

                return facts ? [{ name, version, verdict: facts.decide(version, this.question.address) }] : [];
            }),
        );
    }
}

const byNameAndCode = (left: Problem, right: Problem): number =>
    `${left.name} ${left.code}` < `${right.name} ${right.code}` ? -1 : 1;

function answer(
    { core, address }: ResolveQuestion,
    found: Pick<Resolution, "problems"> & Partial<Pick<Resolution, "packages" | "cycles" | "licenses">>,
): Resolution {
    const { problems, packages = [], cycles = [], licenses = licensesOf([]) } = found;

    return {
        satisfiable: problems.length === 0,
        core,
        address,
        packages,
        cycles,
        problems: [...problems].sort(byNameAndCode),
        licenses,
    };
}
