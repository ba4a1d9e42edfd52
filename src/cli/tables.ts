import Table from "cli-table3";

const BORDERLESS = {
    top: "",
    "top-mid": "",
    "top-left": "",
    "top-right": "",
    bottom: "",
    "bottom-mid": "",
    "bottom-left": "",
    "bottom-right": "",
    left: "",
    "left-mid": "",
    mid: "",
    "mid-mid": "",
    right: "",
    "right-mid": "",
    middle: "  ",
};
const STYLE = { "padding-left": 0, "padding-right": 0, head: [], border: [] };

const trimmed = (table: { toString(): string }): string => table.toString().replace(/[ \t]+$/gm, "");

/** Rows under headings, in columns. */
export function rowLines(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const table = new Table({ head: [...head], chars: BORDERLESS, style: STYLE });
    table.push(...rows.map((row) => [...row]));

    return trimmed(table);
}

/** What belongs to one thing: a label and a value a line. */
export function factLines(facts: readonly (readonly [string, string])[]): string {
    const table = new Table({ chars: BORDERLESS, style: STYLE });
    table.push(...facts.map(([label, value]) => [`  ${label}`, value]));

    return trimmed(table);
}
