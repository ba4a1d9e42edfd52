import { readFileSync, writeFileSync } from "node:fs";

import { timeOf } from "../../../src/chain-time";
import { Terms } from "../../../src/transactions";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "../../__support__/actors";
import { PluginOptions } from "../../__support__/app";
import { Heard } from "../../__support__/heard";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
const TERMS: Terms = { ...PAID, licensePeriod: 1_000, trialPeriod: 100 };
/** 30 seconds, in days */
const LEAD = { licenseEvents: { expiringDays: 30 / 86_400 } };

let chain: TestChain;
let heard: Heard;

/** A node that has read `from`'s chain from its database; with `data`, in the data folder of an earlier one. */
async function start(
    from: TestChain,
    { options = LEAD as PluginOptions, data = "" } = {},
): Promise<{ node: TestChain; heard: Heard }> {
    let listening: Heard | undefined;
    const node = await from.bootstrapped(options, async (app) => {
        if (data) {
            app.rebind("path.data").toConstantValue(data);
        }

        listening = await Heard.from(app);
    });

    return { node, heard: listening as Heard };
}

const dataOf = (node: TestChain): string => node.app.dataPath();
const fileOf = (node: TestChain): string => node.app.dataPath("plugin-registry/license-events.jsonl");
const time = (node = chain): number => node.blocks.at(-1)!.data.timestamp;
const buy = (terms = TERMS, licensee?: string) => purchase().full(NAME, terms, addressFor("acme"), licensee);
const trial = () => purchase().trial(NAME, TERMS, addressFor("acme"));

/** Forges one empty block whose time is that much later. */
async function pass(seconds: number, node = chain): Promise<void> {
    node.pause = seconds;
    await node.forge();
    node.pause = 8;
}

/** Of licenses' ends alone. */
const ends = async (from = heard): Promise<unknown[]> =>
    (await from.take())
        .filter(({ event }) => /^license\.(expiring|expired)$/.test(event))
        .map(({ event, name, licensee, expiresAt }) => [event, name, licensee, (expiresAt as { epoch: number }).epoch]);

const EXPIRING = "license.expiring";
const EXPIRED = "license.expired";

beforeEach(async () => {
    useRegistryNetwork();
    const first = (await TestChain.start()).fund("acme", "alice", "bob");
    await first.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", TERMS), "acme"]);
    ({ node: chain, heard } = await start(first));
    chain.stored.rows.push(...first.stored.rows);
    chain.stored.blocks.push(...first.stored.blocks);
});

describe("a license's end", () => {
    it("is told before and when chain time passes it, with what integrators need", async () => {
        await chain.send([buy(), "alice"]);
        const end = time() + 1_000;
        await pass(960);
        await heard.take();

        await pass(9);
        expect(await heard.take()).toEqual([]);
        await pass(1);
        expect(await ends()).toEqual([[EXPIRING, NAME, addressFor("alice"), end]]);
        await pass(29);
        expect(await heard.take()).toEqual([]);
        await pass(1);
        expect(await heard.take()).toEqual([
            {
                event: "license.expired",
                reverted: false,
                blockId: chain.blocks.at(-1)!.data.id,
                height: chain.blocks.at(-1)!.data.height,
                chainTime: timeOf(end),
                vendor: "@acme",
                owner: addressFor("acme"),
                name: NAME,
                licensee: addressFor("alice"),
                kind: "full",
                expiresAt: timeOf(end),
                fallback: true,
            },
        ]);
        await pass(10_000);
        expect(await heard.take()).toEqual([]);
    });

    it("is told of trials, and of gifts to those who hold them", async () => {
        await chain.send([trial(), "alice"]);
        const alice = time() + 100;
        await chain.send([buy(TERMS, addressFor("bob")), "alice"]);
        const bob = time() + 1_000;
        await pass(80);
        await pass(1_000);

        expect(await ends()).toEqual([
            [EXPIRING, NAME, addressFor("alice"), alice],
            [EXPIRED, NAME, addressFor("alice"), alice],
            [EXPIRED, NAME, addressFor("bob"), bob],
        ]);
    });

    it("is that of all that the wallet holds, which renewals move", async () => {
        await chain.send([trial(), "alice"], [buy(), "alice"]);
        const first = time() - 8 + 100 + 1_000;
        await pass(first - time() - 20);
        expect(await ends()).toEqual([[EXPIRING, NAME, addressFor("alice"), first]]);

        await chain.send([buy(), "alice"]);
        await pass(900);
        expect(await ends()).toEqual([]);
        await pass(90);
        expect(await ends()).toEqual([[EXPIRING, NAME, addressFor("alice"), first + 1_000]]);
        await pass(40);
        expect(await ends()).toEqual([[EXPIRED, NAME, addressFor("alice"), first + 1_000]]);
    });

    it("is told anew after a license was bought again", async () => {
        await chain.send([buy(), "alice"]);
        await pass(2_000);
        await chain.send([buy(), "alice"]);
        const second = time() + 1_000;
        await heard.take();
        await pass(2_000);

        expect(await ends()).toEqual([[EXPIRED, NAME, addressFor("alice"), second]]);
    });

    it("goes with a license that is moved, and one that has ended before has nothing to tell", async () => {
        await chain.send([buy(), "alice"]);
        const end = time() + 1_000;
        await chain.send([purchase().move(NAME, addressFor("bob")), "alice"]);
        await pass(2_000);
        expect(await ends()).toEqual([[EXPIRED, NAME, addressFor("bob"), end]]);

        await chain.send([purchase().move(NAME, addressFor("alice")), "bob"]);
        await pass(2_000);
        expect(await ends()).toEqual([]);
    });

    it("is expiring at once where all of it is shorter than the lead time", async () => {
        const short = { ...TERMS, licensePeriod: 20 };
        await chain.send([publish().terms(NAME, short), "acme"], [buy(short), "alice"]);

        expect(await heard.names()).toEqual(["plugin.terms.changed", "license.granted", EXPIRING]);
    });

    it("is not told of a perpetual license, nor before it ends where the lead time is 0", async () => {
        const { node, heard: silent } = await start(chain, { options: { licenseEvents: { expiringDays: 0 } } });
        await node.send([buy(), "alice"], [publish().terms(NAME, PERPETUAL), "acme"], [buy(PERPETUAL), "bob"]);
        const end = time(node) - 16 + 1_000;
        await pass(960, node);
        await pass(5_000, node);

        expect(await ends(silent)).toEqual([[EXPIRED, NAME, addressFor("alice"), end]]);
    });

    it("comes in order, at most a thousand a block, the rest with the next", async () => {
        const short = { ...TERMS, licensePeriod: 500 };
        await chain.send([publish().terms(NAME, short), "acme"]);
        const gifts = Array.from({ length: 1_001 }, (_, index) => addressFor(`friend ${index}`));

        for (let start = 0; start < gifts.length; start += 143) {
            await chain.forge(
                ...gifts
                    .slice(start, start + 143)
                    .map((friend, ahead) => chain.sign(buy(short, friend), "alice", ahead)),
            );
        }

        await heard.take();
        const told: [string, string, string, number][] = [];

        for (const seconds of [10_000, 8, 8, 8]) {
            await pass(seconds);
            const block = (await ends()) as typeof told;
            expect(block.length).toBeLessThanOrEqual(1_000);
            told.push(...block);
        }

        expect(new Set(told.map(([, , licensee]) => licensee)).size).toBe(1_001);
        expect(told.map(([event]) => event)).toEqual(Array(1_001).fill(EXPIRED));
        expect(told.map(([, , , end]) => end)).toEqual([...told.map(([, , , end]) => end)].sort((a, b) => a - b));
    }, 60_000);
});

describe("forks", () => {
    it("tell nothing twice that a reverted block has told", async () => {
        await chain.send([buy(), "alice"]);
        await pass(990);
        await pass(10);
        expect(await ends()).toHaveLength(2);
        const [second, first] = [await chain.revert(), await chain.revert()];
        await chain.forge(...first.transactions);
        await pass(500);
        await chain.forge(...second.transactions);
        await pass(1_000);

        expect(await ends()).toEqual([]);
    });

    it("tell nothing twice when the grant itself is reverted and comes in the same block again", async () => {
        const block = await chain.forge(chain.sign(buy(), "alice"));
        await pass(1_000);
        expect(await ends()).toHaveLength(1);
        await chain.revert();
        await chain.revert();
        await chain.forge(...block.transactions);
        await pass(5_000);

        expect(await ends()).toEqual([]);
    });

    it("tell of an end that a renewal of the other side had put off", async () => {
        await chain.send([buy(), "alice"]);
        const end = time() + 1_000;
        await pass(990);
        await ends();
        chain.pause = 12;
        await chain.send([buy(), "alice"]);
        chain.pause = 8;
        expect(await ends()).toEqual([]);
        await chain.revert();
        await pass(12);

        expect(await ends()).toEqual([[EXPIRED, NAME, addressFor("alice"), end]]);
    });
});

describe("a restart", () => {
    it("tells nothing again, and what comes due later", async () => {
        await chain.send([buy(), "alice"], [buy(TERMS, addressFor("bob")), "alice"]);
        await pass(980);
        expect(await ends()).toHaveLength(2);
        await pass(13);
        expect(await ends()).toHaveLength(1);
        const { node, heard: restarted } = await start(chain, { data: dataOf(chain) });
        await pass(500, node);

        expect(await ends(restarted)).toEqual([[EXPIRED, NAME, addressFor("bob"), expect.any(Number)]]);
        const again = await start(node, { data: dataOf(node) });
        await pass(500, again.node);
        expect(await ends(again.heard)).toEqual([]);
    });

    it("tells what became due while the node was down, with the first block that it gets", async () => {
        await chain.send([buy(), "alice"]);
        const end = time() + 1_000;
        const { node, heard: restarted } = await start(chain, { data: dataOf(chain) });
        await pass(50_000, node);

        expect(await ends(restarted)).toEqual([[EXPIRED, NAME, addressFor("alice"), end]]);
    });

    it("that is a node's first tells of what ends soon, and of nothing that has ended", async () => {
        await chain.send([buy(), "alice"], [trial(), "bob"]);
        await pass(500);
        await pass(470);
        const fresh = await start(chain);
        await pass(8, fresh.node);

        expect(await ends(fresh.heard)).toEqual([[EXPIRING, NAME, addressFor("alice"), expect.any(Number)]]);
    });

    it("survives a last line cut short, at the price of telling that one again", async () => {
        await chain.send([buy(), "alice"]);
        await pass(1_000);
        expect(await ends()).toHaveLength(1);
        const text = readFileSync(fileOf(chain), "utf8");
        writeFileSync(fileOf(chain), text.slice(0, -5));
        const { node, heard: restarted } = await start(chain, { data: dataOf(chain) });
        await pass(8, node);

        expect(await ends(restarted)).toHaveLength(1);
    });

    it.each([
        ["of another format", '{"format":2}\n'],
        ["that is no JSON", "license\n"],
        ["with an entry that is none", '{"format":1,"network":"x","floor":1}\n["expired",1]\n'],
    ])("starts anew beside a file %s, which it keeps", async (_, text) => {
        await chain.send([buy(), "alice"]);
        const network = chain.app.config<string>("crypto.network.nethash") as string;
        writeFileSync(fileOf(chain), text.replace('"x"', `"${network}"`));
        await pass(1_000);
        const { node, heard: restarted } = await start(chain, { data: dataOf(chain) });
        await pass(8, node);

        expect(await ends(restarted)).toEqual([]);
        expect(readFileSync(`${fileOf(chain)}.unreadable`, "utf8")).toContain(text.slice(0, 5));
    });

    it("does not believe the file of another network", async () => {
        await chain.send([buy(), "alice"]);
        await pass(980);
        writeFileSync(fileOf(chain), '{"format":1,"network":"another","floor":99999999}\n');
        const { node, heard: restarted } = await start(chain, { data: dataOf(chain) });
        await pass(30, node);

        expect(await ends(restarted)).toEqual([[EXPIRED, NAME, addressFor("alice"), expect.any(Number)]]);
    });

    it("with another lead time tells what falls into it, once", async () => {
        await chain.send([buy(), "alice"]);
        await pass(900);
        expect(await ends()).toEqual([]);
        const options = { licenseEvents: { expiringDays: 200 / 86_400 } };
        const { node, heard: restarted } = await start(chain, { options, data: dataOf(chain) });
        await pass(8, node);
        expect(await ends(restarted)).toEqual([[EXPIRING, NAME, addressFor("alice"), expect.any(Number)]]);

        const back = await start(node, { data: dataOf(node) });
        await pass(70, back.node);
        expect(await ends(back.heard)).toEqual([]);
    });
});
