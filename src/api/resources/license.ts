import { Decision } from "../../catalogue";
import { timeOf, timeOrNull } from "../../chain-time";
import { Grant, GrantList, LicenseState } from "../../wallet-attributes";

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

const grantResource = ({ kind, start, end, ...rest }: Grant) => ({
    kind,
    startsAt: timeOf(start),
    expiresAt: timeOrNull(end),
    ...rest,
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
