import { Crypto, Identities } from "@arkecosystem/crypto";

import { ChainSize } from "../chain/contents";
import { Effort, medians, Subject } from "../harness/medians";
import { Series } from "../report/results";
import { Place, placedRow, Row, rowOf } from "../report/rows";
import { Repository } from "../state/registry";
import { addHotWallets, hotPairs } from "./hot";
import { MeasuredRegistry } from "./registries";
import {
    atFirstTouch,
    inChain,
    ownTransactions,
    PEERS,
    peerTransactions,
    Prepared,
    registryForSubjects,
} from "./subjects";

const VERIFICATION = "one signature verification";
const unit = "µs";

/** What a row calls applying in each of Core's wallet repositories. */
const repositories: Readonly<Record<Repository, string>> = {
    blockchain: "chain, apply and revert",
    clone: "forger, apply at first touch",
    "copy-on-write": "pool, apply at first touch",
};

const subjectIn = (measured: MeasuredRegistry, prepared: Prepared, repository: Repository): Subject =>
    repository === "blockchain" ? inChain(measured, prepared) : atFirstTouch(measured, prepared, repository);

function verification(): Subject {
    const keys = Identities.Keys.fromPassphrase("signer");
    const hash = Crypto.HashAlgorithms.sha256("transaction");
    const signature = Crypto.Hash.signSchnorr(hash, keys);

    return { run: () => Crypto.Hash.verifySchnorr(hash, signature, keys.publicKey) };
}

const sizeText = ({ packages, licenses }: ChainSize): string =>
    `${packages.toLocaleString("en")} packages, ${licenses.toLocaleString("en")} licenses`;

interface HandlerFigures {
    readonly rows: Row[];
    readonly series: Series[];
}

/**
 * What applying costs, beside one signature verification and Core's own types, in registries of
 * growing size; and for whoever owns or holds very much.
 */
export async function handlerFigures(
    sizes: readonly ChainSize[],
    effort: Effort,
    report: (line: string) => void,
): Promise<HandlerFigures> {
    const registries: MeasuredRegistry[] = [];

    for (const size of sizes) {
        report(`building a registry of ${sizeText(size)}`);
        registries.push(await registryForSubjects(size));
    }

    const figures: HandlerFigures = { rows: [], series: [] };

    for (const repository of Object.keys(repositories) as Repository[]) {
        report(`measuring: ${repositories[repository]}`);
        const { rows, series } = await figuresIn(repository, registries, effort);
        figures.rows.push(...rows);
        figures.series.push(series);
    }

    report("measuring: wallets that own or hold very much");
    figures.rows.push(...(await hotRows(registries.at(-1) as MeasuredRegistry, effort)));

    return figures;
}

/** Median µs of a subject in a registry. */
type Cost = (subject: string, measured: MeasuredRegistry) => number;

async function figuresIn(
    repository: Repository,
    registries: readonly MeasuredRegistry[],
    effort: Effort,
): Promise<{ rows: Row[]; series: Series }> {
    const subjects: Record<string, Subject> = { [VERIFICATION]: verification() };
    const names = new Set<string>();

    for (const measured of registries) {
        const all = { ...peerTransactions(measured), ...ownTransactions(measured) };

        for (const [name, prepared] of Object.entries(all)) {
            names.add(name);
            subjects[`${name} ${measured.size.licenses}`] = subjectIn(measured, prepared, repository);
        }
    }

    const found = await medians(subjects, effort);
    const cost: Cost = (name, { size }) => found[`${name} ${size.licenses}`] as number;
    const column = repositories[repository];

    return {
        rows: [...names].flatMap((name) =>
            rowsOf({ line: name, column }, registries, cost, found[VERIFICATION] as number),
        ),
        series: {
            title: column,
            x: "licenses",
            y: unit,
            lines: [...names].map((name) => ({
                name,
                points: registries.map((measured) => [measured.size.licenses, cost(name, measured)] as const),
            })),
        },
    };
}

/** A subject in the largest registry: beside a verification, beside a Transfer there, and beside itself in the smallest. */
function rowsOf(
    { line, column }: Pick<Place, "line" | "column">,
    registries: readonly MeasuredRegistry[],
    cost: Cost,
    verificationCost: number,
): Row[] {
    const [smallest, largest] = [registries[0], registries.at(-1)] as [MeasuredRegistry, MeasuredRegistry];
    const isOwn = !PEERS.some((peer) => peer === line);
    const row = (against: string, peer: number, goal?: number): Row =>
        placedRow(
            { line, column, against },
            { ours: cost(line, largest), peer, unit, ...(goal !== undefined && isOwn && { goal }) },
        );
    const [few, many] = [smallest, largest].map(({ size }) => size.licenses.toLocaleString("en"));

    return [
        row(VERIFICATION, verificationCost, 0.1),
        ...(line === "Transfer" ? [] : [row("Transfer", cost("Transfer", largest))]),
        row(`the same with ${few} licenses, not ${many}`, cost(line, smallest), 1.2),
    ];
}

async function hotRows(measured: MeasuredRegistry, effort: Effort): Promise<Row[]> {
    addHotWallets(measured);
    const rows: Row[] = [];

    for (const repository of Object.keys(repositories) as Repository[]) {
        const subjects: Record<string, Subject> = {};
        const pairs = hotPairs(measured);

        for (const { name, hot, fresh } of pairs) {
            subjects[`hot: ${name}`] = subjectIn(measured, hot, repository);
            subjects[`fresh: ${name}`] = subjectIn(measured, fresh, repository);
        }

        const found = await medians(subjects, effort);
        rows.push(
            ...pairs.map(({ name }) =>
                rowOf({
                    name: `${repositories[repository]}: ${name} / fresh wallet`,
                    ours: found[`hot: ${name}`] as number,
                    peer: found[`fresh: ${name}`] as number,
                    unit,
                    goal: 2,
                }),
            ),
        );
    }

    return rows;
}
