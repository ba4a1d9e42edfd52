import { Container } from "@arkecosystem/core-kernel";
import * as fc from "fast-check";

import { Catalogue, CatalogueIdentifier, Decision, RegistryView } from "../../../src/catalogue";
import { FREE_TERMS } from "../../../src/transactions";
import { addressFor, PAID, publish, releaseOf } from "../../__support__/actors";
import { buildOperation, Operation, operations, WALLETS } from "../../__support__/random-operations";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SEQUENCES = Number(process.env["SEQUENCES"] ?? 15);
const LENGTH = 40;

const NAMES = ["@acme/one", "@acme/constructor", "@other/one"];
const VERSIONS = [undefined, "0.1.0", "1.0.0", "2.0.0"];

/** Fees change on the way, as they may by milestone. */
beforeEach(() => useRegistryNetwork(true, { height: 20, aip35: { fees: { full: "30000000" } } }));

/** All that can be asked: of each package, by each wallet, for each version. */
const questions = NAMES.flatMap((name) =>
    WALLETS.flatMap((wallet) => VERSIONS.map((version) => [name, addressFor(wallet), version] as const)),
);

async function startChain(): Promise<TestChain> {
    const chain = (await TestChain.start()).fund(...WALLETS);
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    chain.app.rebind(Container.Identifiers.BlockchainService).toConstantValue({ isSynced: () => true });

    return chain;
}

/** Runs operations, each in a block of its own and now and then a block reverted; what was said after each block. */
async function decisionsAlong(chain: TestChain, sequence: readonly Operation[]): Promise<Map<number, Decision[]>> {
    const view = chain.app.resolve(RegistryView);
    const said = new Map<number, Decision[]>();
    const note = () =>
        said.set(
            view.height,
            questions.map((question) => view.decide(...question)),
        );

    await chain.send([publish().register("@acme"), "acme"]);
    note();
    await chain.send([releaseOf("@acme/one", "0.1.0", FREE_TERMS), "acme"]);
    note();
    await chain.send([publish().register("@other"), "bob"]);
    note();
    await chain.send([releaseOf("@other/one", "1.0.0", PAID), "bob"]);
    note();

    for (const operation of sequence) {
        const { builder, passphrase } = buildOperation(chain, operation);
        const refusal = await chain.refusal(builder, passphrase);

        if (refusal === undefined) {
            note();
        } else if (view.height > 8) {
            said.delete(view.height);
            await chain.revert();
        }
    }

    return said;
}

const asked = (view: RegistryView, chain: TestChain, height: number): Decision[] => {
    const { timestamp } = chain.blocks.find(({ data }) => data.height === height)!.data;

    return questions.map((question) => view.decideAt({ height, timestamp }, ...question));
};

it(
    "a decision of the past is the one that was given then, live and after a restart",
    () =>
        fc.assert(
            fc.asyncProperty(operations(LENGTH), async (sequence) => {
                const chain = await startChain();
                const said = await decisionsAlong(chain, sequence);
                const view = chain.app.resolve(RegistryView);
                expect([...said.keys()]).toContain(view.height);

                for (const [height, decisions] of said) {
                    expect([height, asked(view, chain, height)]).toEqual([height, decisions]);
                }

                const restarted = await chain.bootstrapped();
                const rebuilt = restarted.app.resolve(RegistryView);

                for (const [height, decisions] of said) {
                    expect([height, asked(rebuilt, chain, height)]).toEqual([height, decisions]);
                }
            }),
            { numRuns: SEQUENCES },
        ),
    300_000,
);

it("is not given where a transaction's block is not known", async () => {
    const chain = await startChain();
    const said = await decisionsAlong(chain, []);
    const view = chain.app.resolve(RegistryView);
    (view as unknown as { heights: { reset(): void } }).heights.reset();

    expect(said.size).toBe(4);
    expect(() => asked(view, chain, 4)).toThrow("is not known");
});
