import { RunReport } from "./run";

export const faultsHold = ({ failure, sameBlocks, digests, licenses }: RunReport): boolean =>
    failure === undefined && sameBlocks && new Set(digests).size <= 1 && licenses.lost === 0;

const nameOf = ({ plugin }: RunReport): string => (plugin ? "With this package" : "Core alone");

/** One row for each kind of fault, with every time that it struck. */
function recoveries(reports: readonly RunReport[]): string {
    const [first] = reports as [RunReport];
    const rows = [...new Set(first.recoveries.map(({ fault }) => fault))].map((fault) => {
        const times = (report: RunReport) => report.recoveries.filter((each) => each.fault === fault);
        const victims = times(first).map(({ node }) => node);
        const seconds = reports.map(
            (report) =>
                `${
                    times(report)
                        .map((each) => each.seconds)
                        .join(", ") || "–"
                } s`,
        );

        return `| ${fault} | ${victims.join(", ")} | ${seconds.join(" | ")} |`;
    });
    const late = `| a node from the first block | node6 | ${reports.map((each) => `${each.lateNodeSeconds ?? "–"} s`).join(" | ")} |`;

    return [
        `| fault | nodes | ${reports.map(nameOf).join(" | ")} |`,
        `| --- | --- |${" ---: |".repeat(reports.length)}`,
        ...rows,
        late,
    ].join("\n");
}

function conclusion(report: RunReport): string {
    if (report.failure !== undefined) {
        return `- ${nameOf(report)}: **stopped before its end**: ${report.failure.split("\n")[0]}`;
    }

    const digest = report.plugin
        ? `, digests ${[...new Set(report.digests)].join(" AND ")}, ${report.licenses.forged} of ${report.licenses.taken} licenses in the chain, ${report.licenses.lost} lost`
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
