import { Container, Contracts } from "@arkecosystem/core-kernel";

import { timeOf } from "../../../src/chain-time";
import { publishEvents, purchaseEvents } from "../../../src/events";
import { addressFor, PAID, PERPETUAL, publish, purchase, releaseOf } from "../../__support__/actors";
import { pluginOf } from "../../__support__/app";
import { Heard } from "../../__support__/heard";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";

let chain: TestChain;
let heard: Heard;

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob", "heir");
    heard = await Heard.from(chain.app);
});

const lastBlock = () => chain.blocks.at(-1)!.data;
const buy = (licensee?: string) => purchase().full(NAME, PAID, addressFor("acme"), licensee);
const published = [
    [publish().register("@acme"), "acme"],
    [releaseOf(NAME, "1.0.0", PAID), "acme"],
] as [unknown, string][];

/** One of every action and kind, each valid after those before. */
const everything = (): [unknown, string][] => [
    ...published,
    [publish().terms(NAME, { ...PAID, price: "1" }), "acme"],
    [publish().terms(NAME, PAID), "acme"],
    [publish().maintainers("@acme", [addressFor("bob")]), "acme"],
    [publish().yank(NAME, "1.0.0", "security", "leaks"), "bob"],
    [publish().unyank(NAME, "1.0.0"), "bob"],
    [purchase().trial(NAME, PAID, addressFor("acme")), "alice"],
    [buy(), "alice"],
    [purchase().move(NAME, addressFor("bob")), "alice"],
    [publish().transfer("@acme", addressFor("heir")), "acme"],
    [publish().accept("@acme", addressFor("acme")), "heir"],
];

const EVERYTHING = [
    "plugin.vendor.registered",
    "plugin.released",
    "plugin.terms.changed",
    "plugin.terms.changed",
    "plugin.maintainers.changed",
    "plugin.yanked",
    "plugin.unyanked",
    "license.trial.started",
    "license.granted",
    "license.moved",
    "plugin.vendor.offered",
    "plugin.vendor.accepted",
];

describe("what an event says", () => {
    it("is where the transaction stands, what it says, and the state that it made", async () => {
        await chain.send(...published);
        const [granted] = await chain.send([buy(addressFor("bob")), "alice"]);
        const block = lastBlock();

        expect((await heard.take()).at(-1)).toEqual({
            event: "license.granted",
            reverted: false,
            transactionId: granted!.id,
            blockId: block.id,
            height: block.height,
            sequence: 0,
            chainTime: timeOf(block.timestamp),
            sender: addressFor("alice"),
            vendor: "@acme",
            owner: addressFor("acme"),
            name: NAME,
            licensee: addressFor("bob"),
            payer: addressFor("alice"),
            price: PAID.price,
            kind: "full",
            startsAt: timeOf(block.timestamp),
            expiresAt: timeOf(block.timestamp + PAID.licensePeriod),
            fallback: true,
            transferable: true,
            asset: { kind: "full", name: NAME, terms: PAID, licensee: addressFor("bob") },
        });
    });

    it("has its own fields for each action and kind", async () => {
        await chain.send(...everything());
        const [registered, released, changed, , maintainers, yanked, unyanked, trial, , moved, offered, accepted] =
            await heard.take();
        const [acme, alice, bob, heir] = ["acme", "alice", "bob", "heir"].map(addressFor);

        expect(registered).toMatchObject({ vendor: "@acme", owner: acme, formerOwner: null, offeredTo: null });
        expect(released).toMatchObject({ name: NAME, owner: acme, version: "1.0.0", yanked: null, price: PAID.price });
        expect(changed).toMatchObject({ name: NAME, owner: acme, price: "1", terms: { ...PAID, price: "1" } });
        expect(changed).not.toHaveProperty("version");
        expect(maintainers).toMatchObject({ owner: acme, maintainers: [bob] });
        expect(yanked).toMatchObject({ owner: acme, sender: bob, version: "1.0.0", yanked: "security" });
        expect(yanked!["asset"]).toMatchObject({ message: "leaks" });
        expect(unyanked).toMatchObject({ version: "1.0.0", yanked: null });
        expect(trial).toMatchObject({ kind: "trial", licensee: alice, payer: alice, price: "0" });
        expect(moved).toMatchObject({ name: NAME, owner: acme, licensee: bob, formerLicensee: alice });
        expect(moved!["expiresAt"]).toEqual(
            timeOf(chain.blocks[8]!.data.timestamp + PAID.trialPeriod + PAID.licensePeriod),
        );
        expect(offered).toMatchObject({ owner: acme, offeredTo: heir });
        expect(accepted).toMatchObject({ owner: heir, formerOwner: acme, maintainers: [], offeredTo: null });
    });

    it("has no end for a perpetual license", async () => {
        await chain.send(
            published[0]!,
            [releaseOf(NAME, "1.0.0", PERPETUAL), "acme"],
            [purchase().full(NAME, PERPETUAL, addressFor("acme")), "alice"],
        );

        expect((await heard.take()).at(-1)).toMatchObject({ event: "license.granted", expiresAt: null });
    });

    it("survives JSON unchanged, and is nobody's own transaction", async () => {
        const transactions = await chain.send(...everything());
        const events = await heard.take();

        expect(JSON.parse(JSON.stringify(events))).toEqual(events);
        (events[0]!["asset"] as { vendor: string }).vendor = "@stolen";
        expect(transactions[0]!.data.asset).toMatchObject({ pluginPublish: { vendor: "@acme" } });
    });
});

describe("events come", () => {
    it("one for each change, in the order of the chain, by a name for every action and kind", async () => {
        await chain.send(...everything());
        const names = await heard.names();

        expect(names).toEqual(EVERYTHING);
        expect(new Set(names)).toEqual(new Set([...Object.values(publishEvents), ...Object.values(purchaseEvents)]));
    });

    it("in the order of transactions within a block", async () => {
        await chain.forge(...published.map(([builder, sender], index) => chain.sign(builder, sender, index)));

        expect((await heard.take()).map(({ event, sequence }) => [event, sequence])).toEqual([
            ["plugin.vendor.registered", 0],
            ["plugin.released", 1],
        ]);
    });

    it("again, newest first, when blocks are reverted, and once more when they are applied again", async () => {
        await chain.send(...everything());
        const told = await heard.take();
        const blocks = [];

        for (let index = 0; index < EVERYTHING.length; index++) {
            blocks.unshift(await chain.revert());
        }

        const undone = await heard.take();

        for (const { transactions } of blocks) {
            await chain.forge(...transactions);
        }

        expect(undone.map(({ event }) => event)).toEqual(EVERYTHING.map((name) => `${name}.reverted`).reverse());
        expect(undone.map(({ transactionId }) => transactionId)).toEqual(
            told.map(({ transactionId }) => transactionId).reverse(),
        );
        expect(undone[2]).toEqual({ ...told.at(-3), event: "license.moved.reverted", reverted: true });
        expect(await heard.names()).toEqual(EVERYTHING);
    });

    it("by their own name too", async () => {
        const names: unknown[] = [];
        chain.app
            .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
            .listen("plugin.released", { handle: ({ name, data }) => void names.push([name, data.name]) });
        await chain.send(...published);
        await heard.take();

        expect(names).toEqual([["plugin.released", NAME]]);
    });
});

describe("no event comes", () => {
    it("of pool and forger, which apply to copies", async () => {
        const transaction = chain.sign(publish().register("@acme"), "acme");

        for (const kind of ["copy-on-write", "clone"] as const) {
            const handler = await chain.handlers(kind).getActivatedHandlerForData(transaction.data);
            await handler.apply(transaction);
            await handler.revert(transaction);
        }

        expect(await heard.take()).toEqual([]);
    });

    it("of a block that fails half-way", async () => {
        const good = chain.sign(publish().register("@acme"), "acme");
        const bad = chain.sign(releaseOf("@other/pkg", "1.0.0"), "acme", 1);
        await expect(chain.forge(good, bad)).rejects.toThrow("ERR_UNKNOWN_VENDOR");

        expect(await heard.take()).toEqual([]);
        await chain.forge(good);
        expect(await heard.names()).toEqual(["plugin.vendor.registered"]);
    });

    it("at bootstrap, but again of the first block after it", async () => {
        await chain.send(...everything());
        let restarted: Heard | undefined;
        const node = await chain.bootstrapped({}, async (app) => {
            restarted = await Heard.from(app);
        });

        expect(await restarted!.take()).toEqual([]);
        await node.send([publish().register("@new"), "alice"]);
        expect(await restarted!.names()).toEqual(["plugin.vendor.registered"]);
    });

    it("after the service provider is disposed", async () => {
        const events = chain.app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService);
        events.flush();
        const provider = pluginOf(chain.app);
        const later = Heard.on(chain.app);
        await provider.boot();
        await chain.send(published[0]!);
        await provider.dispose();
        await chain.send(published[1]!);

        expect(await later.names()).toEqual(["plugin.vendor.registered"]);
    });
});

it("a listener that throws harms neither the chain nor other listeners nor the process", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on("unhandledRejection", note);
    chain.app
        .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
        .listen("plugin.vendor.registered", {
            handle: () => {
                throw new Error("a listener's own trouble");
            },
        });

    try {
        await chain.send(...published);
        expect(await heard.names()).toEqual(["plugin.vendor.registered", "plugin.released"]);
        expect(rejections).toEqual([]);
    } finally {
        process.off("unhandledRejection", note);
    }
});
