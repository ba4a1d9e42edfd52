import { FREE_TERMS, Terms } from "../../../src/transactions";
import { Question, verdict } from "../../../src/verdict";
import { Grant, GrantList, LicenseState } from "../../../src/wallet-attributes";

const OWNER = "owner";
const WALLET = "wallet";
const TERMS: Terms = { price: "100", licensePeriod: 50, trialPeriod: 10, fallback: true, transferable: true };
const FEES = { full: "7", trial: "3" };

const full = (start: number, end: number | null, fallback = false): Grant => ({
    kind: "full",
    start,
    end,
    fallback,
    transferable: true,
    payer: WALLET,
    transactionId: `full ${start}`,
});

const trial = (start: number, end: number): Grant => ({ ...full(start, end), kind: "trial" });

function holding(grants: readonly Grant[], { bought = false } = {}): LicenseState {
    const last = grants.at(-1)!;
    const list = grants
        .filter(({ kind }) => kind === "full")
        .reduce<GrantList | undefined>(
            (earlier, grant) => ({ grant, earlier, allTransferable: true, seconds: 0 }),
            undefined,
        );

    return {
        full: list,
        trial: grants.find(({ kind }) => kind === "trial"),
        bought,
        change: { type: "granted", grant: last },
    };
}

const ask = (changes: Partial<Question> & { terms?: Terms } = {}): ReturnType<typeof verdict> =>
    verdict({
        synced: true,
        chainTime: 1000,
        address: WALLET,
        plugin: { name: "@acme/pkg", owner: OWNER, terms: changes.terms ?? TERMS, fees: FEES },
        version: "1.0.0",
        release: { free: false, minorReleasedAt: 900 },
        license: undefined,
        ...changes,
    });

const PURCHASE = {
    action: "purchase",
    kind: "full",
    name: "@acme/pkg",
    amount: "100",
    recipientId: OWNER,
    fee: "7",
    terms: TERMS,
};
const TRIAL = { ...PURCHASE, action: "trial", kind: "trial", amount: "0", fee: "3" };

describe("precedence", () => {
    /** From the one that loses to all others to the one that wins over all; each adds one fact to the former. */
    const facts: [Partial<Question>, string][] = [
        [{ terms: { ...TERMS, trialPeriod: 0 } } as Partial<Question>, "LICENSE_REQUIRED"],
        [{ terms: TERMS } as Partial<Question>, "TRIAL_AVAILABLE"],
        [{ license: holding([trial(900, 1000)]) }, "TRIAL_EXPIRED"],
        [{ license: holding([trial(700, 710), full(710, 899)]) }, "EXPIRED"],
        [{ release: "unavailable" }, "HISTORY_UNAVAILABLE"],
        [
            { license: holding([trial(700, 710), full(710, 900, true)]), release: { free: false, minorReleasedAt: 1 } },
            "FALLBACK",
        ],
        [{ license: holding([full(700, 900, true), trial(1000, 1010)]) }, "TRIAL"],
        [{ license: holding([full(700, 900, true), trial(1000, 1010), full(1010, 1060)]) }, "VALID"],
        [{ release: { free: true, minorReleasedAt: 900 } }, "FREE"],
        [{ address: OWNER }, "OWNER"],
        [{ release: undefined }, "UNKNOWN_VERSION"],
        [{ plugin: undefined }, "UNKNOWN_PLUGIN"],
        [{ synced: false }, "CHAIN_BEHIND"],
    ];

    it.each(facts.map(([, code], index) => [code, index] as const))(
        "%s wins over what comes before it",
        (code, last) => {
            const question = Object.assign({}, ...facts.slice(0, last + 1).map(([fact]) => fact));

            expect(ask(question).code).toBe(code);
        },
    );

    it.each([
        ["VALID", true],
        ["FALLBACK", true],
        ["TRIAL", true],
        ["OWNER", true],
        ["FREE", true],
        ["EXPIRED", false],
        ["TRIAL_EXPIRED", false],
        ["TRIAL_AVAILABLE", false],
        ["LICENSE_REQUIRED", false],
        ["UNKNOWN_PLUGIN", false],
        ["UNKNOWN_VERSION", false],
        ["CHAIN_BEHIND", false],
        ["HISTORY_UNAVAILABLE", false],
    ])("%s is valid: %s", (code, valid) => {
        const last = facts.findIndex(([, other]) => other === code);
        const question = Object.assign({}, ...facts.slice(0, last + 1).map(([fact]) => fact));

        expect(ask(question)).toMatchObject({ code, valid });
    });
});

describe("a full license", () => {
    it.each([
        [999, "VALID"],
        [1000, "VALID"],
        [1049, "VALID"],
        [1050, "EXPIRED"],
    ])("from 1000 to 1050 is at %i %s", (chainTime, code) => {
        expect(ask({ chainTime, license: holding([full(1000, 1050)]) })).toMatchObject({
            code,
            kind: "full",
            startsAt: 1000,
            expiresAt: 1050,
        });
    });

    it("that is perpetual never ends, and there is nothing more to buy", () => {
        expect(ask({ chainTime: 2 ** 40, license: holding([full(1000, null)]) })).toEqual({
            valid: true,
            code: "VALID",
            kind: "full",
            version: "1.0.0",
            startsAt: 1000,
            expiresAt: null,
            nextSteps: [],
        });
    });

    it.each([
        [1000, 1000],
        [1049, 1000],
        [1050, 1050],
        [1119, 1100],
    ])("of three periods is at %i the one from %i, and ends with the last", (chainTime, startsAt) => {
        const license = holding([full(1000, 1050), full(1050, 1100), full(1100, 1120)]);

        expect(ask({ chainTime, license })).toMatchObject({ code: "VALID", startsAt, expiresAt: 1120 });
    });

    it("that waits behind the wallet's own trial is one already", () => {
        const license = holding([trial(995, 1005), full(1005, 1055)]);

        expect(ask({ license })).toMatchObject({ code: "VALID", kind: "full", startsAt: 1005, expiresAt: 1055 });
    });

    it("that came from a wallet on trial covers before its start, and only then runs", () => {
        expect(ask({ chainTime: 1, license: holding([full(1005, 1055)]) })).toMatchObject({
            code: "VALID",
            startsAt: 1005,
        });
    });

    it("after a gap counts again", () => {
        expect(ask({ license: holding([full(100, 150), full(990, 1040)]) })).toMatchObject({
            code: "VALID",
            startsAt: 990,
            expiresAt: 1040,
        });
    });

    it("that runs can be prolonged, and offers no trial even to who was given it", () => {
        expect(ask({ license: holding([full(990, 1040)]) }).nextSteps).toEqual([PURCHASE]);
    });

    it("that has ended can be bought anew, and leaves the trial open if it was a gift", () => {
        expect(ask({ license: holding([full(1, 2)]) }).nextSteps).toEqual([TRIAL, PURCHASE]);
        expect(ask({ license: holding([full(1, 2)], { bought: true }) }).nextSteps).toEqual([PURCHASE]);
    });
});

describe("a trial", () => {
    it.each([
        [1000, "TRIAL"],
        [1009, "TRIAL"],
        [1010, "TRIAL_EXPIRED"],
    ])("from 1000 to 1010 is at %i %s, and there is no second one", (chainTime, code) => {
        expect(ask({ chainTime, license: holding([trial(1000, 1010)]) })).toEqual({
            valid: code === "TRIAL",
            code,
            kind: "trial",
            version: "1.0.0",
            startsAt: 1000,
            expiresAt: 1010,
            nextSteps: [PURCHASE],
        });
    });

    it("that waits behind a gift which has been moved away does not cover before its start", () => {
        expect(ask({ chainTime: 999, license: holding([trial(1000, 1010)]) })).toMatchObject({
            valid: false,
            code: "LICENSE_REQUIRED",
            kind: "trial",
            startsAt: 1000,
        });
    });

    it("is on offer for who has neither had one nor bought the package", () => {
        expect(ask()).toEqual({
            valid: false,
            code: "TRIAL_AVAILABLE",
            kind: null,
            version: "1.0.0",
            startsAt: null,
            expiresAt: null,
            nextSteps: [TRIAL, PURCHASE],
        });
    });

    it("is not on offer for who bought the package and moved the license away", () => {
        const moved: LicenseState = {
            full: undefined,
            trial: undefined,
            bought: true,
            change: { type: "movedOut", counterpart: "x" },
        };

        expect(ask({ license: moved })).toMatchObject({ code: "LICENSE_REQUIRED", nextSteps: [PURCHASE] });
    });
});

describe("fallback", () => {
    const ended = holding([full(100, 900, true)]);

    it.each([
        [899, "FALLBACK"],
        [900, "FALLBACK"],
        [901, "EXPIRED"],
    ])("covers a minor first released at %i after a license that ended at 900: %s", (minorReleasedAt, code) => {
        expect(ask({ license: ended, release: { free: false, minorReleasedAt } })).toMatchObject({
            code,
            kind: "full",
            startsAt: 100,
            expiresAt: 900,
        });
    });

    it.each([
        [899, "VALID"],
        [900, "FALLBACK"],
    ])("begins where the license ends: at %i it is %s", (chainTime, code) => {
        expect(ask({ chainTime, license: ended }).code).toBe(code);
    });

    it("comes from the last license that grants it, not from a later one that does not", () => {
        const license = holding([full(100, 500, true), full(600, 900)]);

        expect(ask({ license, release: { free: false, minorReleasedAt: 500 } })).toMatchObject({
            code: "FALLBACK",
            expiresAt: 500,
        });
        expect(ask({ license, release: { free: false, minorReleasedAt: 501 } })).toMatchObject({
            code: "EXPIRED",
            expiresAt: 900,
        });
    });

    it("can be turned into a new license", () => {
        expect(ask({ license: holding([full(100, 900, true)], { bought: true }) }).nextSteps).toEqual([PURCHASE]);
    });
});

describe("what needs no license", () => {
    it("is any version of a package that is free now", () => {
        expect(ask({ terms: FREE_TERMS })).toMatchObject({ valid: true, code: "FREE", kind: null, nextSteps: [] });
        expect(ask({ terms: FREE_TERMS, release: "unavailable" }).code).toBe("FREE");
    });

    it("is for the owner whatever he sells", () => {
        expect(ask({ address: OWNER, release: "unavailable" })).toMatchObject({ code: "OWNER", nextSteps: [] });
    });
});

describe("a missing history", () => {
    it("decides nothing while a license runs", () => {
        expect(ask({ release: "unavailable", license: holding([full(1000, 1050)]) }).code).toBe("VALID");
        expect(ask({ release: "unavailable", license: holding([trial(1000, 1050)]) }).code).toBe("TRIAL");
    });

    it("is never a refusal, for the version might have been free", () => {
        expect(ask({ release: "unavailable" })).toMatchObject({
            code: "HISTORY_UNAVAILABLE",
            nextSteps: [{ action: "wait" }],
        });
    });
});

describe("a node that is behind", () => {
    it("answers nothing else, not even that a package is unknown", () => {
        expect(ask({ synced: false, plugin: undefined })).toMatchObject({
            valid: false,
            code: "CHAIN_BEHIND",
            nextSteps: [{ action: "wait" }],
        });
    });
});

it("repeats the version that it was asked about, known or not", () => {
    expect(ask({ version: "9.9.9", release: undefined })).toMatchObject({ code: "UNKNOWN_VERSION", version: "9.9.9" });
    expect(ask({ plugin: undefined, version: undefined })).toMatchObject({ code: "UNKNOWN_PLUGIN", version: null });
});
