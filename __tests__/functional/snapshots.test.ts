/**
 * Core's own snapshot commands on thousands of our transactions: restored or rolled back, a node has the state that all
 * transactions up to its height make. `SNAPSHOT_LICENSES=20000` makes the chain larger.
 */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Chain, openChain } from "../../benchmarks/chain/chain";
import { ChainSize } from "../../benchmarks/chain/contents";
import { chainBlocks, useChainNetwork } from "../../benchmarks/chain/network";
import { startChainNode } from "../../benchmarks/chain/node";
import { readJson, writeJson } from "../../devnet/files";
import { CoreNode } from "../../devnet/node";
import { AppJson } from "../../src/setup";
import { build } from "../__support__/functional-network";
import { replayOnTestChain } from "../__support__/generated-chain";

const ROUND = 5;
const SNAPSHOTS = "@arkecosystem/core-snapshots";
const licenses = Number(process.env["SNAPSHOT_LICENSES"] ?? 3_000);
const size: ChainSize = { seed: "snapshots", packages: Math.ceil(licenses / 10), licenses, entities: 0 };
const folder = join(tmpdir(), `ark-plugin-registry-snapshots-${process.pid}`);
const directory = join(folder, "node");

interface State {
    readonly height: number;
    readonly digest: string;
    readonly counts: object;
}

let chain: Chain;
let node: CoreNode;
/** the end of the round in which the generated chain ends */
let end: number;

/** What the node has without its forger, so that its height is the database's. */
async function state(): Promise<State> {
    node.start({ forges: false });
    await node.waitForHeight(1);
    const { data } = await node.get<{ data: State }>("/plugins/state");
    await node.stop();

    return data;
}

/** Digest and counts after every transaction up to a height was applied with all checks. */
async function expected(height: number): Promise<object> {
    useChainNetwork(chain.network);
    const blocks = [...chainBlocks(chain.network, size)].filter(({ data }) => data.height <= height);
    const { registry } = await replayOnTestChain(blocks, size);

    return { height, digest: registry.digest, counts: registry.counts };
}

const restore = (height: number): Promise<string> =>
    node.command("snapshot:restore", `--blocks=1-${height}`, "--truncate");

/** Sets the options of Core's snapshots in app.json. @returns the former ones */
function useOptions(options: object | undefined): object | undefined {
    const path = join(directory, "config/app.json");
    const app = readJson<AppJson>(path);
    const plugins = app.snapshot?.plugins ?? [];
    writeJson(path, {
        ...app,
        snapshot: {
            ...app.snapshot,
            plugins: plugins.map((it) => (it.package === SNAPSHOTS ? { ...it, options } : it)),
        },
    });

    return plugins.find((entry) => entry.package === SNAPSHOTS)?.options;
}

beforeAll(async () => {
    await build();
    chain = await openChain(size, { cache: folder, report: () => undefined });
    end = Math.ceil(chain.height / ROUND) * ROUND;
    node = await startChainNode(chain, { name: "node", directory });
    await node.waitForHeight(end + 2);
    await node.stop();
}, 600_000);

afterAll(async () => {
    await node?.stop();
    await chain?.close();
    rmSync(folder, { recursive: true, force: true });
}, 60_000);

it("a restored node has the state that was dumped", async () => {
    // A dump ends with the last round of which the next one has begun.
    await node.command("snapshot:dump", `--end=${end + 1}`);
    expect(await node.command("snapshot:verify", `--blocks=1-${end}`)).toContain("VERIFICATION is successful");
    await restore(end);

    expect(await state()).toMatchObject(await expected(end));
    expect(chain.transactions).toBeGreaterThan(licenses);
}, 600_000);

it("a node that rolls back half of the chain has the state of the other half", async () => {
    const half = Math.floor(end / 2 / ROUND) * ROUND;
    await node.command("snapshot:rollback", `--height=${half + 1}`);

    expect(await state()).toMatchObject(await expected(half));
}, 600_000);

it("without the entry in app.json a node says at boot what to add, which lets the snapshot be restored", async () => {
    const options = useOptions({});
    const before = readFileSync(node.logFile, "utf8").length;
    await state();
    const log = readFileSync(node.logFile, "utf8").slice(before);

    expect(log).toMatch(/snapshot\.plugins.*cryptoPackages.*lacks ark-plugin-registry.*ark-plugin setup/);
    expect(await node.command("snapshot:verify", `--blocks=1-${end}`)).toContain("VERIFICATION failed");
    useOptions(options);
    expect(await node.command("snapshot:verify", `--blocks=1-${end}`)).toContain("VERIFICATION is successful");
    await restore(end);
    expect(await state()).toMatchObject(await expected(end));
}, 600_000);
