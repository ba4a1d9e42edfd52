/** Amounts and periods as people write and read them. */
import { UsageError } from "./command";

const DECIMALS = 8;
const AMOUNT = /^(\d{1,11})(?:\.(\d{1,8}))?$/;

/** Tokens, such as `25` or `0.5`, in arktoshi. @throws UsageError */
export function parseAmount(text: string, flag: string): string {
    const [match, whole, fraction = ""] = AMOUNT.exec(text.trim()) ?? [];

    if (match === undefined) {
        throw new UsageError(
            `--${flag} is an amount in tokens with up to 8 decimals, such as 25 or 0.5; got "${text}".`,
        );
    }

    return BigInt(`${whole}${fraction.padEnd(DECIMALS, "0")}`).toString();
}

/** @param arktoshi decimal */
export function formatAmount(arktoshi: string | bigint, symbol: string): string {
    const digits = arktoshi.toString().padStart(DECIMALS + 1, "0");
    const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");

    return `${digits.slice(0, -DECIMALS)}${fraction && `.${fraction}`} ${symbol}`;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 };
const WORDS = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
] as const;

/** A period such as `365d` or `36h`, in seconds; `none` is what each flag calls 0. @throws UsageError */
export function parsePeriod(text: string, flag: string, none: string): number {
    if (text === none) {
        return 0;
    }

    const [, number, unit] = /^(\d{1,10})([smhdwy])$/.exec(text.trim()) ?? [];
    const seconds = Number(number) * (SECONDS[unit as string] ?? NaN);

    if (!Number.isSafeInteger(seconds) || seconds === 0) {
        throw new UsageError(`--${flag} is a period such as 365d, 36h, 4w or 1y, or "${none}"; got "${text}".`);
    }

    return seconds;
}

/** In the largest unit that says it exactly. */
export function formatPeriod(seconds: number): string {
    const [word, size] = WORDS.find(([, size]) => seconds % size === 0) ?? ["second", 1];
    const count = seconds / size;

    return `${count} ${word}${count === 1 ? "" : "s"}`;
}
