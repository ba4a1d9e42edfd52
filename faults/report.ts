import { RunReport } from "./run";

export const faultsHold = ({ sameBlocks, digests, licenses }: RunReport): boolean =>
    sameBlocks && new Set(digests).size <= 1 && licenses.lost === 0;

const nameOf = ({ plugin }: RunReport): string => (plugin ? "With this package" : "Core alone");

function recoveries(reports: readonly RunReport[]): string {
    const [first] = reports as [RunReport];
    const rows = first.recoveries.map(({ fault, node }, turn) => {
        const seconds = reports.map((report) => `${report.recoveries[turn]?.seconds ?? "–"} s`);

        return `| ${fault} | ${node} | ${seconds.join(" | ")} |`;
    });
    const late = `| a node from the first block | node6 | ${reports.map((each) => `${each.lateNodeSeconds} s`).join(" | ")} |`;

    return [
        `| fault | node | ${reports.map(nameOf).join(" | ")} |`,
        `| --- | --- |${" ---: |".repeat(reports.length)}`,
        ...rows,
        late,
    ].join("\n");
}

function conclusion(report: RunReport): string {
    const digest = report.plugin
        ? `, digests ${[...new Set(report.digests)].join(" AND ")}, ${report.licenses.forged} licenses in the chain, ${report.licenses.lost} lost`
        : "";

    return `- ${nameOf(report)}: height ${report.height}, ${report.transactions} transactions, same blocks: ${report.sameBlocks ? "yes" : "NO"}${digest}.`;
}

const timeline = (report: RunReport): string =>
    [
        `${nameOf(report)}:`,
        "",
        "```",
        ...report.events.map(({ second, text }) => `${String(second).padStart(5)} s  ${text}`),
        "```",
    ].join("\n");

/** Markdown: how long each network took to be one again, how it ended, and what happened when. */
export const formatReport = (reports: readonly RunReport[]): string =>
    [recoveries(reports), reports.map(conclusion).join("\n"), ...reports.map(timeline), ""].join("\n\n");
