/**
 * `npm run bench:install`: `ark-plugin install` beside `npm install` of the same tarball from the same registry, in
 * turn, and where the time of the first goes. The chain is one of Core's real handlers and API in this process, which does
 * nothing else meanwhile. `--rounds N` (7), `--json`; `--save` writes the results down.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { TestApi } from "../../__tests__/__support__/api";
import { ApiServer } from "../../__tests__/__support__/api-server";
import { CORE_CONFIGURATION, CORE_DIRECTORY } from "../../__tests__/__support__/installer-folders";
import { TestChain, useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { startNpmRegistry } from "../../devnet/npm-registry";
import { freePort } from "../../devnet/ports";
import { wholeNumber } from "../../scripts/whole-number";
import { Catalogue, CatalogueIdentifier } from "../../src/catalogue";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { Cache, Side, sidesOf } from "./sides";
import { publishSubjects, Subject } from "./subjects";
import { phasesOf, Timed } from "./timed";

const GOAL = 1.2;
const CACHES: readonly Cache[] = ["empty", "filled"];

type Runs = Readonly<Record<Side["name"], readonly Timed[]>>;

/** Both sides in turn, each first as often as the other, after one round that does not count. */
async function compare(sides: readonly Side[], subject: Subject, cache: Cache, rounds: number): Promise<Runs> {
    const runs: Record<Side["name"], Timed[]> = { ours: [], npm: [] };

    for (let round = -1; round < rounds; round++) {
        for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
            const timed = await side.run(subject, cache);

            if (round >= 0) {
                runs[side.name].push(timed);
            }
        }
    }

    return runs;
}

const totals = (runs: readonly Timed[]): number[] => runs.map(({ total }) => total);

function rowsOf({ title }: Subject, cache: Cache, { ours, npm }: Runs): Row[] {
    const name = `a plugin ${title}, npm's cache ${cache}`;
    const phases = ours.map(phasesOf);
    const unit = "ms";

    return [
        rowOf({ name, ours: median(totals(ours)), peer: median(totals(npm)), unit, goal: GOAL }),
        ...[...(phases[0] as ReadonlyMap<string, number>).keys()].map((phase) =>
            rowOf({ name: `- ${phase}`, ours: median(phases.map((one) => one.get(phase) as number)), unit }),
        ),
    ];
}

async function measure(rounds: number, report: (line: string) => void): Promise<Row[]> {
    const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-bench-install-"));
    const ends: (() => Promise<void>)[] = [];

    try {
        report("starting a chain with its API, and a registry");
        useRegistryNetwork();
        const chain = (await TestChain.start()).fund("acme");
        chain.app.get<Catalogue>(CatalogueIdentifier).reset();
        const registry = await startNpmRegistry({ folder: join(folder, "registry"), port: await freePort() });
        ends.push(registry.stop);
        const packages = join(folder, "packages");
        mkdirSync(packages);
        const environment = { ...process.env, npm_config_userconfig: registry.npmrc };
        const subjects = await publishSubjects(packages, chain, environment);
        const server = await ApiServer.start(chain, await TestApi.start(chain));
        ends.push(() => server.stop());
        const sides = sidesOf({
            folder,
            config: CORE_CONFIGURATION,
            api: server.url,
            coreDirectory: CORE_DIRECTORY,
            npmrc: registry.npmrc,
        });
        const rows: Row[] = [];

        for (const subject of subjects) {
            for (const cache of CACHES) {
                report(`${subject.name}, npm's cache ${cache}`);
                rows.push(...rowsOf(subject, cache, await compare(sides, subject, cache, rounds)));
            }
        }

        return rows;
    } finally {
        await Promise.all(ends.map((end) => end()));
        rmSync(folder, { recursive: true, force: true });
    }
}

async function main(): Promise<void> {
    const flags = process.argv.slice(2);
    const program = new Command("npm run bench:install --")
        .description("Times ark-plugin install beside npm install of the same tarball from the same registry.")
        .option("--rounds <count>", "how often each is run", wholeNumber(1), 7)
        .option("--json", "print rows and nothing else")
        .option("--check", "compare ratios with those that are committed")
        .option("--save", "write the results down, to be committed")
        .parse();
    const { rounds } = program.opts<{ rounds: number }>();
    const rows = await measure(rounds, (line) => console.error(line));
    publish({ suite: "install", script: "bench:install", rows }, flags);
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
