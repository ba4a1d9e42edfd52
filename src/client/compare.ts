import { setTimeout as sleep } from "node:timers/promises";

import type { RegistryClient } from "./client";
import { ClientError } from "./errors";
import { StateResource } from "./resources";

/** How long two nodes are given to show the same height, and how often they are asked. */
const ATTEMPTS = 20;
const INTERVAL = 500;

async function atSameHeight(left: RegistryClient, right: RegistryClient): Promise<[StateResource, StateResource]> {
    for (let attempt = 0; ; attempt++) {
        const states = await Promise.all([left.state(), right.state()]);
        const [one, other] = states;

        if (one.height === other.height) {
            return states;
        }

        if (attempt >= ATTEMPTS) {
            throw new ClientError(
                "CHAIN_BEHIND",
                `${left.node} is at height ${one.height}, ${right.node} at ${other.height}: they cannot be compared.`,
                { node: one.height < other.height ? left.node : right.node },
            );
        }

        await sleep(INTERVAL);
    }
}

/**
 * That two nodes of one network hold the same registry, record by record, at the same height.
 *
 * @returns the state that both show
 * @throws ClientError NODES_DISAGREE, CHAIN_BEHIND
 */
export async function compareNodes(left: RegistryClient, right: RegistryClient): Promise<StateResource> {
    const [one, other] = await atSameHeight(left, right);
    const differing = (["configurationHash", "digest"] as const).find((key) => one[key] !== other[key]);

    if (differing !== undefined) {
        throw new ClientError(
            "NODES_DISAGREE",
            `At height ${one.height} ${left.node} and ${right.node} show different registries ` +
                `(${differing} ${one[differing]} and ${other[differing]}). Believe neither until you know which is right.`,
            { node: left.node, other: right.node, height: one.height },
        );
    }

    return one;
}
