import type { DecisionResource, RegistryClient } from "../../client";
import { planPurchase, PurchasePlan, PurchaseRequest, purchaseSubject } from "../../purchases";
import { vendorOf } from "../../transactions";
import { CommandContext } from "../command";
import { parsePackage } from "../package-spec";
import { Proposal, tokensOf } from "../proposal";
import { termsFacts } from "../terms-flags";
import { parseAmount } from "../units";
import { requiredOf, textOf } from "../values";
import { runSending } from "./send";
import { assertOwner, registeredVendor } from "./vendor-rights";

/** Until when a decision holds, in words. */
export function validUntil({ valid, code, expiresAt }: Pick<DecisionResource, "valid" | "code" | "expiresAt">): string {
    if (!valid) {
        return code;
    }

    if (expiresAt === null) {
        return code === "VALID" ? "VALID, without end" : code;
    }

    return `${code}, until ${expiresAt.human ?? `second ${expiresAt.unix}`}`;
}

const NO_REFUNDS = "the protocol knows no refunds";

function facts(client: RegistryClient, plan: PurchasePlan): Proposal["facts"] {
    const { request, terms, owner, licensee, decision } = plan;
    const who = licensee === undefined ? [] : [["Licensee", licensee] as const];
    const now = decision === undefined ? [] : [["License now", validUntil(decision)] as const];

    if (request.kind === "move") {
        return [...who, ["Effect", "your license, with its end, is the other wallet's"]];
    }

    return [
        ...termsFacts(terms, tokensOf(client)),
        ["Seller", owner],
        ...who,
        ...now,
        ...(request.kind === "full" ? [["Refund", NO_REFUNDS] as const] : []),
    ];
}

const titles = {
    full: (name: string) => `Buy a license of ${name}`,
    trial: (name: string) => `Start the trial of ${name}`,
    move: (name: string) => `Move the license of ${name}`,
};

/** What the chain decides on the licensee, now that the transaction is in a block. */
async function decided(client: RegistryClient, { name }: PurchaseRequest, licensee: string) {
    const decision = await client.decision(name, licensee);
    const { valid, code, startsAt, expiresAt } = decision;

    return {
        lines: [`License of ${name} for ${licensee}: ${validUntil(decision)}`],
        result: { name, licensee, decision: { valid, code, startsAt, expiresAt } },
    };
}

interface Wanted extends PurchaseRequest {
    readonly title?: string;
    /** may this sender do it at all? */
    readonly allow?: (client: RegistryClient, sender: string | undefined) => Promise<void>;
}

const runPurchase = (context: CommandContext, { title, allow, ...request }: Wanted): Promise<number> =>
    runSending(context, (client) => ({
        subject: (sender) => purchaseSubject(request, sender),
        propose: async (sender) => {
            await allow?.(client, sender);
            const plan = await planPurchase(client, request, sender);

            return {
                title: title ?? titles[request.kind](request.name),
                facts: facts(client, plan),
                unsigned: plan.unsigned,
            };
        },
        done: ({ sender }) => decided(client, request, request.licensee ?? sender),
    }));

const nameIn = (context: CommandContext): string => parsePackage(requiredOf(context, "package")).name;

/** `buy`: for oneself, or as a gift. */
export function buy(context: CommandContext): Promise<number> {
    const limit = textOf(context.flags, "max-price");
    const maxPrice = limit === undefined ? undefined : parseAmount(limit, "max-price");

    return runPurchase(context, {
        kind: "full",
        name: nameIn(context),
        licensee: textOf(context.flags, "for"),
        maxPrice,
    });
}

/** `trial`. */
export const trial = (context: CommandContext): Promise<number> =>
    runPurchase(context, { kind: "trial", name: nameIn(context) });

/** `move`: to another wallet of one's own, or to a buyer. */
export const move = (context: CommandContext): Promise<number> =>
    runPurchase(context, { kind: "move", name: nameIn(context), licensee: textOf(context.flags, "to") });

/** `grant`: an owner gives a license; on-chain he buys it from himself. */
export function grant(context: CommandContext): Promise<number> {
    const name = nameIn(context);
    const licensee = textOf(context.flags, "to");

    return runPurchase(context, {
        kind: "full",
        name,
        licensee,
        title: `Grant ${licensee} a license of ${name}`,
        allow: async (client, sender) => assertOwner(await registeredVendor(client, vendorOf(name)), sender),
    });
}
