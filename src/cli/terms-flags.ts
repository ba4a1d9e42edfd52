import type { Terms } from "../transactions";
import { CommandContext, FlagDefinition, UsageError } from "./command";
import { formatPeriod, parseAmount, parsePeriod } from "./units";
import { isSet, textOf } from "./values";

/** Flags that say what a license costs and allows. */
export const termsFlags: readonly FlagDefinition[] = [
    { name: "free", type: "boolean", description: "It costs nothing and needs no license." },
    { name: "price", type: "string", value: "tokens", description: "Price of a license, such as 25 or 0.5." },
    {
        name: "license-period",
        type: "string",
        value: "period",
        description: "How long a license lasts: 365d, 36h, 4w, 1y, or perpetual (default).",
    },
    {
        name: "trial-period",
        type: "string",
        value: "period",
        description: "How long the one trial of a wallet lasts: 14d, or none (default).",
    },
    {
        name: "fallback",
        type: "boolean",
        description: "When a license ends, the versions released until then stay licensed.",
    },
    { name: "no-fallback", type: "boolean", description: "They do not." },
    { name: "transferable", type: "boolean", description: "Licensees may move their license to another wallet." },
    { name: "no-transferable", type: "boolean", description: "They may not." },
];

const FREE: Terms = { price: "0", licensePeriod: 0, trialPeriod: 0, fallback: false, transferable: false };

type Flags = CommandContext["flags"];

/** Whether a flag says something about terms. */
export const saysTerms = (flags: Flags): boolean =>
    termsFlags.some(({ name, type }) => (type === "boolean" ? isSet(flags, name) : textOf(flags, name) !== undefined));

const choice = (flags: Flags, name: string, former: boolean): boolean =>
    isSet(flags, name) ? true : isSet(flags, `no-${name}`) ? false : former;

function period(flags: Flags, name: string, none: string, former: number): number {
    const text = textOf(flags, name);

    return text === undefined ? former : parsePeriod(text, name, none);
}

/**
 * The terms that flags describe; what they leave out stays as it is.
 *
 * @param current of the package, undefined for a new one, which is free unless told
 * @throws UsageError
 */
export function termsOf(flags: Flags, current: Terms = FREE): Terms {
    if (isSet(flags, "free")) {
        return FREE;
    }

    const price = textOf(flags, "price");
    const terms = {
        price: price === undefined ? current.price : parseAmount(price, "price"),
        licensePeriod: period(flags, "license-period", "perpetual", current.licensePeriod),
        trialPeriod: period(flags, "trial-period", "none", current.trialPeriod),
        fallback: choice(flags, "fallback", current.fallback),
        transferable: choice(flags, "transferable", current.transferable),
    };

    if (terms.price === "0" && saysTerms(flags) && JSON.stringify(terms) !== JSON.stringify(FREE)) {
        throw new UsageError(
            "A free package has neither periods nor fallback nor transfer: name a --price, or --free alone.",
        );
    }

    if (terms.licensePeriod === 0 && terms.fallback) {
        throw new UsageError("A perpetual license has no fallback: name a --license-period, or --no-fallback.");
    }

    return terms;
}

/** Terms as labels and values, in the words that a buyer reads. */
export function termsFacts(terms: Terms, tokens: (arktoshi: string) => string): readonly (readonly [string, string])[] {
    if (terms.price === "0") {
        return [["Price", "free, needs no license"]];
    }

    const { price, licensePeriod, trialPeriod, fallback, transferable } = terms;

    return [
        ["Price", tokens(price)],
        ["License", licensePeriod === 0 ? "perpetual" : formatPeriod(licensePeriod)],
        ["Trial", trialPeriod === 0 ? "none" : formatPeriod(trialPeriod)],
        ...(licensePeriod === 0
            ? []
            : [
                  [
                      "After its end",
                      fallback ? "versions released until then stay licensed" : "nothing stays licensed",
                  ] as const,
              ]),
        ["Transfer", transferable ? "may be moved to another wallet" : "bound to the wallet"],
    ];
}
