import { NextStep, Verdict } from "../verdict";
import { LicenseLine, Licenses, Payment } from "./resolution";

type Offer = Exclude<NextStep, { readonly action: "wait" }>;

/** A package that changes, with the decision on it. */
interface Decided {
    readonly name: string;
    readonly version: string;
    readonly verdict: Verdict;
}

/** What it takes to be allowed to use some packages. */
export function licensesOf(packages: readonly Decided[]): Licenses {
    const lines = packages.map(lineOf).sort((left, right) => (left.name < right.name ? -1 : 1));
    const missing = lines.filter(({ valid }) => !valid);
    const unknown = missing.filter((line) => !offer(line, "trial") && !offer(line, "purchase"));
    const trials = missing.filter((line) => offer(line, "trial"));
    const toBuy = missing.filter((line) => !trials.includes(line) && !unknown.includes(line));
    const purchases = (list: readonly LicenseLine[]) => list.flatMap((line) => offer(line, "purchase") ?? []);

    return {
        held: lines.filter(({ valid }) => valid),
        trials,
        toBuy,
        unknown,
        withTrials: paymentOf([...trials.flatMap((line) => offer(line, "trial") ?? []), ...purchases(toBuy)]),
        withoutTrials: paymentOf(purchases([...trials, ...toBuy])),
    };
}

const lineOf = ({ name, version, verdict }: Decided): LicenseLine => ({
    name,
    version,
    valid: verdict.valid,
    code: verdict.code,
    expiresAt: verdict.expiresAt,
    nextSteps: verdict.nextSteps,
});

const offer = ({ nextSteps }: LicenseLine, action: Offer["action"]): Offer | undefined =>
    nextSteps.find((step): step is Offer => step.action === action);

function paymentOf(offers: readonly Offer[]): Payment {
    const price = sum(offers.map(({ amount }) => amount));
    const fees = sum(offers.map(({ fee }) => fee));
    const paid = offers.filter(({ amount }) => amount !== "0");
    const addresses = [...new Set(paid.map(({ recipientId }) => recipientId))].sort();

    return {
        price: price.toString(),
        fees: fees.toString(),
        total: (price + fees).toString(),
        publishers: addresses.map((address) => {
            const own = paid.filter(({ recipientId }) => recipientId === address);

            return {
                address,
                price: sum(own.map(({ amount }) => amount)).toString(),
                packages: own.map(({ name }) => name).sort(),
            };
        }),
    };
}

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
