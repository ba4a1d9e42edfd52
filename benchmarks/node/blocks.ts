import { tmpdir } from "node:os";
import { join } from "node:path";

import { TestChain } from "../../__tests__/__support__/test-chain";
import { Postgres } from "../../devnet/postgres";
import { openCoreDatabase } from "../chain/database";
import { cleanedUp } from "../harness/cleaned-up";
import { enrich } from "../harness/funds";
import { inTurn } from "../harness/rounds";
import { temporaryPostgres } from "../harness/temporary-postgres";
import { median, Row, rowOf } from "../report/rows";
import { blockAfter } from "./block-maker";
import { useBenchNetwork } from "./network";
import { BlockProcessing, Stages } from "./processing";
import { Content, Senders } from "./senders";

const DATABASE = "blocks";
const CONTENTS: readonly Content[] = ["transfers", "payments", "purchases", "releases", "both"];
const STAGES: readonly (keyof Stages)[] = ["decode", "process", "save"];

type Figures = Readonly<Record<Content, readonly Stages[]>>;

/** Blocks of transfers and of this package's transactions, in turn, on one chain. */
async function processedBlocks(postgres: Postgres, transactions: number, rounds: number): Promise<Figures> {
    useBenchNetwork(transactions);
    const name = `${DATABASE}_${transactions}`;
    await postgres.createDatabase(name);
    const database = await openCoreDatabase(postgres, name);

    try {
        const chain = await TestChain.start();
        const senders = new Senders(transactions);
        senders.wallets.forEach((wallet) => enrich(chain.wallets, wallet));
        const processing = new BlockProcessing(chain, database);
        await processing.begin();
        const next = async (list: Parameters<typeof blockAfter>[1]): Promise<Stages> =>
            processing.process(blockAfter(chain.state.getLastBlock().data, list));
        await next(senders.registrations());
        await next(senders.wallets.map((_, sender) => senders.next(sender, "releases")));

        return await inTurn(CONTENTS, { rounds }, (content) =>
            next(senders.wallets.map((_, sender) => senders.next(sender, content))),
        );
    } finally {
        await database.close();
    }
}

function rowsOf(transactions: number, figures: Figures): Row[] {
    const unit = "ms";
    const all = ({ decode, process, save }: Stages): number => decode + process + save;
    const peer = figures.transfers;

    return CONTENTS.filter((content) => content !== "transfers").flatMap((content) => [
        rowOf({
            name: `block of ${transactions}: ${content} / transfers`,
            ours: median(figures[content].map(all)),
            peer: median(peer.map(all)),
            unit,
            ...(content !== "payments" && { goal: 1.15 }),
        }),
        ...STAGES.map((stage) =>
            rowOf({
                name: `block of ${transactions}, ${stage}: ${content} / transfers`,
                ours: median(figures[content].map((stages) => stages[stage])),
                peer: median(peer.map((stages) => stages[stage])),
                unit,
            }),
        ),
    ]);
}

/** Full blocks of two sizes from bytes into a database. */
export async function blockRows(rounds: number, report: (line: string) => void): Promise<Row[]> {
    const directory = join(tmpdir(), `ark-plugin-registry-blocks-${process.pid}`);

    return cleanedUp(async (cleanup) => {
        const postgres = await temporaryPostgres(directory, cleanup);
        const rows: Row[] = [];

        for (const transactions of [150, 500]) {
            report(`blocks of ${transactions} transactions`);
            rows.push(...rowsOf(transactions, await processedBlocks(postgres, transactions, rounds)));
        }

        return rows;
    });
}
