import * as fc from "fast-check";

import { Grant, GrantList, LicenseEntry, LicenseState } from "../../../src/wallet-attributes";
import { GrantEntry } from "../../../src/wallet-attributes/grant-entry";
import { append } from "../../../src/wallet-attributes/log";

const BUYER = "buyer";
const PLAIN = { kind: "full", start: 1, fallback: false, transferable: true, payer: BUYER } as const;

type Given = Pick<Grant, "kind" | "start" | "fallback" | "transferable" | "payer"> & { readonly seconds: number };

const given = fc.record<Given>({
    kind: fc.constantFrom("full", "full", "trial"),
    start: fc.nat(),
    seconds: fc.nat(),
    fallback: fc.boolean(),
    transferable: fc.boolean(),
    payer: fc.constantFrom(BUYER, "friend"),
});

const grantOf = ({ seconds, ...rest }: Given, step: number): Grant => ({
    ...rest,
    end: rest.start + seconds,
    transactionId: `transaction ${step}`,
});

const plainGrant = ({ kind, start, end, fallback, transferable, payer, transactionId }: Grant): Grant => ({
    kind,
    start,
    end,
    fallback,
    transferable,
    payer,
    transactionId,
});

function fullGrants(license: LicenseState): Grant[] {
    const grants: Grant[] = [];

    for (let list: GrantList | undefined = license.full; list; list = list.earlier) {
        grants.push(plainGrant(list.grant));
    }

    return grants;
}

it("is the license that all grants so far make", () => {
    fc.assert(
        fc.property(fc.array(given, { minLength: 1 }), (sequence) => {
            const grants = sequence.map(grantOf);
            let entry: LicenseEntry | undefined;

            grants.forEach((grant, step) => {
                const former = entry;
                entry = new GrantEntry(former, grant, BUYER);
                const soFar = grants.slice(0, step + 1);
                const full = soFar.filter(({ kind }) => kind === "full").reverse();
                const { state } = entry;

                expect([entry.previous, entry.position, entry.transactionId]).toEqual([
                    former,
                    step,
                    grant.transactionId,
                ]);
                expect(fullGrants(state)).toEqual(full);
                expect(state.full?.allTransferable).toBe(full[0] && full.every(({ transferable }) => transferable));
                expect(state.full?.seconds).toBe(
                    full[0] && full.reduce((sum, { start, end }) => sum + (end as number) - start, 0),
                );
                expect(state.trial && plainGrant(state.trial)).toEqual(soFar.findLast(({ kind }) => kind === "trial"));
                expect(state.bought).toBe(full.some(({ payer }) => payer === BUYER));
                expect(state.change.type === "granted" && plainGrant(state.change.grant)).toEqual(grant);
            });
        }),
    );
});

it("goes on from what was moved in", () => {
    const source = new GrantEntry(undefined, grantOf({ ...PLAIN, seconds: 10 }, 1), "friend");
    const change = { type: "movedIn", counterpart: "friend" } as const;
    const moved = append(undefined, { full: source.full, trial: undefined, bought: false, change }, "move");
    const next = new GrantEntry(moved, grantOf({ ...PLAIN, start: 11, seconds: 5 }, 2), BUYER);

    expect(fullGrants(next).map(({ start }) => start)).toEqual([11, 1]);
    expect([next.seconds, next.previous, next.earlier]).toEqual([15, moved, source]);
});

it("follows no perpetual grant", () => {
    const endless = new GrantEntry(undefined, { ...grantOf({ ...PLAIN, seconds: 0 }, 1), end: null }, BUYER);

    expect(endless.seconds).toBe(0);
    expect(() => new GrantEntry(endless, grantOf({ ...PLAIN, seconds: 1 }, 2), BUYER)).toThrow("[ERR_STATE]");
});
