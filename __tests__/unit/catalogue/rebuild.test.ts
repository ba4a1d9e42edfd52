import { setTimeout as sleep } from "node:timers/promises";

import { Container, Contracts } from "@arkecosystem/core-kernel";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { Contents } from "../../../src/catalogue/contents";
import { RegistryIdentifiers, StoredRows } from "../../../src/handlers";
import { PackageIndex } from "../../../src/search";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { pluginOf } from "../../__support__/app";
import { contentsOf } from "../../__support__/catalogue-contents";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";

let chain: TestChain;
let api: TestApi;

const catalogueOf = ({ app }: TestChain): Catalogue => app.get(CatalogueIdentifier);
const catalogue = () => catalogueOf(chain);

/** The read model fails at the next change of a package, so often. */
function breakIt(times = 1): jest.SpyInstance {
    const spy = jest.spyOn(Contents.prototype, "change");

    for (let time = 0; time < times; time++) {
        spy.mockImplementationOnce(() => {
            throw new Error("a drill");
        });
    }

    return spy;
}

/** Does not ask the clock, which a test may have stopped. */
async function untilTrue(condition: () => boolean): Promise<void> {
    for (let tries = 0; !condition(); tries++) {
        expect(tries).toBeLessThan(1_000);
        await sleep(5);
    }
}

const untilWhole = (): Promise<void> => untilTrue(() => catalogue().unavailable === undefined);

/** What the node logs from here on. */
function logOf(level: "error" | "warning"): string[] {
    const logged: string[] = [];
    jest.spyOn(chain.app.get<Contracts.Kernel.Logger>(Container.Identifiers.LogService), level).mockImplementation(
        (message: string) => void logged.push(message),
    );

    return logged;
}

/** A query of the database sees what is stored when it is made, and is answered when `answer` is called. */
function holdDatabase(): () => void {
    const stored = chain.app.get<StoredRows>(RegistryIdentifiers.StoredRows);
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    chain.app.rebind<StoredRows>(RegistryIdentifiers.StoredRows).toConstantValue(async function* (...query) {
        const batches = [];

        for await (const rows of stored(...query)) {
            batches.push(rows);
        }

        await answered;
        yield* batches;
    });

    return () => answer();
}

const release = (version: string): [unknown, string] => [releaseOf(NAME, version, PAID), "acme"];
const buy = (licensee?: string) => purchase().full(NAME, PAID, addressFor("acme"), licensee);

async function expectWhole(): Promise<void> {
    await untilWhole();
    const other = await chain.bootstrapped();

    expect(await contentsOf(catalogue())).toEqual(await contentsOf(catalogueOf(other)));
    expect(chain.registry.digest).toBe(other.registry.digest);
    expect((await api.get("/plugins/state")).body.data).toMatchObject({
        digest: chain.registry.digest,
        history: { available: true, reason: null, rebuilding: false, behind: 0 },
    });
}

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    catalogue().reset();
    api = await TestApi.start(chain);
    await pluginOf(chain.app).boot();
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", PAID), "acme"], [buy(), "alice"]);
});

afterEach(() => jest.restoreAllMocks());

it("a failure in the middle of a block is logged, the block is applied, the API says why, and it is whole again", async () => {
    const errors = logOf("error");
    const answer = holdDatabase();
    breakIt();
    const transactions = [0, 1, 2].map((index) => chain.sign(releaseOf(NAME, `1.${index + 1}.0`, PAID), "acme", index));
    const block = await chain.forge(...transactions, chain.sign(buy(), "bob"));

    expect(chain.state.getLastBlock().data.id).toBe(block.data.id);
    expect(chain.registry.counts).toMatchObject({ releases: 4, grants: 2 });
    expect(await api.get(`/plugins/${NAME}`)).toMatchObject({
        status: 503,
        body: {
            statusCode: 503,
            code: "HISTORY_UNAVAILABLE",
            message: `The history is not available: the read model is being rebuilt; it failed at transaction ${transactions[0]!.id} of block 5: a drill`,
        },
    });
    expect((await api.get(`/plugins/${NAME}/licenses/${addressFor("bob")}`)).body.data).toMatchObject({
        code: "VALID",
    });
    expect((await api.get("/plugins/state")).body.data["history"]).toMatchObject({
        available: false,
        rebuilding: true,
        behind: 7,
    });
    answer();
    await expectWhole();
    expect(errors).toEqual([expect.stringContaining("a listener failed: Error: a drill")]);
});

it("a failure while a block is reverted", async () => {
    await chain.send(release("1.1.0"), release("1.2.0"));
    breakIt();
    await chain.revert();
    expect(catalogue().unavailable).toContain("block 6: a drill");

    await expectWhole();
    expect(catalogue().package(NAME)?.releaseCount).toBe(2);
});

it("blocks that are applied and reverted meanwhile are followed", async () => {
    const answer = holdDatabase();
    breakIt();
    await chain.send(release("1.1.0"), release("1.2.0"), [buy(addressFor("bob")), "alice"]);
    await chain.revert();
    await chain.send([buy(), "bob"], release("1.3.0"));
    expect(catalogue().hasFailed).toBe(true);
    answer();

    await expectWhole();
    await chain.send(release("1.4.0"));
    await expectWhole();
});

it("a fork below the block at which it began makes it begin again", async () => {
    const warnings = logOf("warning");
    await chain.send(release("1.1.0"), release("1.2.0"));
    breakIt();
    await chain.send(release("1.3.0"));
    await chain.revert();
    await chain.revert();
    await chain.forge();
    await untilTrue(() => warnings.length > 0);
    expect(warnings).toEqual([expect.stringContaining("is rebuilt once more, since blocks were reverted meanwhile")]);
    await chain.forge();

    await expectWhole();
});

it("a transaction applied in the very moment in which it becomes whole is not lost", async () => {
    for (let turns = 0; turns < 60; turns++) {
        let sent: Promise<unknown> | undefined;
        jest.spyOn(PackageIndex.prototype, "settle").mockImplementationOnce(async () => {
            sent = chain.send([publish().register(`@late${turns}`), "bob"]);

            for (let turn = 0; turn < turns; turn++) {
                await Promise.resolve();
            }
        });
        breakIt();
        await chain.send(release(`1.${turns + 1}.0`));
        await untilWhole();
        await sent;
        expect(catalogue().owners(`@late${turns}`)).toHaveLength(1);
    }

    await expectWhole();
});

it("a fault that stays is logged each time, and leaves the node alone for longer and longer", async () => {
    const errors = logOf("error");
    const failed = (): string[] => errors.filter((message) => message.includes("rebuilding the read model failed"));
    const clock = jest.spyOn(Date, "now");
    let time = 1_000_000_000_000;
    clock.mockImplementation(() => time);
    breakIt(4);
    await chain.send(release("1.1.0"));

    for (const pause of [10, 20, 40]) {
        await untilTrue(() => failed().length > 0 && failed().at(-1)!.includes(`next attempt in ${pause} s`));
        const count = failed().length;
        time += pause * 1000 - 1;
        await chain.forge();
        expect(catalogue().hasFailed).toBe(true);
        expect(failed()).toHaveLength(count);
        time += 1;
        await chain.forge();
    }

    await expectWhole();
});
