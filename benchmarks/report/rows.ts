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
    /** where the page shows it, if in a table and not in a list */
    readonly at?: Place;
}

/** A row of a table: what a subject costs in one respect, against something. */
export interface Place {
    readonly line: string;
    readonly column: string;
    readonly against: string;
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
    readonly at?: Place;
}

/** Works out the ratio and whether the goal is reached. Figures are rounded to four digits, after that. */
export function rowOf({ name, ours, peer, unit, goal, better = "lower", noisy = false, at }: Measured): Row {
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
        ...(at && { at }),
    };
}

/** A row that has a place, with its name. */
export const placedRow = (at: Place, measured: Omit<Measured, "name" | "at">): Row =>
    rowOf({ ...measured, name: `${at.column}: ${at.line} / ${at.against}`, at });

const round = (value: number): number => Number(value.toPrecision(4));

export const goalText = ({ goal, better }: Row): string =>
    goal === null ? "-" : `${better === "lower" ? "≤" : "≥"} ${goal}`;

export const reachedText = ({ reached }: Row): string => (reached === null ? "-" : reached ? "yes" : "no");

/** A line of a table in Markdown. */
export const textRow = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((left, right) => left - right);
    const middle = sorted.length >> 1;

    return sorted.length % 2 === 1
        ? (sorted[middle] as number)
        : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
