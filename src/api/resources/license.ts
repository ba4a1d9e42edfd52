import { Decision } from "../../catalogue";
import { timeOf, timeOrNull } from "../../chain-time";
import {
    address,
    arktoshi,
    count,
    describedAs,
    either,
    flag,
    listOf,
    named,
    oneOf,
    orNull,
    record,
    sha256,
    text,
} from "../../openapi";
import { NextStep, verdictCodes } from "../../verdict";
import { Grant, GrantList, LicenseState } from "../../wallet-attributes";
import { termsSchema } from "./asset";
import { timeSchema } from "./time";

/** How many full grants of one license a list shows; a wallet may hold any number of them. */
const GRANTS_SHOWN = 20;

const verdictFields = ({ valid, code, kind, version, startsAt, expiresAt }: Decision) => ({
    valid,
    code,
    kind,
    version,
    startsAt: timeOrNull(startsAt),
    expiresAt: timeOrNull(expiresAt),
});

export const decisionResource = (name: string, address: string, decision: Decision) => ({
    name,
    address,
    ...verdictFields(decision),
    chainTime: timeOf(decision.chainTime),
    height: decision.height,
    synced: decision.synced,
    terms: decision.terms,
    nextSteps: decision.nextSteps,
});

const grantResource = ({ kind, start, end, fallback, transferable, payer, transactionId }: Grant) => ({
    kind,
    startsAt: timeOf(start),
    expiresAt: timeOrNull(end),
    fallback,
    transferable,
    payer,
    transactionId,
});

function newestGrants(license: LicenseState | undefined): Grant[] {
    const grants: Grant[] = [];

    for (let list: GrantList | undefined = license?.full; list && grants.length < GRANTS_SHOWN; list = list.earlier) {
        grants.push(list.grant);
    }

    return grants;
}

/** A licensee's license of one package: the verdict for its latest version, and what it rests on. */
export const licenseResource = (
    name: string,
    address: string,
    decision: Decision,
    license: LicenseState | undefined,
) => ({
    name,
    address,
    ...verdictFields(decision),
    trial: license?.trial ? grantResource(license.trial) : null,
    grants: newestGrants(license).map(grantResource),
});

const kindSchema = oneOf("full", "trial");

export const decisionCodeSchema = named("DecisionCode", oneOf(...Object.keys(verdictCodes)));

const verdictProperties = {
    valid: describedAs("the wallet may use the version", flag),
    code: decisionCodeSchema,
    kind: describedAs("of the license that decided", orNull(kindSchema)),
    version: describedAs("the one asked for, else the latest", orNull(text)),
    startsAt: describedAs("of the license that decided", orNull(timeSchema)),
    expiresAt: describedAs("of the license that decided; null for a perpetual one, too", orNull(timeSchema)),
};

const purchaseStep = (action: string, kind: string) =>
    record<Exclude<NextStep, { action: "wait" }>>({
        action: oneOf(action),
        kind: oneOf(kind),
        name: text,
        amount: arktoshi,
        recipientId: address,
        fee: describedAs("the least, in arktoshi", arktoshi),
        terms: termsSchema,
    });

export const nextStepsSchema = describedAs(
    "transactions that the chain would take now",
    listOf(
        named(
            "NextStep",
            either(purchaseStep("purchase", "full"), purchaseStep("trial", "trial"), record({ action: oneOf("wait") })),
        ),
    ),
);

export const decisionSchema = named(
    "Decision",
    record<ReturnType<typeof decisionResource>>({
        name: text,
        address,
        ...verdictProperties,
        chainTime: timeSchema,
        height: count,
        synced: flag,
        terms: describedAs("the package's current ones; null if it is not published", orNull(termsSchema)),
        nextSteps: nextStepsSchema,
    }),
);

const grantSchema = named(
    "Grant",
    record<ReturnType<typeof grantResource>>({
        kind: kindSchema,
        startsAt: timeSchema,
        expiresAt: orNull(timeSchema),
        fallback: flag,
        transferable: flag,
        payer: address,
        transactionId: sha256,
    }),
);

export const licenseSchema = named(
    "License",
    record<ReturnType<typeof licenseResource>>({
        name: text,
        address,
        ...verdictProperties,
        trial: orNull(grantSchema),
        grants: describedAs(`full grants, newest first, at most ${GRANTS_SHOWN}`, listOf(grantSchema)),
    }),
);
