import { Interfaces } from "@arkecosystem/crypto";

import { timeOf } from "../chain-time";
import { RegistryEvent } from "../events";
import { vendorOf } from "../transactions";
import { LicenseState } from "../wallet-attributes";
import { License } from "./due-licenses";
import { Stage } from "./told";

const expiryEvents: Readonly<Record<Stage, string>> = {
    expiring: "license.expiring",
    expired: "license.expired",
};

/** What a license's end is told with; the fields that events of transactions have too mean the same here. */
export function expiryEvent(
    stage: Stage,
    { licensee, name, end }: License,
    block: Interfaces.IBlockData,
    { license, owner }: { license: LicenseState | undefined; owner: string | undefined },
): RegistryEvent {
    const full = license?.full?.grant;
    const last = full?.end === end ? full : license?.trial;

    return {
        event: expiryEvents[stage],
        reverted: false,
        blockId: block.id ?? null,
        height: block.height,
        chainTime: timeOf(block.timestamp),
        vendor: vendorOf(name),
        owner: owner ?? null,
        name,
        licensee,
        kind: last?.kind ?? null,
        expiresAt: timeOf(end),
        fallback: last?.fallback ?? false,
    };
}
