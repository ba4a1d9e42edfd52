/** `npm run bench:page`: writes tables and plots of `docs/performance.md` from the committed results. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { plot } from "./plot";
import { readAllResults, Results, Series } from "./results";
import { pageWith, sectionOf } from "./section";

const PAGE = join(__dirname, "../../docs/performance.md");
const PLOTS = "performance";

/** Writes the picture, and gives the page's line that shows it. */
function picture(suite: string, series: Series, index: number): string {
    const folder = join(__dirname, "../../docs", PLOTS);
    const file = `${suite}-${index + 1}.svg`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), plot(series));

    return `![${series.title}, ${series.y} against ${series.x}](${PLOTS}/${file})`;
}

const section = (results: Results): string =>
    sectionOf(
        results,
        (results.series ?? []).map((one, index) => picture(results.suite, one, index)),
    );

writeFileSync(PAGE, pageWith(readFileSync(PAGE, "utf8"), readAllResults().map(section)));
