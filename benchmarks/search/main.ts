/**
 * `npm run bench:search`: the index in the node's memory beside tables in PostgreSQL and beside a library, filled with the
 * same packages, asked the same questions in turn (docs/decisions/0020-search-in-memory.md). `--quick` for a
 * hundredth of the size; `--save`, `--json` as `npm run bench`.
 */
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Contents } from "../chain/contents";
import { WORDS } from "../chain/words";
import { cleanedUp } from "../harness/cleaned-up";
import { heapInUse } from "../harness/memory";
import { optionsOf } from "../harness/options";
import { temporaryPostgres } from "../harness/temporary-postgres";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { MiniSearchSearch, OwnSearch } from "./memory";
import { PostgresSearch } from "./postgres";
import { Document, documentOf, documentsOf, SearchSubject } from "./subjects";

const ROUNDS = 30;

interface Question {
    readonly name: string;
    /** undefined where the subject cannot answer it */
    readonly ask: (subject: SearchSubject, round: number) => Promise<unknown> | undefined;
}

const word = (round: number): string => WORDS[round % WORDS.length] as string;

const questions = (packages: (round: number) => Document): readonly Question[] => [
    { name: "one word that many have", ask: (subject, round) => subject.search(word(round)) },
    { name: "the beginning of a word", ask: (subject, round) => subject.search(word(round).slice(0, 3)) },
    { name: "two words", ask: (subject, round) => subject.search(`${word(round)} ${word(round + 5)}`) },
    { name: "a package's name", ask: (subject, round) => subject.search(packages(round).name) },
    { name: "what costs something, by price", ask: (subject) => subject.cheapest?.() },
    { name: "a word, by price", ask: (subject, round) => subject.cheapest?.(word(round)) },
    { name: "by licenses sold", ask: (subject) => subject.bestSold?.() },
    {
        name: "a sale",
        ask: (subject, round) => (subject.bestSold ? subject.sell(packages(round).name, 1) : undefined),
    },
    {
        name: "a sale, then by licenses sold",
        ask: (subject, round) =>
            subject.bestSold && subject.sell(packages(round).name, 1).then(() => subject.bestSold?.()),
    },
    {
        name: "a package reverted, then applied again",
        ask: (subject, round) => subject.remove(packages(round)).then(() => subject.add(packages(round))),
    },
    {
        name: "the same, then a package's name",
        ask: (subject, round) =>
            subject
                .remove(packages(round))
                .then(() => subject.add(packages(round)))
                .then(() => subject.search(packages(round + 1).name)),
    },
];

/** Median milliseconds of a question, of all subjects that can answer it; they take turns. */
async function measure({ ask }: Question, subjects: readonly SearchSubject[]): Promise<Map<SearchSubject, number>> {
    const times = new Map<SearchSubject, number[]>(subjects.map((subject) => [subject, []]));

    for (let round = 0; round < ROUNDS; round++) {
        for (const [subject, taken] of times) {
            const began = performance.now();
            const answer = ask(subject, round);

            if (answer) {
                await answer;
                taken.push(performance.now() - began);
            }
        }
    }

    return new Map([...times].filter(([, taken]) => taken.length > 0).map(([one, taken]) => [one, median(taken)]));
}

/** Fills a subject. @returns what that takes, in seconds and in bytes of this process's heap */
async function filled(subject: SearchSubject, contents: Contents, packages: number) {
    const before = heapInUse();
    const began = performance.now();
    await subject.fill(documentsOf(contents, packages));
    await subject.bestSold?.();

    return { seconds: (performance.now() - began) / 1000, heap: heapInUse() - before };
}

async function rowsOf(packages: number, postgres: PostgresSearch): Promise<Row[]> {
    const contents = new Contents({ seed: "search", packages, licenses: 0, entities: 0 });
    const [own, library] = [new OwnSearch(), new MiniSearchSearch()];
    const peers: readonly SearchSubject[] = [postgres, library];
    const costs = new Map<SearchSubject, { seconds: number; heap: number }>();

    for (const subject of [own, ...peers]) {
        costs.set(subject, await filled(subject, contents, packages));
    }

    const kilobytes = (bytes: number): number => bytes / packages / 1000;
    const costOf = (subject: SearchSubject) => costs.get(subject) as { seconds: number; heap: number };
    const rows = [
        rowOf({
            name: "memory of a package / minisearch, text alone",
            ours: kilobytes(costOf(own).heap),
            peer: kilobytes(costOf(library).heap),
            unit: "KB",
        }),
        rowOf({
            name: "memory of a package / PostgreSQL's files",
            ours: kilobytes(costOf(own).heap),
            peer: kilobytes(await postgres.bytes()),
            unit: "KB",
        }),
        ...peers.map((peer) =>
            rowOf({ name: `filling / ${peer.name}`, ours: costOf(own).seconds, peer: costOf(peer).seconds, unit: "s" }),
        ),
    ];

    for (const question of questions((round) => documentOf(contents.package((round * 7919) % packages)))) {
        const found = await measure(question, [own, ...peers]);

        for (const peer of peers.filter((one) => found.has(one))) {
            rows.push(
                rowOf({
                    name: `${question.name} / ${peer.name}`,
                    ours: found.get(own) as number,
                    peer: found.get(peer) as number,
                    unit: "ms",
                }),
            );
        }
    }

    return rows;
}

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:search",
        description: "The index in the node's memory beside PostgreSQL and minisearch.",
        quick: "a hundredth of the size",
    });
    const directory = join(tmpdir(), `ark-plugin-registry-bench-search-${process.pid}`);
    const rows = await cleanedUp(async (cleanup) => {
        const postgres = await PostgresSearch.start(await temporaryPostgres(directory, cleanup));
        cleanup.add(() => postgres.stop());

        return rowsOf(quick ? 1_000 : 100_000, postgres);
    });
    publish({ suite: "search", script: "bench:search", rows }, flags);
}

void main();
