/** `npm run bench:page`: writes the tables of `docs/performance.md` from the committed results. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { readAllResults, Results } from "./results";
import { goalText, reachedText } from "./rows";

const PAGE = join(__dirname, "../../docs/performance.md");
const [BEGIN, END] = ["<!-- results -->", "<!-- end of results -->"];

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

function section({ suite, command, environment, rows }: Results): string {
    return [
        `### ${suite}`,
        "",
        `\`${command}\`; ${environment}`,
        "",
        row(["what", "ours", "peer", "unit", "ours / peer", "goal", "reached"]),
        row(Array.from({ length: 7 }, () => "---")),
        ...rows.map((one) =>
            row([one.name, one.ours, one.peer ?? "-", one.unit, one.ratio ?? "-", goalText(one), reachedText(one)]),
        ),
    ].join("\n");
}

const page = readFileSync(PAGE, "utf8");
const before = page.slice(0, page.indexOf(BEGIN) + BEGIN.length);
const after = page.slice(page.indexOf(END));
writeFileSync(PAGE, `${before}\n\n${readAllResults().map(section).join("\n\n")}\n\n${after}`);
