import { Container } from "@arkecosystem/core-kernel";
import * as fc from "fast-check";

import { Catalogue, CatalogueIdentifier, Decision, RegistryView } from "../../../src/catalogue";
import { FREE_TERMS, refusalCodeOf } from "../../../src/transactions";
import { NextStep } from "../../../src/verdict";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { namesOf } from "../../__support__/catalogue-contents";
import { buildOperation, Operation, operations, WALLETS } from "../../__support__/random-operations";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const SEQUENCES = Number(process.env["SEQUENCES"] ?? 15);
const LENGTH = 40;

beforeEach(() => useRegistryNetwork());

async function randomChain(sequence: readonly Operation[]): Promise<TestChain> {
    const chain = (await TestChain.start()).fund(...WALLETS);
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    chain.app.rebind(Container.Identifiers.BlockchainService).toConstantValue({ isSynced: () => true });
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/one", "0.1.0", FREE_TERMS), "acme"],
        [publish().register("@other"), "bob"],
        [releaseOf("@other/one", "1.0.0", PAID), "bob"],
    );

    for (const operation of sequence) {
        const { builder, passphrase } = buildOperation(chain, operation);
        await chain.refusal(builder, passphrase);
    }

    return chain;
}

/** The code with which the chain would refuse a step of this wallet; undefined if it would take it. */
async function refusal(chain: TestChain, step: NextStep, passphrase: string): Promise<string | undefined> {
    if (step.action === "wait") {
        throw new Error("nothing to send");
    }

    const { kind, name, terms, recipientId, fee } = step;
    const transaction = chain.sign(purchase()[kind](name, terms, recipientId).fee(fee), passphrase);
    const handler = await chain.handlers("copy-on-write").getActivatedHandlerForData(transaction.data);

    return handler.apply(transaction).then(
        () => undefined,
        (error: Error) => refusalCodeOf(error.message) ?? error.message,
    );
}

async function expectStepsToFit(chain: TestChain, decision: Decision, name: string, passphrase: string): Promise<void> {
    for (const step of decision.nextSteps) {
        expect([name, passphrase, decision.code, step.action, await refusal(chain, step, passphrase)]).toEqual([
            name,
            passphrase,
            decision.code,
            step.action,
            undefined,
        ]);
    }

    const { terms, code } = decision;
    const owner = chain.app.resolve(RegistryView).package(name)?.owner.owner as string;

    // A free version and a license that runs need no trial, although the chain would take one.
    if (terms && code !== "VALID" && code !== "FREE" && !decision.nextSteps.some(({ action }) => action === "trial")) {
        const trial = { action: "trial", kind: "trial", name, terms, recipientId: owner, amount: "0", fee: "10000000" };
        expect(await refusal(chain, trial as NextStep, passphrase)).toBeDefined();
    }
}

it(
    "the chain takes each next step of a decision, and no trial that it leaves out",
    () =>
        fc.assert(
            fc.asyncProperty(operations(LENGTH), async (sequence) => {
                const chain = await randomChain(sequence);
                const view = chain.app.resolve(RegistryView);

                for (const name of await namesOf(chain.app.get<Catalogue>(CatalogueIdentifier))) {
                    for (const passphrase of WALLETS) {
                        for (const version of [undefined, ...view.package(name)!.state.versions.keys()]) {
                            const decision = view.decide(name, addressFor(passphrase), version);
                            await expectStepsToFit(chain, decision, name, passphrase);
                        }
                    }
                }
            }),
            { numRuns: SEQUENCES },
        ),
    300_000,
);
