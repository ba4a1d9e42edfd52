import { RegistryError } from "../transactions";

/**
 * One record of state with all its former values, newest first. Nothing is ever changed in place, so wallets of all
 * repositories share entries, and undoing is dropping the newest: exact at any depth.
 */
export interface Entry<T> {
    readonly state: T;
    /** id of the transaction that appended this entry */
    readonly transactionId: string;
    /** 0 for a record's first entry */
    readonly position: number;
    readonly previous: Entry<T> | undefined;
}

export function append<T>(previous: Entry<T> | undefined, state: T, transactionId: string): Entry<T> {
    return { state, transactionId, position: previous ? previous.position + 1 : 0, previous };
}

/** @throws RegistryError ERR_STATE if the newest entry is not of `transactionId` */
export function assertNewest<T>(entry: Entry<T> | undefined, transactionId: string): asserts entry is Entry<T> {
    if (entry?.transactionId !== transactionId) {
        throw new RegistryError("ERR_STATE", `expected ${transactionId}, got ${entry?.transactionId ?? "nothing"}`);
    }
}
