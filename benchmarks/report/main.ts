/** `npm run bench:page`: writes tables and plots of `docs/performance.md` from the committed results. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { format, resolveConfig } from "prettier";

import { programOf } from "../harness/options";
import { PAGE, pageAndPlots } from "./page";
import { readAllResults } from "./results";

const DOCS = join(__dirname, "../../docs");

const pathOf = (file: string): string => join(DOCS, file);

const isStale = (file: string, content: string): boolean =>
    !existsSync(pathOf(file)) || readFileSync(pathOf(file), "utf8") !== content;

async function main(): Promise<void> {
    const { check } = programOf({
        script: "bench:page",
        description: "Writes tables and plots of docs/performance.md from the committed results.",
    })
        .option("--check", "write nothing, and fail if the page or a plot is stale")
        .parse()
        .opts<{ check?: true }>();
    const path = pathOf(PAGE);
    const { page, plots } = pageAndPlots(readFileSync(path, "utf8"), readAllResults());
    const formatted = await format(page, { ...(await resolveConfig(path)), filepath: path });
    const stale = [[PAGE, formatted] as const, ...plots].filter(([file, content]) => isStale(file, content));

    if (check && stale.length > 0) {
        const files = stale.map(([file]) => `docs/${file}`).join(", ");
        throw new Error(`Not what benchmarks/results say: ${files}; \`npm run bench:page\` writes them.`);
    }

    for (const [file, content] of stale) {
        mkdirSync(dirname(pathOf(file)), { recursive: true });
        writeFileSync(pathOf(file), content);
    }
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
