/** Modules that were ended because one that they need is down, and follow when that is back. */
export class Waiting {
    private readonly awaited = new Map<string, string>();

    /** Whoever waits for another one already goes on waiting for that one. */
    public add(name: string, needed: string): void {
        if (!this.awaited.has(name)) {
            this.awaited.set(name, needed);
        }
    }

    public remove(name: string): void {
        this.awaited.delete(name);
    }

    public clear(): void {
        this.awaited.clear();
    }

    /** Names of those that wait for a module, in the order in which they were ended. */
    public for(needed: string): string[] {
        return [...this.awaited].filter(([, awaited]) => awaited === needed).map(([name]) => name);
    }
}
