/** One figure of a benchmark beside what it is held against. */
export interface Row {
    readonly name: string;
    readonly ours: number;
    /** the same of what it is compared with, in the same run; null where the goal is a figure of its own */
    readonly peer: number | null;
    readonly unit: string;
    /** ours / peer */
    readonly ratio: number | null;
    /** the bound of `ratio`, or of `ours` where there is no peer; null where a row only informs */
    readonly goal: number | null;
    /** which side of the goal is the good one */
    readonly better: "lower" | "higher";
    readonly reached: boolean | null;
    /** a single largest value or the like, which `--check` does not compare */
    readonly noisy?: true;
}

interface Measured {
    readonly name: string;
    readonly ours: number;
    readonly peer?: number;
    readonly unit: string;
    readonly goal?: number;
    /** default: lower */
    readonly better?: Row["better"];
    /** see `Row` */
    readonly noisy?: boolean;
}

/** Works out the ratio and whether the goal is reached. Figures are rounded to four digits, after that. */
export function rowOf({ name, ours, peer, unit, goal, better = "lower", noisy = false }: Measured): Row {
    const ratio = peer === undefined ? null : ours / peer;
    const figure = ratio ?? ours;

    return {
        name,
        ours: round(ours),
        peer: peer === undefined ? null : round(peer),
        unit,
        ratio: ratio === null ? null : round(ratio),
        goal: goal ?? null,
        better,
        reached: goal === undefined ? null : better === "lower" ? figure <= goal : figure >= goal,
        ...(noisy && { noisy }),
    };
}

const round = (value: number): number => Number(value.toPrecision(4));

export const goalText = ({ goal, better }: Row): string =>
    goal === null ? "-" : `${better === "lower" ? "≤" : "≥"} ${goal}`;

export const reachedText = ({ reached }: Row): string => (reached === null ? "-" : reached ? "yes" : "no");

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((left, right) => left - right);
    const middle = sorted.length >> 1;

    return sorted.length % 2 === 1
        ? (sorted[middle] as number)
        : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
