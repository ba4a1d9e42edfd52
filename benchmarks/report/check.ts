import { Console } from "node:console";

import { Results } from "./results";
import { Row } from "./rows";

/** The rows themselves go to stdout. */
const errors = new Console(process.stderr);

/** What ratios may differ by from run to run, on a machine that does other things too. */
const TOLERANCE = 1.3;

interface Regression {
    readonly name: string;
    readonly committed: number;
    readonly now: number;
}

/** What has become of the committed rows. */
interface Comparison {
    /** rows whose ratio, or whose goal where there is no ratio, was held against the committed one */
    readonly compared: number;
    /** ratios that have grown beyond what a busy machine explains */
    readonly slower: readonly Regression[];
    /** figures without a ratio that reached their goal and do not any more */
    readonly lost: readonly Regression[];
    /** ratios within the tolerance that reached their goal and do not any more */
    readonly slipped: readonly Regression[];
    /** committed, and not found now */
    readonly missing: readonly string[];
}

const isWorse = (now: number, before: number, better: Row["better"]): boolean =>
    better === "lower" ? now > before * TOLERANCE : now * TOLERANCE < before;

type Pair = readonly [now: Row, before: Row];

const figureOf = ({ ratio, ours }: Row): number => ratio ?? ours;

const regressionOf = ([now, before]: Pair): Regression => ({
    name: now.name,
    committed: figureOf(before),
    now: figureOf(now),
});

/** Rows that are new, or marked as noisy, are not compared. */
export function compareRows(found: readonly Row[], committed: readonly Row[]): Comparison {
    const names = new Set(found.map(({ name }) => name));
    const known = new Map(committed.map((row) => [row.name, row]));
    const pairs = found.flatMap((row): Pair[] => {
        const before = known.get(row.name);

        return before && !row.noisy && !before.noisy ? [[row, before]] : [];
    });
    const withRatio = pairs.filter(([now, before]) => now.ratio !== null && before.ratio !== null);
    const goalAlone = pairs.filter(([now, before]) => now.ratio === null && now.goal !== null && before.goal !== null);
    const hasSlowed = ([now, before]: Pair): boolean => isWorse(figureOf(now), figureOf(before), now.better);
    const isLost = ([now, before]: Pair): boolean => before.reached === true && now.reached === false;

    return {
        compared: withRatio.length + goalAlone.length,
        slower: withRatio.filter(hasSlowed).map(regressionOf),
        lost: goalAlone.filter(isLost).map(regressionOf),
        slipped: withRatio.filter((pair) => isLost(pair) && !hasSlowed(pair)).map(regressionOf),
        missing: [...known.keys()].filter((name) => !names.has(name)),
    };
}

/** `npm run x` takes flags behind two dashes, once. */
const saving = (command: string): string => `${command}${command.includes(" -- ") ? "" : " --"} --save`;

/** Why there is nothing to compare, if so. */
function refusalOf({ command }: Pick<Results, "command">, committed: Results | undefined): string | undefined {
    if (!committed) {
        return `nothing is committed to compare with; \`${saving(command)}\` writes it down.`;
    }

    return committed.command === command
        ? undefined
        : `committed is what \`${committed.command}\` found, not \`${command}\`: they measure different things. ` +
              "Repeat that command with --check.";
}

function table(suite: string, what: string, rows: readonly object[]): void {
    if (rows.length > 0) {
        errors.error(`${suite}: ${what}:`);
        errors.table(rows);
    }
}

function fail(sentence: string): void {
    errors.error(sentence);
    process.exitCode = 1;
}

/**
 * Tells on stderr what has become worse, and makes the process fail (exit code 1) if something has, or if nothing could
 * be compared.
 *
 * @param committed the suite's committed results, if there are any
 */
export function checkAgainst(found: Pick<Results, "suite" | "command" | "rows">, committed: Results | undefined): void {
    const { suite, rows } = found;
    const refusal = refusalOf(found, committed);

    if (refusal !== undefined || !committed) {
        fail(`${suite}: ${refusal}`);
        return;
    }

    const { compared, slower, lost, slipped, missing } = compareRows(rows, committed.rows);
    const missingRows = missing.map((name) => ({ name }));
    table(suite, "committed, and not found now", missingRows);
    table(suite, "the goal was reached and is not any more, within what a busy machine explains", slipped);
    table(suite, `more than ${TOLERANCE} times the committed ratio`, slower);
    table(suite, "the goal was reached and is not any more", lost);

    if (compared === 0) {
        fail(`${suite}: no row has a ratio or a goal that was committed, so nothing was compared.`);
    } else if (slower.length + lost.length > 0) {
        fail(`${suite}: worse than committed: ${slower.length + lost.length} of ${compared} rows compared.`);
    } else {
        errors.error(`${suite}: none of ${compared} rows compared is worse than committed.`);
    }
}
