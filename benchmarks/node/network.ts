import { Managers } from "@arkecosystem/crypto";

import { useRegistryNetwork } from "../../__tests__/__support__/test-chain";

/** Mainnet's largest block, in bytes. */
const MAX_PAYLOAD = 2_097_152;

/** A network with both types active from the start, whose blocks may hold this many transactions. */
export function useBenchNetwork(maxTransactions: number): void {
    useRegistryNetwork();
    const { milestones, ...rest } = Managers.configManager.all() as unknown as { milestones: { block: object }[] };
    const [first] = milestones as [{ block: object }];
    const block = { ...first.block, version: 0, maxTransactions, maxPayload: MAX_PAYLOAD };
    Managers.configManager.setConfig({ ...rest, milestones: [{ ...first, block }] } as never);
    Managers.configManager.setHeight(2);
}
