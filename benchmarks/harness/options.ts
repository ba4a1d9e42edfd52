import { Command, Option } from "commander";

interface Script {
    /** of package.json */
    readonly script: string;
    readonly description: string;
}

interface Benchmark extends Script {
    /** what `--quick` does, where there is one */
    readonly quick?: string;
    /** what `--full` does, where there is one */
    readonly full?: string;
}

interface Options {
    readonly quick: boolean;
    readonly full: boolean;
    readonly json: boolean;
    /** all of them as they were given, for `publish` */
    readonly flags: readonly string[];
}

/** Its `parse` ends the process for `--help`, and for what it does not know. */
export const programOf = ({ script, description }: Script): Command =>
    new Command(`npm run ${script} --`).description(description);

/**
 * What a benchmark was told to do. Ends the process for `--help`, for what it does not know, and for flags that
 * contradict each other: a small run is neither saved nor compared with a whole one.
 *
 * @param flags default: those of this process
 */
export function optionsOf(benchmark: Benchmark, flags: readonly string[] = process.argv.slice(2)): Options {
    const { quick, full } = benchmark;
    const program = programOf(benchmark);

    if (quick !== undefined) {
        program.addOption(new Option("--quick", quick).conflicts(["full", "save", "check"]));
    }

    if (full !== undefined) {
        program.option("--full", full);
    }

    const given = program
        .option("--json", "print rows and nothing else")
        .option("--check", "compare with what is committed, and fail if something is worse")
        .option("--save", "write the results down, to be committed")
        .parse(flags, { from: "user" })
        .opts<Partial<Record<"quick" | "full" | "json", boolean>>>();

    return { quick: given.quick ?? false, full: given.full ?? false, json: given.json ?? false, flags };
}
