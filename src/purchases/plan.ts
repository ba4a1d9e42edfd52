import { ClientError, DecisionResource, GrantResource, PackageResource, RegistryClient } from "../client";
import { tokensOf } from "../tokens";
import { isFree, LicensePurchaseBuilder, Terms } from "../transactions";
import { PurchaseError } from "./errors";

/** A license to be had. */
export interface PurchaseRequest {
    readonly kind: "full" | "trial" | "move";
    readonly name: string;
    /** whom it is for: a gift, or the target of a move; the sender unless told */
    readonly licensee?: string | undefined;
    /** arktoshi: a higher price is an error */
    readonly maxPrice?: string | undefined;
}

/** What a purchase says and costs, worked out from the chain's current terms. The chain judges by the same terms. */
export interface PurchasePlan {
    readonly request: PurchaseRequest;
    /** unsigned; amount, recipient and least fee are set */
    readonly unsigned: LicensePurchaseBuilder;
    readonly terms: Terms;
    /** who is paid */
    readonly owner: string;
    /** undefined when nobody has said who sends */
    readonly licensee: string | undefined;
    /** the decision on the licensee before the purchase; undefined as `licensee` is */
    readonly decision: DecisionResource | undefined;
}

/** By which a run that was cut off recognises its purchase. */
export const purchaseSubject = ({ kind, name, licensee }: PurchaseRequest, sender: string): string =>
    [kind, name, sender, licensee ?? sender].join(" ");

async function publishedPackage(client: RegistryClient, name: string): Promise<PackageResource> {
    const found = await client.package(name);

    if (!found) {
        throw new ClientError("UNKNOWN_PLUGIN", `${name} is not published on this network.`, { node: client.node });
    }

    return found;
}

function assertPrice({ name, maxPrice }: PurchaseRequest, { price }: Terms): void {
    if (maxPrice !== undefined && BigInt(price) > BigInt(maxPrice)) {
        throw new PurchaseError(
            "PRICE_ABOVE_LIMIT",
            `${name} costs ${tokensOf(price)} tokens, --max-price allows ${tokensOf(maxPrice)}.`,
            { price, maxPrice },
        );
    }
}

/** A perpetual license that is held or waits: the chain refuses to sell another. */
async function holdsForever(client: RegistryClient, address: string, name: string): Promise<boolean> {
    const license = (await client.licensesOf(address)).find((one) => one.name === name);

    return license?.grants.some(({ expiresAt }) => expiresAt === null) === true;
}

async function assertWanted(client: RegistryClient, name: string, licensee: string): Promise<void> {
    const { code } = await client.decision(name, licensee);

    if (code === "OWNER" || (await holdsForever(client, licensee, name))) {
        const why = code === "OWNER" ? "owns it" : "holds a license without end";
        throw new PurchaseError("LICENSE_NOT_NEEDED", `${licensee} needs no license of ${name}: it ${why}.`);
    }
}

async function planFull(
    client: RegistryClient,
    request: PurchaseRequest,
    { name, terms, owner }: PackageResource,
    sender: string | undefined,
): Promise<LicensePurchaseBuilder> {
    if (isFree(terms)) {
        throw new PurchaseError("FREE_PACKAGE", `${name} is free: it needs no license.`);
    }

    assertPrice(request, terms);
    const licensee = request.licensee ?? sender;

    if (licensee !== undefined) {
        await assertWanted(client, name, licensee);
    }

    // The chain wants no licensee where it is the sender.
    const gift = request.licensee === sender ? undefined : request.licensee;

    return new LicensePurchaseBuilder().full(name, terms, owner, gift);
}

async function planTrial(
    client: RegistryClient,
    { name, terms, owner }: PackageResource,
    sender: string | undefined,
): Promise<LicensePurchaseBuilder> {
    if (terms.trialPeriod === 0) {
        throw new PurchaseError("NO_TRIAL", `${name} grants no trial.`);
    }

    if (sender !== undefined) {
        const { code, nextSteps } = await client.decision(name, sender);
        const isOpen = nextSteps.some((step) => step.action === "purchase" && step.kind === "trial");

        // A valid license shows no next steps, whether the trial is open or not: then the chain judges.
        if (!isOpen && ["OWNER", "TRIAL", "TRIAL_EXPIRED", "EXPIRED", "FALLBACK", "LICENSE_REQUIRED"].includes(code)) {
            const message = `${sender} has no trial of ${name} left: a wallet gets one, and none after it has bought.`;
            throw new PurchaseError("NO_TRIAL", message, { decision: code });
        }
    }

    return new LicensePurchaseBuilder().trial(name, terms, owner);
}

const grantsOf = async (client: RegistryClient, address: string, name: string): Promise<readonly GrantResource[]> => {
    const license = (await client.licensesOf(address)).find((one) => one.name === name);

    return license ? [...license.grants, ...(license.trial ? [license.trial] : [])] : [];
};

async function planMove(
    client: RegistryClient,
    { name, licensee = "" }: PurchaseRequest,
    { owner }: PackageResource,
    sender: string | undefined,
): Promise<LicensePurchaseBuilder> {
    if (sender !== undefined) {
        const own = (await grantsOf(client, sender, name)).filter(({ kind }) => kind === "full");

        if (own.length === 0) {
            throw new PurchaseError("NOTHING_TO_MOVE", `${sender} holds no license of ${name} that could be moved.`);
        }

        if (own.some(({ transferable }) => !transferable)) {
            throw new PurchaseError("NOT_TRANSFERABLE", `The license of ${name} was sold for ${sender} alone.`);
        }
    }

    if (licensee === owner || (await grantsOf(client, licensee, name)).length > 0) {
        const why = licensee === owner ? "owns the package" : "holds or held a license of it";
        throw new PurchaseError("TARGET_HOLDS_LICENSE", `${licensee} ${why}: nothing can be moved there.`);
    }

    return new LicensePurchaseBuilder().move(name, licensee);
}

/**
 * Works out a purchase, and refuses what the chain would refuse.
 *
 * @param sender who pays, undefined if nobody has said
 * @throws PurchaseError; ClientError UNKNOWN_PLUGIN, HISTORY_UNAVAILABLE
 */
export async function planPurchase(
    client: RegistryClient,
    request: PurchaseRequest,
    sender: string | undefined,
): Promise<PurchasePlan> {
    const found = await publishedPackage(client, request.name);
    const licensee = request.licensee ?? sender;
    const plans = {
        full: () => planFull(client, request, found, sender),
        trial: () => planTrial(client, found, sender),
        move: () => planMove(client, request, found, sender),
    };
    const unsigned = await plans[request.kind]();
    const decision = licensee === undefined ? undefined : await client.decision(request.name, licensee);

    return { request, unsigned, terms: found.terms, owner: found.owner, licensee, decision };
}
