import { Managers } from "@arkecosystem/crypto";

/**
 * Testnet with all of its milestones and `aip35` in force from height 1. Blocks may hold 1,000 transactions, because
 * Core sizes the buffer that it writes a transaction to by it.
 */
export function useSimulatedNetwork(): void {
    const preset = Managers.configManager.getPreset("testnet");
    const all = Object.assign({}, ...preset.milestones) as { block: object };
    const milestone = { ...all, height: 1, aip35: true, aip37: true, block: { ...all.block, maxTransactions: 1000 } };
    Managers.configManager.setConfig({ ...preset, milestones: [milestone] } as never);
    Managers.configManager.setHeight(2);
}
