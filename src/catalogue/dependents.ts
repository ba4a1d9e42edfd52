import BTree from "sorted-btree";

import { CompactSet, itemNamed, itemsOf, sizeOf, withItem, withoutItem } from "../search";
import { Requirements } from "../transactions";
import { append } from "./append";

/** A package of which some release requires another. */
export interface Dependent {
    readonly name: string;
    /** its versions that do, in the order in which they were released */
    versions: string[];
    /** whether its latest version does */
    latest: boolean;
}

/** Those that require one package, by name. */
interface Required {
    dependents: CompactSet<Dependent>;
    /** how many of them do with their latest version */
    latest: number;
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Who requires whom, the other way round than releases say it. */
export class Dependents {
    private readonly targets = new BTree<string, Required>(undefined, compare);

    public addRelease(name: string, version: string, { plugins }: Requirements): void {
        for (const target of Object.keys(plugins)) {
            const required = this.open(target);
            const known = itemNamed(required.dependents, name);

            if (known) {
                known.versions = append(known.versions, version);
            } else {
                required.dependents = withItem(required.dependents, { name, versions: [version], latest: false });
            }
        }
    }

    /** Undoes the package's newest release, which is not its latest version any more. */
    public undoRelease(name: string, version: string, { plugins }: Requirements): void {
        for (const target of Object.keys(plugins)) {
            const required = this.open(target);
            const dependent = demand(required, name);

            if (dependent.versions.pop() !== version) {
                throw new Error(`${name}@${version} is not the newest to require ${target}`);
            }

            if (dependent.versions.length === 0) {
                required.dependents = withoutItem(required.dependents, dependent);
            }

            if (sizeOf(required.dependents) === 0) {
                this.targets.delete(target);
            }
        }
    }

    /** Another version has become the package's latest; either is absent if there is none. */
    public changeLatest(name: string, former: Requirements | undefined, latest: Requirements | undefined): void {
        this.mark(name, former, false);
        this.mark(name, latest, true);
    }

    /** @param all also those whose latest version does not require it any more */
    public count(target: string, all: boolean): number {
        const required = this.targets.get(target);

        return all ? sizeOf(required?.dependents) : (required?.latest ?? 0);
    }

    /** By name. */
    public page(target: string, all: boolean, offset: number, limit: number): readonly Dependent[] {
        const page: Dependent[] = [];
        let skipped = 0;

        if (offset >= this.count(target, all)) {
            return page;
        }

        for (const dependent of itemsOf(this.targets.get(target)?.dependents)) {
            if (page.length === limit) {
                break;
            }

            if (all || dependent.latest) {
                if (skipped < offset) {
                    skipped++;
                } else {
                    page.push(dependent);
                }
            }
        }

        return page;
    }

    private mark(name: string, requirements: Requirements | undefined, latest: boolean): void {
        for (const target of Object.keys(requirements?.plugins ?? {})) {
            const required = this.open(target);
            const dependent = demand(required, name);
            required.latest += Number(latest) - Number(dependent.latest);
            dependent.latest = latest;
        }
    }

    private open(target: string): Required {
        const found = this.targets.get(target);

        if (found) {
            return found;
        }

        const required: Required = { dependents: undefined, latest: 0 };
        this.targets.set(target, required);

        return required;
    }
}

function demand(required: Required, name: string): Dependent {
    const dependent = itemNamed(required.dependents, name);

    if (!dependent) {
        throw new Error(`${name} is no dependent`);
    }

    return dependent;
}
