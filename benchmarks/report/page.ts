/** `npm run bench:page`: writes tables and plots of `docs/performance.md` from the committed results. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { plot } from "./plot";
import { readAllResults, Results, Series } from "./results";
import { goalText, reachedText } from "./rows";

const PAGE = join(__dirname, "../../docs/performance.md");
const PLOTS = "performance";
const [BEGIN, END] = ["<!-- results -->", "<!-- end of results -->"];

/** Of a suite with more rows than this, the page shows those that have a goal. */
const ROWS_SHOWN = 30;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

/** Writes the picture, and gives the page's line that shows it. */
function picture(suite: string, series: Series, index: number): string {
    const folder = join(__dirname, "../../docs", PLOTS);
    const file = `${suite}-${index + 1}.svg`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), plot(series));

    return `![${series.title}, ${series.y} against ${series.x}](${PLOTS}/${file})`;
}

function section({ suite, command, environment, rows, series = [] }: Results): string {
    const shown = rows.length > ROWS_SHOWN ? rows.filter(({ goal }) => goal !== null) : rows;
    const others = rows.length - shown.length;

    return [
        `### ${suite}`,
        "",
        `\`${command}\`; ${environment}`,
        "",
        row(["what", "ours", "peer", "unit", "ours / peer", "goal", "reached"]),
        row(Array.from({ length: 7 }, () => "---")),
        ...shown.map((one) =>
            row([one.name, one.ours, one.peer ?? "-", one.unit, one.ratio ?? "-", goalText(one), reachedText(one)]),
        ),
        ...(others > 0 ? ["", `${others} more rows without a goal are in \`benchmarks/results/${suite}.json\`.`] : []),
        ...series.flatMap((one, index) => ["", picture(suite, one, index)]),
    ].join("\n");
}

const page = readFileSync(PAGE, "utf8");
const before = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
const after = page.slice(page.indexOf(END));
writeFileSync(PAGE, `${before}\n\n${readAllResults().map(section).join("\n\n")}\n\n${after}`);
