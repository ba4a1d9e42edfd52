import type { RegistryClient, WaitOptions } from "../client";
import { assertBalance, Journal, resume, send, Sender, Sent, signInPlace } from "../signing";
import { planPurchase, PurchasePlan, PurchaseRequest, purchaseSubject } from "./plan";

export interface PurchaseOptions {
    readonly journal: Journal;
    /** asked once all is checked and before anything is signed */
    readonly agree: (plan: PurchasePlan) => Promise<boolean>;
    readonly wait?: WaitOptions;
}

/**
 * Buys, tries or moves a license, from the plan to the block. A run that was cut off is taken up where it was: nothing
 * is paid twice. For wallets of one key; participants of a multisignature wallet exchange files instead.
 *
 * @returns undefined if the buyer did not agree
 * @throws PurchaseError, SigningError, ClientError
 */
export function purchase(
    client: RegistryClient,
    sender: Sender,
    request: PurchaseRequest,
    { journal, agree, wait }: PurchaseOptions,
): Promise<Sent | undefined> {
    const subject = purchaseSubject(request, sender.address);

    return journal.exclusively(sender.address, async () => {
        const former = await resume(client, journal, subject, wait);

        if (former) {
            return former;
        }

        const plan = await planPurchase(client, request, sender.address);
        assertBalance(sender, plan.unsigned);

        if (!(await agree(plan))) {
            return undefined;
        }

        const { transaction } = await signInPlace(client, journal, subject, sender, plan.unsigned);

        return send(client, journal, { subject, transaction }, wait);
    });
}
