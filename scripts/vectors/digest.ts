/** The state digest of a short story: what each transaction appended, its canonical text, its hash, the sum. */
import { createHash } from "node:crypto";

import { describeConfiguration, RegistryState } from "../../src/handlers/registry-state";
import { FREE_TERMS, Terms } from "../../src/transactions";
import { hashRecord, StateRecord } from "../../src/wallet-attributes";
import { addressOf, PASSPHRASE } from "./signing";
import { PAID } from "./valid";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const idOf = (step: number): string => sha256(`transaction ${step}`);

const OWNER = addressOf(PASSPHRASE);
const MAINTAINER = addressOf("maintainer 1");
const BUYER = addressOf("buyer one");
const FRIEND = addressOf("friend one");

type Field = string | number;

interface Step {
    readonly what: string;
    readonly record: Pick<StateRecord, "type"> & { readonly [key: string]: unknown };
    readonly state: object;
    readonly position: number;
    /** all fields of the canonical text behind type, position and transaction id */
    readonly fields: readonly Field[];
}

const termsFields = ({ price, licensePeriod, trialPeriod, fallback, transferable }: Terms): Field[] => [
    price,
    licensePeriod,
    trialPeriod,
    Number(fallback),
    Number(transferable),
];

const grant = { kind: "full", start: 100, end: 31_536_100, fallback: true, transferable: false, payer: BUYER };
const endless = { kind: "full", start: 31_536_100, end: null, fallback: false, transferable: true, payer: OWNER };
const pkg = "@acme/pkg";

const vendor = (
    what: string,
    position: number,
    state: { owner: string; maintainers: string[]; offeredTo?: string },
): Step => ({
    what,
    record: { type: "vendor", vendor: "@acme" },
    state,
    position,
    fields: ["@acme", state.owner, state.offeredTo ?? "-", state.maintainers.length, ...state.maintainers],
});

const release = (
    what: string,
    position: number,
    terms: Terms,
    touched?: { version: string; yanked?: string },
): Step => ({
    what,
    record: { type: "package", name: pkg },
    state: { terms, touched },
    position,
    fields: [pkg, ...termsFields(terms), touched?.version ?? "-", touched?.yanked ?? "-"],
});

const license = (what: string, licensee: string, position: number, change: object, fields: Field[]): Step => ({
    what,
    record: { type: "license", licensee, name: pkg },
    state: { change },
    position,
    fields: [licensee, pkg, ...fields],
});

const steps: readonly Step[] = [
    vendor("register", 0, { owner: OWNER, maintainers: [] }),
    vendor("maintainers", 1, { owner: OWNER, maintainers: [MAINTAINER] }),
    vendor("transfer", 2, { owner: OWNER, maintainers: [MAINTAINER], offeredTo: FRIEND }),
    release("release", 0, PAID, { version: "1.0.0" }),
    release("yank", 1, PAID, { version: "1.0.0", yanked: "security" }),
    release("unyank", 2, PAID, { version: "1.0.0" }),
    release("terms", 3, FREE_TERMS),
    license("full", BUYER, 0, { type: "granted", grant }, ["granted", "full", 100, 31_536_100, 1, 0, BUYER]),
    license("full, perpetual gift", BUYER, 1, { type: "granted", grant: endless }, [
        "granted",
        "full",
        31_536_100,
        "-",
        0,
        1,
        OWNER,
    ]),
    license("move, the giving side", BUYER, 2, { type: "movedOut", counterpart: FRIEND }, ["movedOut", FRIEND]),
    license("move, the receiving side", FRIEND, 0, { type: "movedIn", counterpart: BUYER }, ["movedIn", BUYER]),
    vendor("accept", 3, { owner: FRIEND, maintainers: [] }),
];

const netstrings = (fields: readonly Field[]): string =>
    fields.map((field) => `${String(field).length}:${field},`).join("");

/** The network must have no `aip35` milestone: a private one with an activation height. */
export function digestVectors(): object {
    const state = new RegistryState(1);
    const configuration = describeConfiguration(1);
    const records = steps.map(({ what, record, state: value, position, fields }, step) => {
        const entry = { state: value, transactionId: idOf(step), position, previous: undefined };
        const full = { ...record, entry } as unknown as StateRecord;
        const text = netstrings([record.type, position, idOf(step), ...fields]);
        state.apply([full]);

        if (sha256(text) !== hashRecord(full).toString(16).padStart(64, "0")) {
            throw new Error(`${what}: ${text} is not the record's canonical text`);
        }

        return { what, text, hash: sha256(text), digest: state.digest };
    });

    return { configuration: { text: configuration, hash: sha256(configuration) }, records };
}
