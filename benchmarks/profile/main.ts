/** `npm run bench:profile`: flame graphs of the hottest paths, into `docs/performance`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

import { Transactions } from "@arkecosystem/crypto";

import { useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { registrySize } from "../chain/contents";
import { inChain, ownTransactions, registryForSubjects } from "../handlers/subjects";
import { programOf } from "../harness/options";
import { ownTransactions as wireTransactions } from "../transactions/subjects";
import { flameGraph } from "./flame";
import { stacksOf } from "./stacks";

const FOLDER = join(__dirname, "../../docs/performance");
const WARM_UP = 3_000;
const RUNS = 20_000;
/** µs */
const INTERVAL = 200;

async function flame(file: string, title: string, run: () => unknown): Promise<void> {
    const session = new Session();
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });

    for (let count = 0; count < WARM_UP; count++) {
        await run();
    }

    await session.post("Profiler.start");

    for (let count = 0; count < RUNS; count++) {
        await run();
    }

    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, file), flameGraph(title, stacksOf(profile)));
    console.log(`docs/performance/${file}: ${title}`);
}

async function main(): Promise<void> {
    programOf({
        script: "bench:profile",
        description: "Flame graphs of the hottest paths, into docs/performance.",
    }).parse();
    useRegistryNetwork();
    const measured = await registryForSubjects(registrySize(1_000));
    const { release: releaseBytes } = wireTransactions();
    const { full, release } = ownTransactions(measured);
    const verify = (): unknown =>
        Transactions.TransactionFactory.fromBytes((releaseBytes as { serialized: Buffer }).serialized);
    await flame("flame-verify-release.svg", "A release from its bytes, verified", verify);
    await flame("flame-apply-purchase.svg", "A purchase applied and reverted", inChain(measured, full as never).run);
    await flame("flame-apply-release.svg", "A release applied and reverted", inChain(measured, release as never).run);
}

void main();
