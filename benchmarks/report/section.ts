import { goalsOf } from "./goals";
import { grid, isPlaced } from "./grid";
import { Results } from "./results";
import { goalText, reachedText, Row, textRow } from "./rows";

const [BEGIN, END] = ["<!-- results -->", "<!-- end of results -->"];

/** Of a suite with more rows in its list than this, the page shows those that have a goal. */
const ROWS_SHOWN = 30;

function list(suite: string, rows: readonly Row[]): string[] {
    const shown = rows.length > ROWS_SHOWN ? rows.filter(({ goal }) => goal !== null) : rows;
    const others = rows.length - shown.length;

    return [
        textRow(["what", "ours", "peer", "unit", "ours / peer", "goal", "reached"]),
        textRow(Array.from({ length: 7 }, () => "---")),
        ...shown.map((one) =>
            textRow([one.name, one.ours, one.peer ?? "-", one.unit, one.ratio ?? "-", goalText(one), reachedText(one)]),
        ),
        ...(others > 0 ? ["", `${others} more rows without a goal are in \`benchmarks/results/${suite}.json\`.`] : []),
    ];
}

/**
 * A suite's part of the page, in Markdown: rows that have a place in a table, then all others.
 *
 * @param pictures lines that show the suite's plots
 */
export function sectionOf({ suite, command, environment, rows }: Results, pictures: readonly string[]): string {
    const placed = rows.filter(isPlaced);
    const others = rows.filter((row) => !isPlaced(row));

    return [
        `### ${suite}`,
        "",
        `\`${command}\`; ${environment}`,
        ...(placed.length > 0 ? ["", ...grid(placed)] : []),
        ...(others.length > 0 ? ["", ...list(suite, others)] : []),
        ...pictures.flatMap((picture) => ["", picture]),
    ].join("\n");
}

/** Every goal with what was found, in Markdown. */
export const goalSection = (found: readonly Results[]): string =>
    [
        "### Goals",
        "",
        "Where a goal is set for many kinds of transactions, the best and the worst of them.",
        "",
        textRow(["suite", "what", "found", "goal", "reached"]),
        textRow(Array.from({ length: 5 }, () => "---")),
        ...found
            .flatMap(goalsOf)
            .map(({ suite, what, found: figure, goal, reached }) => textRow([suite, what, figure, goal, reached])),
    ].join("\n");

/**
 * The page with these sections between its markers, in place of those before.
 *
 * @throws Error if the markers are not there
 */
export function pageWith(page: string, sections: readonly string[]): string {
    const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];

    if (begin === -1 || end < begin) {
        throw new Error(`The page needs the lines ${BEGIN} and ${END}: results are written between them.`);
    }

    return `${page.slice(0, begin + BEGIN.length)}\n\n${sections.join("\n\n")}\n\n${page.slice(end)}`;
}
