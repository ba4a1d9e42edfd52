/** The chain that benchmarks run on is one that a real node boots on, agrees with in every number, and goes on forging. */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Chain, openChain } from "../../benchmarks/chain/chain";
import { ChainSize } from "../../benchmarks/chain/contents";
import { openCoreDatabase } from "../../benchmarks/chain/database";
import { chainBlocks, useChainNetwork } from "../../benchmarks/chain/network";
import { startChainNode } from "../../benchmarks/chain/node";
import { CoreNode } from "../../devnet/node";
import { readStoredRows, StoredRow } from "../../src/handlers";
import { TYPE_GROUP } from "../../src/transactions";
import { build } from "../__support__/functional-network";
import { replayOnTestChain } from "../__support__/generated-chain";

/** Fills nine blocks, so that the last one ends a round and the node counts the next round's votes itself. */
const SIZE: ChainSize = { seed: "functional", packages: 150, licenses: 900, entities: 150 };
const folder = join(tmpdir(), `ark-plugin-registry-generated-${process.pid}`);

let chain: Chain;
let node: CoreNode | undefined;

beforeAll(async () => {
    await build();
    chain = await openChain(SIZE, { cache: folder, report: () => undefined });
    node = await startChainNode(chain, { name: "node", directory: join(folder, "node") });
    await node.waitForHeight(chain.height);
}, 180_000);

afterAll(async () => {
    await node?.stop();
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function roundRows(database: string): Promise<unknown[]> {
    const client = await chain.postgres.connect(database);
    const { rows } = await client.query("SELECT * FROM rounds WHERE round = 3 ORDER BY balance DESC, public_key");
    await client.end();

    return rows;
}

it("gives the node the state that a chain with all checks has", async () => {
    expect(chain.height).toBe(10);
    useChainNetwork(chain.network);
    const { registry } = await replayOnTestChain(chainBlocks(chain.network, SIZE), SIZE);
    const { data } = await node!.get<{ data: object }>("/plugins/state");

    expect(data).toMatchObject({ digest: registry.digest, counts: registry.counts });
}, 60_000);

it("has the votes that the node counts", async () => {
    expect(await roundRows("node_node")).toEqual(await roundRows("chain"));
    expect(await roundRows("chain")).toHaveLength(5);
});

it("has entities, and licensees whose money Core's own state adds up", async () => {
    const { meta } = await node!.get<{ meta: { totalCount: number } }>("/entities?limit=1");

    expect(meta.totalCount).toBe(SIZE.entities);
    expect(node!.logTail(10_000)).not.toMatch(/negative|FATAL|corrupt/);
});

it("is read by this package as Core's own repository reads it, from any height on, and by halves", async () => {
    const database = await openCoreDatabase(chain.postgres, "chain");
    const expected: StoredRow[] = [];

    for await (const row of database.transactions.streamByExpression(
        { op: "equal", property: "typeGroup", value: TYPE_GROUP },
        [
            { property: "blockHeight", direction: "asc" },
            { property: "sequence", direction: "asc" },
        ],
    )) {
        const { id, serialized, timestamp, blockHeight: height } = row;
        expected.push({ id, serialized, timestamp, height });
    }

    const readFrom = async (height: number): Promise<StoredRow[]> => {
        const found = [];

        for await (const rows of readStoredRows(database.transactions, height)) {
            found.push(...rows);
        }

        return found;
    };

    expect(expected.length).toBeGreaterThan(1_000);
    expect(await readFrom(1)).toEqual(expected);
    expect(await readFrom(5)).toEqual(expected.filter(({ height }) => height >= 5));
    expect(await readFrom(chain.height + 1)).toEqual([]);

    // More often than there are connections: each is given back.
    for (let time = 0; time < 20; time++) {
        for await (const rows of readStoredRows(database.transactions, 1)) {
            expect(rows[0]).toEqual(expected[0]);
            break;
        }
    }

    await database.close();
}, 60_000);

it("is continued by the node", async () => {
    expect(await node!.waitForHeight(chain.height + 2, 30_000)).toBeGreaterThan(chain.height);
}, 40_000);

it("is not generated twice", async () => {
    await node!.stop();
    await chain.close();
    const reports: string[] = [];
    chain = await openChain(SIZE, { cache: folder, report: (line) => reports.push(line) });

    expect(reports).toEqual([]);
    expect(await roundRows("chain")).toHaveLength(5);
}, 30_000);
