/** What happened when, in seconds since the faults began. */
export interface Event {
    readonly second: number;
    readonly text: string;
}

export class Timeline {
    public readonly events: Event[] = [];
    private readonly began = Date.now();

    public constructor(private readonly told: (line: string) => void) {}

    public note(text: string): void {
        const second = Math.round((Date.now() - this.began) / 1000);
        this.events.push({ second, text });
        this.told(`${String(second).padStart(5)} s  ${text}`);
    }
}
