import type { DecisionResource } from "../client";
import { tokensOf } from "../tokens";
import { InstallerError } from "./errors";
import { LicenseRecord } from "./lock-file";
import { NeededLicense } from "./plan";

/** What the operator is ready to do for a license. */
export interface LicenseConsent {
    /** Start a trial where one is offered. */
    readonly acceptTrial: boolean;
    /** Buy; at most for this, in arktoshi, all in all, fees not counted. */
    readonly buy: boolean;
    readonly maxPrice: string | undefined;
}

/** @throws InstallerError LICENSE_REQUIRED if all that would be bought costs more than was allowed */
export function assertTotal(needed: readonly NeededLicense[], { maxPrice }: LicenseConsent, symbol: string): void {
    const total = needed.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString();

    if (maxPrice !== undefined && BigInt(total) > BigInt(maxPrice)) {
        throw new InstallerError(
            "LICENSE_REQUIRED",
            `All licenses together cost ${tokensOf(total)} ${symbol}, more than --max-price=${tokensOf(maxPrice)}.`,
            { total, maxPrice },
        );
    }
}

/** An offer of the chain. */
export type Offer = {
    readonly kind: "trial" | "full";
    readonly amount: string;
    readonly fee: string;
};

/** What a wallet can do now: `trial` comes before `full`. */
const offersIn = ({ nextSteps }: DecisionResource): Offer[] =>
    nextSteps.flatMap((step) => ("amount" in step ? [{ kind: step.kind, amount: step.amount, fee: step.fee }] : []));

export const recordOf = ({ address, code, expiresAt }: DecisionResource): LicenseRecord => ({
    address,
    code,
    expiresAt: expiresAt?.human ?? null,
});

/** The flags that would satisfy a decision, for a message. */
function remedies(offers: readonly Offer[], symbol: string, command: string): string[] {
    return offers.map(({ kind, amount }) =>
        kind === "trial"
            ? `Start its trial: ${command} --accept-trial`
            : `Buy it for ${tokensOf(amount)} ${symbol} (no refunds by protocol): ${command} --buy --max-price=${tokensOf(amount)}`,
    );
}

/** Who asks for what, for messages. */
export interface LicenseQuestion {
    readonly decision: DecisionResource;
    readonly symbol: string;
    /** Of the network: what a purchase that another wallet pays for costs, in arktoshi. */
    readonly giftFee: string;
    /** The command as the user typed it, without flags about licenses. */
    readonly command: string;
    /** Asked when no flag says it; undefined when nobody is there. */
    confirm(question: string): Promise<boolean | undefined>;
}

/**
 * What has to be done before a version may be used; nothing if the wallet has a license, or needs none. Signs nothing.
 *
 * @throws InstallerError CHAIN_UNUSABLE when the node cannot tell, LICENSE_REQUIRED with the exact commands otherwise
 */
export async function neededLicense(
    question: LicenseQuestion,
    consent: LicenseConsent,
): Promise<NeededLicense | undefined> {
    const { decision, symbol, giftFee, command, confirm } = question;
    const { name, address, version, code } = decision;

    if (decision.valid) {
        return undefined;
    }

    if (code === "CHAIN_BEHIND" || code === "HISTORY_UNAVAILABLE") {
        throw new InstallerError(
            "CHAIN_UNUSABLE",
            `The node cannot tell now whether ${address} may use ${name} (${code}). Wait, or ask another one with --node.`,
        );
    }

    const offers = offersIn(decision);
    const trial = offers.find(({ kind }) => kind === "trial");
    const full = offers.find(({ kind }) => kind === "full");
    const needed = (offer: Offer): NeededLicense => ({
        name,
        ...offer,
        giftFee: offer.kind === "full" ? giftFee : null,
        symbol,
        decision,
    });

    if (trial && (consent.acceptTrial || (!consent.buy && (await confirm(`Start the trial of ${name}?`))))) {
        return needed(trial);
    }

    if (full && (await agreesToBuy(full, question, consent))) {
        return needed(full);
    }

    throw new InstallerError(
        "LICENSE_REQUIRED",
        [`${address} has no license for ${name}@${version} (${code}).`, ...remedies(offers, symbol, command)].join(
            "\n",
        ),
        { name, version, address, code, offers },
    );
}

async function agreesToBuy(
    { amount }: Offer,
    { decision, symbol, command, confirm }: LicenseQuestion,
    { buy, maxPrice }: LicenseConsent,
): Promise<boolean> {
    if (!buy) {
        const price = `${tokensOf(amount)} ${symbol}`;

        return (
            (await confirm(`Buy a license of ${decision.name} for ${price}? There are no refunds by protocol.`)) ===
            true
        );
    }

    if (maxPrice !== undefined && BigInt(amount) > BigInt(maxPrice)) {
        throw new InstallerError(
            "LICENSE_REQUIRED",
            `${decision.name} costs ${tokensOf(amount)} ${symbol}, more than --max-price=${tokensOf(maxPrice)}. ` +
                `If that is all right: ${command} --buy --max-price=${tokensOf(amount)}`,
            { name: decision.name, amount, maxPrice },
        );
    }

    return true;
}
