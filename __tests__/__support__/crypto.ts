import { Identities, Interfaces, Managers, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import { registerTransactions } from "../../src/transactions";

/** Any height of testnet from which version 2 transactions are valid. */
const HEIGHT = 2;

export const PASSPHRASE = "this is a top secret passphrase";

/** Addresses of testnet; the n-th belongs to the passphrase `wallet n`. */
export const addressOf = (n: number): string => Identities.Address.fromPassphrase(`wallet ${n}`, 23);

export const byBytes = (left: string, right: string): number =>
    Buffer.compare(Identities.Address.toBuffer(left).addressBuffer, Identities.Address.toBuffer(right).addressBuffer);

/** Configures testnet and, once per test file, registers both types as a pool worker does. */
export function useTestnet(): void {
    Managers.configManager.setFromPreset("testnet");
    Managers.configManager.setHeight(HEIGHT);
    registerTransactions();
}

/** Runs `body` on a testnet with more milestones, then restores it. */
export function withMilestones<T>(milestones: readonly { height: number; [key: string]: unknown }[], body: () => T): T {
    const preset = Managers.configManager.getPreset("testnet");
    Managers.configManager.setConfig({
        ...preset,
        milestones: [...preset.milestones, ...milestones] as typeof preset.milestones,
    });
    Managers.configManager.setHeight(HEIGHT);

    try {
        return body();
    } finally {
        useTestnet();
    }
}

/** The message of what `body` throws; fails when it does not throw an Error. */
export function messageOf(body: () => unknown): string {
    try {
        body();
    } catch (error) {
        if (error instanceof Error || (error as Error | undefined)?.stack) {
            return (error as Error).message;
        }

        throw new Error(`threw ${String(error)}, which is not an Error`, { cause: error });
    }

    throw new Error("nothing was thrown");
}

export const fromBytes = (bytes: Buffer): Interfaces.ITransaction =>
    CoreTransactions.TransactionFactory.fromBytes(bytes);

export const fromJson = (json: unknown): Interfaces.ITransaction =>
    CoreTransactions.TransactionFactory.fromJson(json as Interfaces.ITransactionJson);
