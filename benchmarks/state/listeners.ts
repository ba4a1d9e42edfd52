import { RegistryChange, RegistryListener } from "../../src/handlers";

/** Keeps all changes, to tell them to others. */
export class ChangeRecorder implements RegistryListener {
    public readonly changes: RegistryChange[] = [];

    public reset(): void {
        this.changes.length = 0;
    }

    public applied(change: RegistryChange): void {
        this.changes.push(change);
    }

    public reverted(): void {
        this.changes.pop();
    }
}

/** Keeps nothing. */
export const deaf: RegistryListener = {
    reset: () => undefined,
    applied: () => undefined,
    reverted: () => undefined,
};
