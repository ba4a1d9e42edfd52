import { Candidate } from "./candidate";
import { Candidates } from "./candidates";
import { Demand } from "./resolution";

/** A package of which nothing will do, and all that want it. */
export interface Refused {
    readonly name: string;
    readonly demands: readonly Demand[];
}

interface DeadEnd {
    readonly depth: number;
    /** what stands in the way says so by itself: no version does for all that want it */
    readonly isClear: boolean;
    readonly inTheWay: readonly Refused[];
}

/** Remembers the dead end that explains a failed search best: a clear one, and of those the one that came furthest. */
export class DeadEnds {
    private best: DeadEnd | undefined;

    public constructor(private readonly candidates: Candidates) {}

    public get inTheWay(): readonly Refused[] {
        return this.best?.inTheWay ?? [];
    }

    /**
     * @param refused the package that could not be decided
     * @param clashes for a version of it, decided packages that it wants otherwise
     */
    public add(depth: number, refused: Refused, clashes: (candidate: Candidate) => readonly Refused[]): void {
        if (this.best && depth <= this.best.depth && this.best.isClear) {
            return;
        }

        const found = { depth, ...this.inTheWayOf(refused, clashes) };

        if (found.inTheWay.length > 0 && (found.isClear || !this.best?.isClear)) {
            this.best = found;
        }
    }

    private inTheWayOf(
        refused: Refused,
        clashesOf: (candidate: Candidate) => readonly Refused[],
    ): Pick<DeadEnd, "isClear" | "inTheWay"> {
        const left = this.candidates.left(refused.name, refused.demands);

        if (left.length === 0) {
            return { isClear: true, inTheWay: [refused] };
        }

        const clashes = left.map(clashesOf).filter(({ length }) => length > 0);
        const clear = clashes
            .map((list) => list.filter(({ name, demands }) => this.candidates.left(name, demands).length === 0))
            .find(({ length }) => length > 0);

        return { isClear: clear !== undefined, inTheWay: clear ?? clashes[0] ?? [] };
    }
}
