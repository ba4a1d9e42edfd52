import { setImmediate as turn } from "node:timers/promises";

import * as fc from "fast-check";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { Contents } from "../../../src/catalogue/contents";
import { PAID, publish, releaseOf } from "../../__support__/actors";
import { pluginOf } from "../../__support__/app";
import { contentsOf } from "../../__support__/catalogue-contents";
import { buildOperation, Operation, operations, WALLETS } from "../../__support__/random-operations";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SEQUENCES = Number(process.env["SEQUENCES"] ?? 15);
const LENGTH = 24;

const catalogueOf = ({ app }: TestChain): Catalogue => app.get(CatalogueIdentifier);

/** What happens before an operation: the read model fails, the last block is reverted, others get their turn. */
type Event = "break" | "revert" | "turn" | "nothing";

const events = fc.array(fc.constantFrom<Event>("break", "revert", "turn", "turn", "nothing"), {
    minLength: LENGTH,
    maxLength: LENGTH,
});

async function happen(event: Event, chain: TestChain, broken: jest.SpyInstance): Promise<void> {
    if (event === "break") {
        broken.mockImplementationOnce(() => {
            throw new Error("a drill");
        });
    } else if (event === "revert" && chain.blocks.length > 3) {
        await chain.revert();
    } else if (event === "turn") {
        await turn();
    }
}

/** Time flies: no attempt has to wait for its hour. */
function flyTime(): void {
    let time = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => (time += 3_600_000));
}

/** @throws Error after ten seconds and more, so that the sequence is told */
async function untilWhole(chain: TestChain): Promise<void> {
    for (let tries = 0; catalogueOf(chain).unavailable !== undefined; tries += 1) {
        if (tries === 500) {
            throw new Error(`The read model stays unavailable: ${catalogueOf(chain).unavailable}`);
        }

        await chain.forge();
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

beforeEach(flyTime);
afterEach(() => jest.restoreAllMocks());

it("whenever the read model fails, while blocks come and go, it ends as that of a node that has just started", async () => {
    await fc.assert(
        fc.asyncProperty(operations(LENGTH), events, async (sequence: Operation[], happenings) => {
            useRegistryNetwork();
            const chain = (await TestChain.start()).fund(...WALLETS);
            catalogueOf(chain).reset();
            await pluginOf(chain.app).boot();
            await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/one", "0.1.0", PAID), "acme"]);
            const broken = jest.spyOn(Contents.prototype, "change");

            for (const [index, operation] of sequence.entries()) {
                await happen(happenings[index] as Event, chain, broken);
                const { builder, passphrase } = buildOperation(chain, operation);
                await chain.refusal(builder, passphrase);
            }

            broken.mockRestore();
            await untilWhole(chain);
            expect(await contentsOf(catalogueOf(chain))).toEqual(
                await contentsOf(catalogueOf(await chain.bootstrapped())),
            );
            await pluginOf(chain.app).dispose();
        }),
        { numRuns: SEQUENCES },
    );
}, 300_000);
