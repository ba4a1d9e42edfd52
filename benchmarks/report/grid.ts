import { goalText, Row, textRow } from "./rows";

export type Placed = Row & { readonly at: NonNullable<Row["at"]> };

export const isPlaced = (row: Row): row is Placed => row.at !== undefined;

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

const mark = ({ reached }: Row): string => (reached === null ? "" : reached ? " ✓" : " ✗");

/** What the figures of a column are held against, with the goals: `Transfer (≤ 1.1)`. */
function legendOf(rows: readonly Placed[]): string {
    return distinct(rows.map(({ at }) => at.against))
        .map((against) => {
            const goal = rows.find((row) => row.at.against === against && row.goal !== null);

            return `${against}${goal ? ` (goal ${goalText(goal)})` : ""}`;
        })
        .join("; ");
}

/** A figure, then its ratio to each of what the column is held against; a dash where there is none. */
function cellOf(line: string, column: readonly Placed[]): string {
    const rows = column.filter(({ at }) => at.line === line);
    const [first] = rows;

    if (!first) {
        const asPeer = column.find(({ at }) => at.against === line);

        return asPeer ? `${asPeer.peer} ${asPeer.unit}` : "-";
    }

    const ratios = distinct(column.map(({ at }) => at.against)).map((against) => {
        const row = rows.find(({ at }) => at.against === against);

        return row ? `${row.ratio}${mark(row)}` : "-";
    });

    return [`${first.ours} ${first.unit}`, ...ratios].join("; ");
}

/** Rows that have a place, as a table: a line for each subject, a column for each thing that is done with it. */
export function grid(rows: readonly Placed[]): string[] {
    const columns = distinct(rows.map(({ at }) => at.column)).map((name) => {
        const found = rows.filter(({ at }) => at.column === name);

        return { name, rows: found, legend: legendOf(found) };
    });
    const lines = distinct(rows.map(({ at }) => at.line));
    const legends = distinct(columns.map(({ legend }) => legend)).map((legend) => {
        const names = columns.filter((column) => column.legend === legend).map(({ name }) => name);

        return `- ${names.join("; ")}: ${legend}`;
    });

    return [
        textRow(["", ...columns.map(({ name }) => name)]),
        textRow(["---", ...columns.map(() => "---")]),
        ...lines.map((line) => textRow([line, ...columns.map((column) => cellOf(line, column.rows))])),
        "",
        "In each cell: the figure, and its ratio to that of the following (✓ goal reached, ✗ not reached):",
        "",
        ...legends,
    ];
}
