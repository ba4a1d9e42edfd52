/** docs/protocol.md and the code say the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
    DEFAULT_FEES,
    DEFAULT_RESERVED_VENDORS,
    DEFAULT_VENDORS_PER_OWNER,
    Limits,
    Patterns,
    PUBLISH_ACTIONS,
    PURCHASE_KINDS,
    refusals,
    TYPE_GROUP,
} from "../../../src/transactions";
import { patterns } from "../../__support__/reference-decoder";

const document = readFileSync(join(__dirname, "../../../docs/protocol.md"), "utf8");

/** Rows of tables whose first cell matches: their cells. */
const rows = (first: RegExp): string[][] =>
    document
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .map((line) =>
            line
                .split("|")
                .slice(1, -1)
                .map((cell) => cell.trim()),
        )
        .filter(([cell]) => first.test(cell!));

const headings = (level: string): string[] =>
    [...document.matchAll(new RegExp(`^${level} (.*)$`, "gm"))].map(([, heading]) => heading!);

describe("docs/protocol.md", () => {
    it("has its headings in their order", () => {
        expect(headings("##")).toEqual([
            "Concepts",
            "Wire format",
            "JSON format",
            "Names, versions, ranges, texts",
            "Release lines and precedence",
            "Fees",
            "Activation and milestone",
            "State",
            "Transactions",
            "Pool",
            "The decision",
            "Queries",
            "Events",
            "State digest",
            "Error codes",
        ]);
        expect(headings("###")).toEqual(expect.arrayContaining([...PUBLISH_ACTIONS, ...PURCHASE_KINDS]));
    });

    it("lists every error code with its meaning, and no others", () => {
        const listed = rows(/^`ERR_/).map(([code, meaning]) => [code!.replaceAll("`", ""), meaning]);

        expect(Object.fromEntries(listed)).toEqual(refusals);
        expect(listed).toHaveLength(Object.keys(refusals).length);
    });

    it("names no code that does not exist, and explains each of those that the chain's state gives", () => {
        const text = document.slice(0, document.indexOf("## Error codes"));
        const named = new Set([...text.matchAll(/ERR_[A-Z_]+/g)].map(([code]) => code));
        const codes = Object.keys(refusals);
        const ofState = codes.slice(codes.indexOf("ERR_FEE_TOO_LOW"), codes.indexOf("ERR_STATE"));

        expect([...named].filter((code) => code !== "ERR_APPLY" && !codes.includes(code))).toEqual([]);
        expect(ofState.filter((code) => !named.has(code))).toEqual([]);
    });

    it("has the patterns", () => {
        const sources = Object.entries(patterns).map(([name, { source }]) => [name, source]);
        const expected = Object.entries(Patterns).map(([name, pattern]) => [name, new RegExp(pattern).source]);

        expect(Object.fromEntries(sources)).toEqual(Object.fromEntries(expected));
    });

    it("has the fees, in the order of the digest", () => {
        const fees = rows(/^`[a-zA-Z]+`$/)
            .filter(([, , fee]) => /^[0-9]{4,}$/.test(fee ?? ""))
            .map(([tier, , fee]) => [tier!.replaceAll("`", ""), fee]);

        expect(fees).toEqual(Object.entries(DEFAULT_FEES));
    });

    it("has the numbers of actions and kinds", () => {
        const numbered = rows(/^[0-9] `[a-z]+`$/).map(([cell]) => cell!.replaceAll("`", ""));
        const expected = [...PUBLISH_ACTIONS.entries(), ...PURCHASE_KINDS.entries()].map((entry) => entry.join(" "));

        expect(numbered).toEqual(expected);
    });

    it("has limits and defaults", () => {
        const numbers = [
            TYPE_GROUP,
            Limits.asset.toLocaleString("en"),
            Limits.period.toLocaleString("en"),
            DEFAULT_VENDORS_PER_OWNER,
        ];

        for (const value of [...numbers, ...DEFAULT_RESERVED_VENDORS]) {
            expect(document).toContain(String(value));
        }

        const bytes = Object.fromEntries(
            rows(/^(vendor|name of a package|version|range|`source`)$/)
                .filter(([, most]) => most?.endsWith(" bytes"))
                .map(([what, most]) => [what, most]),
        );

        expect(bytes).toMatchObject({
            vendor: `${Limits.vendor} bytes`,
            "name of a package": `${Limits.name} bytes`,
            version: `${Limits.version} bytes`,
            range: `${Limits.range} bytes`,
            "`source`": `${Limits.text} bytes`,
        });
    });
});
