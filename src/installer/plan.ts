import type { DecisionResource } from "../client";
import { tokensOf } from "../tokens";
import { LicenseRecord, Origin } from "./lock-file";
import { PluginProcess } from "./registration/registration";

/** What becomes of one plugin. */
export interface PlannedPlugin {
    readonly name: string;
    readonly change: "install" | "update" | "downgrade" | "reinstall" | "remove";
    readonly from: string | null;
    readonly to: string | null;
    /** Where the new version comes from; null for one that goes. */
    readonly origin: Origin | null;
    /** Its bytes are those that its publisher signed. */
    readonly verified: boolean;
    readonly integrity: string | null;
    readonly license: LicenseRecord | null;
    readonly processes: readonly PluginProcess[];
    /** Runs in a process of its own: none of Core's loads it. */
    readonly isolated?: boolean;
}

/** A license that has to be got before the change is made. */
export interface NeededLicense {
    readonly name: string;
    readonly kind: "trial" | "full";
    /** arktoshi */
    readonly amount: string;
    /** arktoshi; of a purchase or trial by the wallet itself */
    readonly fee: string;
    /** arktoshi; of a purchase that another wallet pays for. Null for a trial, which only the wallet itself can start. */
    readonly giftFee: string | null;
    /** Of the network's token. */
    readonly symbol: string;
    readonly decision: DecisionResource;
}

/** What a command would do, before it does it. */
export interface Plan {
    readonly command: string;
    readonly plugins: readonly PlannedPlugin[];
    readonly licenses: readonly NeededLicense[];
    /** Unified diff of `app.json`; empty when nothing changes. */
    readonly diff: string;
    readonly warnings: readonly string[];
}

const origins = {
    chain: "on-chain, verified",
    npm: "npm; UNLICENSED and UNVERIFIED: nothing on-chain says what it should be",
    git: "git; UNLICENSED and UNVERIFIED",
    path: "path; UNLICENSED and UNVERIFIED",
    remote: "address; UNLICENSED and UNVERIFIED",
} as const;

const licenseText = ({ code, expiresAt, address }: LicenseRecord): string =>
    `license ${code}${code === "FREE" || address === null ? "" : ` of ${address}`}${expiresAt === null ? "" : ` until ${expiresAt}`}`;

/** What is signed once the plan is agreed to, and what it costs. */
function neededText({ kind, amount, fee, giftFee, symbol, decision }: NeededLicense): string {
    const act = kind === "trial" ? "starts the trial" : "buys a license";
    const price = amount === "0" ? "" : `${tokensOf(amount)} ${symbol} + `;
    const gift = giftFee === null ? "" : ` (${tokensOf(giftFee)} ${symbol} if another wallet pays)`;

    return `${act} for ${decision.address}: ${price}fee ${tokensOf(fee)} ${symbol}${gift}`;
}

/** What a plan spends, in arktoshi. */
export interface Spending {
    readonly prices: string;
    readonly fees: string;
    readonly total: string;
    /** The total if another wallet than the operator's pays what can be a gift. */
    readonly totalAsGift: string;
}

/** Prices and fees of everything that is signed once a plan is agreed to. */
export function spendingOf({ licenses }: Pick<Plan, "licenses">): Spending {
    const sum = (amountOf: (license: NeededLicense) => string): bigint =>
        licenses.reduce((total, license) => total + BigInt(amountOf(license)), 0n);
    const prices = sum(({ amount }) => amount);
    const fees = sum(({ fee }) => fee);
    const asGift = sum(({ fee, giftFee }) => giftFee ?? fee);

    return {
        prices: String(prices),
        fees: String(fees),
        total: String(prices + fees),
        totalAsGift: String(prices + asGift),
    };
}

function spendingText(plan: Pick<Plan, "licenses">): string[] {
    const [first] = plan.licenses;

    if (!first) {
        return [];
    }

    const { total, totalAsGift, prices, fees } = spendingOf(plan);
    const gift = totalAsGift === total ? "" : `; ${tokensOf(totalAsGift)} ${first.symbol} if another wallet pays`;
    const parts = `licenses ${tokensOf(prices)}, fees ${tokensOf(fees)}`;

    return ["", `  Spends ${tokensOf(total)} ${first.symbol} (${parts})${gift}.`];
}

function lineOf(
    { name, change, from, to, origin, license, processes, isolated }: PlannedPlugin,
    needed: NeededLicense | undefined,
): string {
    const versions = [from, to].filter((version) => version !== null).join(" → ");
    const parts = [
        ...(origin ? [origins[origin.kind]] : []),
        ...(origin?.kind === "chain" ? [`owner ${origin.owner}`] : []),
        ...(origin && "spec" in origin ? [origin.spec] : []),
        ...(needed ? [neededText(needed)] : license ? [licenseText(license)] : []),
        ...(change !== "remove"
            ? [isolated ? "runs in a process of its own" : `loaded by ${processes.join(", ") || "no process"}`]
            : []),
    ];

    return [`  ${change} ${name} ${versions}`, ...parts.map((part) => `      ${part}`)].join("\n");
}

/** A plan for people. */
export const planText = ({ plugins, licenses, diff }: Plan): string =>
    [
        ...plugins.map((plugin) =>
            lineOf(
                plugin,
                licenses.find(({ name }) => name === plugin.name),
            ),
        ),
        ...spendingText({ licenses }),
        ...(diff ? ["", diff.trimEnd()] : []),
    ].join("\n");
