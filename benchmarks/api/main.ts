/**
 * `npm run bench:api`: what the API answers per second on a running node, beside Core's own routes and Magistrate's on
 * the same server, in the same run. `--quick` for a hundredth of the size; `--save` writes the results down.
 */
import { CoreNode } from "../../devnet/node";
import { Chain, openChain } from "../chain/chain";
import { ChainSize, QUICK_CHAIN, SHARED_CHAIN } from "../chain/contents";
import { useChainNetwork } from "../chain/network";
import { cleanedUp } from "../harness/cleaned-up";
import { optionsOf } from "../harness/options";
import { inTurn } from "../harness/rounds";
import { publish } from "../report/publish";
import { median, Row, rowOf } from "../report/rows";
import { Load, load } from "./load";
import { separate, startApiNode } from "./nodes";
import { Questions, questionsFor } from "./questions";

const SMALL: ChainSize = { seed: "small", packages: 100, licenses: 1_000, entities: 100 };

interface Effort {
    readonly rounds: number;
    readonly seconds: number;
    readonly connections: number;
}

const EFFORT: Effort = { rounds: 7, seconds: 4, connections: 10 };
/** A scan of 100,000 entities takes the node's only thread for seconds, also for whoever has gone away since. */
const SEARCH_EFFORT: Effort = { rounds: 3, seconds: 20, connections: 1 };
/** A server that is not hot yet answers half as many. */
const WARM_UP_SECONDS = 5;

interface Subject {
    readonly origin: string;
    readonly paths: readonly string[];
}

/** Loads all subjects in turn, after each has been warmed up. */
async function compare<N extends string>(
    subjects: Readonly<Record<N, Subject>>,
    { rounds, seconds, connections }: Effort,
): Promise<Record<N, Load>> {
    const names = Object.keys(subjects) as N[];
    const loaded = (name: N, duration: number): Promise<Load> =>
        load({ ...subjects[name], seconds: duration, connections });

    for (const name of names) {
        await loaded(name, Math.max(seconds, WARM_UP_SECONDS));
    }

    const found = await inTurn(names, { rounds, warmUp: false }, (name) => loaded(name, seconds));
    const medianOf = (loads: readonly Load[], key: keyof Load): number => median(loads.map((one) => one[key]));

    return Object.fromEntries(
        names.map((name) => [
            name,
            { requestsPerSecond: medianOf(found[name], "requestsPerSecond"), p99: medianOf(found[name], "p99") },
        ]),
    ) as Record<N, Load>;
}

const originOf = ({ api }: CoreNode): string => api.replace(/\/api$/, "");

async function decisionRows(large: CoreNode, small: CoreNode, asked: Questions, few: Questions): Promise<Row[]> {
    const origin = originOf(large);
    const found = await compare(
        {
            decision: { origin, paths: asked.decisions },
            wallet: { origin, paths: asked.wallets },
            bare: { origin, paths: asked.bare },
            decisionSmall: { origin: originOf(small), paths: few.decisions },
        },
        EFFORT,
    );
    const ours = found.decision.requestsPerSecond;
    const unit = "requests/s";

    return [
        rowOf({
            name: "decision / Core's GET /wallets/{address}",
            ours,
            peer: found.wallet.requestsPerSecond,
            unit,
            goal: 1,
            better: "higher",
        }),
        rowOf({
            name: "decision / bare route of the same server",
            ours,
            peer: found.bare.requestsPerSecond,
            unit,
            goal: 0.7,
            better: "higher",
        }),
        rowOf({
            name: "decision: this chain / one of 1,000 licenses",
            ours,
            peer: found.decisionSmall.requestsPerSecond,
            unit,
            goal: 0.9,
            better: "higher",
        }),
        rowOf({ name: "decision, p99", ours: found.decision.p99, unit: "ms", goal: 5 }),
        rowOf({ name: "Core's GET /wallets/{address}, p99", ours: found.wallet.p99, unit: "ms" }),
    ];
}

async function searchRows(node: CoreNode, { search, entities }: Questions): Promise<Row[]> {
    const origin = originOf(node);
    const found = await compare(
        {
            search: { origin, paths: search },
            entities: { origin, paths: entities },
        },
        SEARCH_EFFORT,
    );

    return [
        rowOf({
            name: "search by a word / Magistrate's GET /entities by name",
            ours: found.search.requestsPerSecond,
            peer: found.entities.requestsPerSecond,
            unit: "requests/s",
            goal: 100,
            better: "higher",
        }),
        rowOf({ name: "search, p99", ours: found.search.p99, unit: "ms" }),
    ];
}

async function main(): Promise<void> {
    const { quick, flags } = optionsOf({
        script: "bench:api",
        description: "What the API of a running node answers per second, beside Core's routes and Magistrate's.",
        quick: "a hundredth of the size",
    });
    const report = (line: string): void => console.error(line);
    const size = quick ? QUICK_CHAIN : SHARED_CHAIN;
    const rows = await cleanedUp(async (cleanup) => {
        const open = async (one: ChainSize): Promise<Chain> => {
            const chain = await openChain(one, { report });
            cleanup.add(() => chain.close());

            return chain;
        };
        const start = async (chain: Chain, name: string): Promise<CoreNode> => {
            const node = await startApiNode(chain, name);
            cleanup.add(() => node.stop());

            return node;
        };
        const [chain, smallChain] = [await open(size), await open(SMALL)];
        useChainNetwork(chain.network);
        report(`starting a node on ${chain.transactions} transactions`);
        const [large, small] = [await start(chain, "large"), await start(smallChain, "small")];
        const separated = [large, small].every(separate);
        report(separated ? "load and nodes on cores of their own" : "load and nodes share cores");
        const asked = questionsFor(size);

        return [...(await decisionRows(large, small, asked, questionsFor(SMALL))), ...(await searchRows(large, asked))];
    });
    publish({ suite: "api", script: "bench:api", rows }, flags);
}

void main();
