/** Size of the terminal that is recorded, in characters. */
export const TERMINAL = { width: 104, height: 30 } as const;
/** Seconds. Nobody wants to watch a block being waited for. */
const LONGEST_PAUSE = 1.2;
const TYPING = 0.035;

/** A spinner's frame: the text behind it is what matters. */
const SPINNER = /\r\u001b\[K[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] ([^\r\n]*)/g;

/**
 * Collects what was shown and when, without what belongs to the machine that it was recorded on; as a string, a file in
 * asciicast v2 format.
 */
export class Cast {
    private readonly events: (readonly [time: number, kind: "o", text: string])[] = [];
    private time = 0;
    private spinning = "";

    /** @param replacements of paths and addresses, by what stands for them */
    public constructor(private readonly replacements: Readonly<Record<string, string>>) {}

    /** A prompt with a command that somebody types. */
    public type(command: string): void {
        this.show("\u001b[32m$\u001b[0m ", 0.6);
        [...command].forEach((character) => this.show(character, TYPING));
        this.show("\r\n", 0.4);
    }

    /** @param after seconds after what was shown before */
    public show(text: string, after: number): void {
        const shown = this.withoutSpinning(this.withoutMachine(text));
        this.time += Math.min(after, LONGEST_PAUSE);

        if (shown !== "") {
            this.events.push([Number(this.time.toFixed(3)), "o", shown]);
        }
    }

    public toString(): string {
        const header = { version: 2, ...TERMINAL, env: { TERM: "xterm-256color" } };
        const end = [Number((this.time + 4).toFixed(3)), "o", ""];

        return [header, ...this.events, end].map((line) => JSON.stringify(line)).join("\n");
    }

    private withoutMachine(text: string): string {
        return Object.entries(this.replacements).reduce((all, [found, stands]) => all.replaceAll(found, stands), text);
    }

    /** Of a spinner that turns only its first frame. */
    private withoutSpinning(text: string): string {
        return text.replace(SPINNER, (frame, label: string) => {
            const isSame = label === this.spinning;
            this.spinning = label;

            return isSame ? "" : frame;
        });
    }
}
