import { Crypto, Identities } from "@arkecosystem/crypto";

import { ChainSize } from "../chain/contents";
import { Effort, medians, Subject } from "../harness/medians";
import { Series } from "../report/results";
import { Row, rowOf } from "../report/rows";
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

export interface HandlerFigures {
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

async function figuresIn(
    repository: Repository,
    registries: readonly MeasuredRegistry[],
    effort: Effort,
): Promise<{ rows: Row[]; series: Series }> {
    const [smallest] = registries as [MeasuredRegistry];
    const peers = peerTransactions(smallest);
    const kinds = Object.keys(ownTransactions(smallest));
    const subjects: Record<string, Subject> = { [VERIFICATION]: verification() };

    for (const [peer, prepared] of Object.entries(peers)) {
        subjects[peer] = subjectIn(smallest, prepared, repository);
    }

    for (const measured of registries) {
        for (const [kind, prepared] of Object.entries(ownTransactions(measured))) {
            subjects[`${kind} ${measured.size.licenses}`] = subjectIn(measured, prepared, repository);
        }
    }

    const found = await medians(subjects, effort);
    const at = (kind: string, { size }: MeasuredRegistry): number => found[`${kind} ${size.licenses}`] as number;

    return {
        rows: rowsOf(repository, registries, kinds, { found, at }),
        series: {
            title: repositories[repository],
            x: "licenses",
            y: unit,
            lines: kinds.map((kind) => ({
                name: kind,
                points: registries.map((measured) => [measured.size.licenses, at(kind, measured)] as const),
            })),
        },
    };
}

interface Found {
    readonly found: Readonly<Record<string, number>>;
    readonly at: (kind: string, measured: MeasuredRegistry) => number;
}

function rowsOf(
    repository: Repository,
    registries: readonly MeasuredRegistry[],
    kinds: readonly string[],
    { found, at }: Found,
): Row[] {
    const [smallest, largest] = [registries[0], registries.at(-1)] as [MeasuredRegistry, MeasuredRegistry];
    const what = repositories[repository];
    const peerRows = PEERS.map((peer) =>
        rowOf({
            name: `${what}: ${peer} / ${VERIFICATION}`,
            ours: found[peer] as number,
            peer: found[VERIFICATION] as number,
            unit,
        }),
    );

    return [
        ...peerRows,
        ...kinds.flatMap((kind) => {
            const ours = at(kind, largest);

            return [
                rowOf({
                    name: `${what}: ${kind} / ${VERIFICATION}`,
                    ours,
                    peer: found[VERIFICATION] as number,
                    unit,
                    goal: 0.1,
                }),
                rowOf({ name: `${what}: ${kind} / Transfer`, ours, peer: found["Transfer"] as number, unit }),
                rowOf({
                    name: `${what}: ${kind}, ${sizeText(largest.size)} / ${sizeText(smallest.size)}`,
                    ours,
                    peer: at(kind, smallest),
                    unit,
                    goal: 1.2,
                }),
            ];
        }),
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
