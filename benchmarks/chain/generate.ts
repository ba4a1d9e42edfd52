/** `node --import tsx benchmarks/chain/generate.ts <folder> <size as JSON>`: what `openChain` runs where it finds no chain. */
import { rmSync } from "node:fs";

import { writeJson } from "../../devnet/files";
import { Network } from "../../devnet/network";
import { freePort } from "../../devnet/ports";
import { removePostgres, startPostgres } from "../../devnet/postgres";
import { ChainSize } from "./contents";
import { BlockLoader, createTables, unguarded } from "./database";
import { pathsIn, Summary, TEMPLATE } from "./folder";
import { chainBlocks, generateChainNetwork, useChainNetwork } from "./network";
import { transactionLimit } from "./transactions";

const report = (line: string): void => console.error(line);

async function generate(size: ChainSize, folder: string): Promise<void> {
    const paths = pathsIn(folder);
    removePostgres(paths.postgres);
    rmSync(paths.network, { recursive: true, force: true });
    rmSync(paths.rows, { recursive: true, force: true });
    const network = await generateChainNetwork(paths.network, size);
    const postgres = await startPostgres({ directory: paths.postgres, port: await freePort() });

    try {
        await postgres.createDatabase(TEMPLATE);
        await createTables(postgres, TEMPLATE);
        const client = await postgres.connect(TEMPLATE);

        try {
            let summary: Omit<Summary, "size"> = { height: 0, transactions: 0 };
            const loader = new BlockLoader(client, paths.rows);
            await unguarded(client, async () => {
                summary = await loadBlocks(network, size, loader);
                report("building Core's indexes");
            });
            writeJson(paths.summary, { size, ...summary });
        } finally {
            await client.end();
        }
    } finally {
        await postgres.stop();
        rmSync(paths.rows, { recursive: true, force: true });
    }
}

async function loadBlocks(network: Network, size: ChainSize, loader: BlockLoader): Promise<Omit<Summary, "size">> {
    useChainNetwork(network);
    const [started, limit] = [performance.now(), transactionLimit(size)];
    let [height, transactions, told] = [0, 0, 0];

    for (const block of chainBlocks(network, size)) {
        await loader.add(block);
        height = block.data.height;
        transactions += block.transactions.length;

        if (transactions - told >= limit / 20) {
            told = transactions;
            const rate = Math.round((transactions / (performance.now() - started)) * 1000);
            report(`generated ${transactions} of about ${limit} transactions, ${rate} per second`);
        }
    }

    await loader.flush();

    return { height, transactions };
}

const [folder, size] = process.argv.slice(2) as [string, string];
void generate(JSON.parse(size) as ChainSize, folder);
