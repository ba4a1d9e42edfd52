/**
 * `npm run bench`: what each transaction kind costs to serialise, deserialise, validate and verify, beside Core's
 * Transfer and Magistrate's Entity, in one run. `--json` prints rows and nothing else.
 */
import { cpus } from "node:os";

import {
    Builders as MagistrateBuilders,
    Enums,
    Transactions as Magistrate,
} from "@arkecosystem/core-magistrate-crypto";
import { Identities, Interfaces, Managers, Transactions as Crypto } from "@arkecosystem/crypto";
import { Bench } from "tinybench";

import { LicensePurchaseBuilder, PluginPublishBuilder, Terms, Transactions } from "../src/transactions";

const { Deserializer, Serializer, TransactionFactory, TransactionRegistry, Verifier } = Crypto;

/** One row of every benchmark of this project. `ratio` is ours / peer: the smaller the better. */
interface Row {
    readonly name: string;
    readonly ours: number;
    readonly peer: number;
    readonly unit: "µs";
    readonly ratio: number;
    /** the highest ratio that is good enough; null where a row only informs */
    readonly goal: number | null;
    readonly reached: boolean | null;
}

/** Verifying is the one that a node pays for every transaction, validating the one that Entity is slow at. */
const GOALS: Readonly<Record<string, { readonly peer: string; readonly goal: number | null }>> = {
    serialise: { peer: "Transfer", goal: null },
    deserialise: { peer: "Transfer", goal: null },
    validate: { peer: "Entity", goal: 0.2 },
    verify: { peer: "Transfer", goal: 1.1 },
};

const OPERATIONS: Readonly<Record<string, (transaction: Interfaces.ITransaction) => unknown>> = {
    serialise: (transaction) => Serializer.serialize(transaction),
    deserialise: (transaction) => Deserializer.deserialize(transaction.serialized),
    validate: ({ data }) => Verifier.verifySchema(data),
    verify: ({ serialized }) => TransactionFactory.fromBytes(serialized),
};

const TERMS: Terms = {
    price: "2500000000",
    licensePeriod: 31_536_000,
    trialPeriod: 1_209_600,
    fallback: true,
    transferable: true,
};

interface Signable {
    nonce(nonce: string): Signable;
    sign(passphrase: string): Signable;
    build(): Interfaces.ITransaction;
}

const signed = (builder: unknown): Interfaces.ITransaction => (builder as Signable).nonce("1").sign("sender").build();
const addressOf = (passphrase: string): string => Identities.Address.fromPassphrase(passphrase);
const publish = (): PluginPublishBuilder => new PluginPublishBuilder();
const purchase = (): LicensePurchaseBuilder => new LicensePurchaseBuilder();

const release = (requirements: number): PluginPublishBuilder =>
    publish().release({
        name: "@acme/monitoring",
        version: "1.12.3",
        terms: TERMS,
        requirements: {
            core: ">=3.9.0",
            plugins: Object.fromEntries(
                Array.from({ length: requirements }, (_, index) => [`@vendor/package-${index}`, "^1.2.3 || >=2.0.0"]),
            ),
        },
        integrity: `sha512-${Buffer.alloc(64, 7).toString("base64")}`,
        description: "Watches the node and tells when it falls behind.",
    });

function peers(): Record<string, Interfaces.ITransaction> {
    return {
        Transfer: signed(Crypto.BuilderFactory.transfer().version(2).recipientId(addressOf("owner")).amount("1")),
        Entity: signed(
            new MagistrateBuilders.EntityBuilder().asset({
                type: Enums.EntityType.Plugin,
                subType: 0,
                action: Enums.EntityAction.Register,
                data: { name: "acme_monitoring", ipfsData: "QmYSK2JyM3RyDyB52caZCTKFR3HKniEcMnNJYdk8DQ6KKB" },
            }),
        ),
    };
}

function ours(): Record<string, Interfaces.ITransaction> {
    const name = "@acme/monitoring";
    const owner = addressOf("owner");
    const maintainers = Array.from({ length: 8 }, (_, index) => addressOf(`maintainer ${index}`));

    return {
        register: signed(publish().register("@acme")),
        release: signed(release(1)),
        "release with 32 requirements": signed(release(32)),
        terms: signed(publish().terms(name, TERMS)),
        yank: signed(publish().yank(name, "1.12.3", "broken", "Loses messages.")),
        unyank: signed(publish().unyank(name, "1.12.3")),
        "maintainers, 8": signed(publish().maintainers("@acme", maintainers)),
        transfer: signed(publish().transfer("@acme", owner)),
        accept: signed(publish().accept("@acme", owner)),
        full: signed(purchase().full(name, TERMS, owner)),
        gift: signed(purchase().full(name, TERMS, owner, addressOf("licensee"))),
        trial: signed(purchase().trial(name, TERMS, owner)),
        move: signed(purchase().move(name, addressOf("licensee"))),
    };
}

/** Median µs per call of each transaction, all measured in one round-robin run. */
async function measure(
    operation: (transaction: Interfaces.ITransaction) => unknown,
    transactions: Record<string, Interfaces.ITransaction>,
): Promise<Record<string, number>> {
    const bench = new Bench({ time: 250, warmupTime: 100 });

    for (const [name, transaction] of Object.entries(transactions)) {
        bench.add(name, () => {
            operation(transaction);
        });
    }

    await bench.run();

    return Object.fromEntries(
        bench.tasks.map(({ name, result }) => {
            if (!("latency" in result)) {
                throw new Error(`${name} was not measured: ${result.state}`);
            }

            return [name, result.latency.p50 * 1000];
        }),
    );
}

async function rowsOf(operation: string): Promise<Row[]> {
    const { peer, goal } = GOALS[operation] as { peer: string; goal: number | null };
    const own = ours();
    const medians = await measure(OPERATIONS[operation] as never, { ...peers(), ...own });
    const peerMedian = medians[peer] as number;

    return Object.keys(own).map((name) => {
        const ratio = (medians[name] as number) / peerMedian;

        return {
            name: `${operation}: ${name} / ${peer}`,
            ours: round(medians[name] as number),
            peer: round(peerMedian),
            unit: "µs",
            ratio: round(ratio),
            goal,
            reached: goal === null ? null : ratio <= goal,
        };
    });
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function main(): Promise<void> {
    Managers.configManager.setFromPreset("testnet");
    Managers.configManager.setHeight(100_000_000);

    for (const type of [...Object.values(Transactions), Magistrate.EntityTransaction]) {
        TransactionRegistry.registerTransactionType(type as never);
    }

    const rows: Row[] = [];

    for (const operation of Object.keys(OPERATIONS)) {
        rows.push(...(await rowsOf(operation)));
    }

    if (process.argv.includes("--json")) {
        console.log(JSON.stringify(rows));
        return;
    }

    console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}\n`);
    console.log("Bytes, signature included:");
    console.table(
        Object.fromEntries(
            Object.entries({ ...peers(), ...ours() }).map(([name, { serialized }]) => [name, serialized.length]),
        ),
    );
    console.log("Medians; ratios are ours / peer. Goals are what we aim at, not gates; `-` where a row only informs:");
    console.table(rows.map((row) => ({ ...row, goal: row.goal ?? "-", reached: row.reached ?? "-" })));
}

void main();
