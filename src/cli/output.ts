import { Output } from "./command";

/** Standard output and error, or what tests put in their place. */
export interface Streams {
    readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
    readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const CLEAR_LINE = "\r\x1b[K";

/** The one line at the bottom of a terminal that moves while something goes on. */
class ProgressLine {
    private text: string | undefined;
    private frame = 0;
    private timer: NodeJS.Timeout | undefined;

    public constructor(private readonly stream: NodeJS.WritableStream) {}

    public show(text: string): void {
        this.text = text;
        this.draw();
        this.timer ??= setInterval(() => this.draw(), FRAME_MS).unref();
    }

    public clear(): void {
        clearInterval(this.timer);
        this.timer = undefined;

        if (this.text !== undefined) {
            this.stream.write(CLEAR_LINE);
            this.text = undefined;
        }
    }

    private draw(): void {
        this.frame = (this.frame + 1) % FRAMES.length;
        this.stream.write(`${CLEAR_LINE}${FRAMES[this.frame]} ${this.text}`);
    }
}

function progressOn({ stderr }: Streams): { show(text: string): void; clear(): void } {
    if (stderr.isTTY === true && process.env.TERM !== "dumb") {
        return new ProgressLine(stderr);
    }

    let last: string | undefined;

    return {
        show: (text) => {
            if (text !== last) {
                stderr.write(`${text}\n`);
            }

            last = text;
        },
        clear: () => undefined,
    };
}

/** @param json `--json` was given: standard output is for the one document */
export function outputTo(streams: Streams, json: boolean): Output {
    const progress = progressOn(streams);
    const write = (stream: NodeJS.WritableStream, text: string): void => {
        progress.clear();
        stream.write(`${text}\n`);
    };
    const document = (value: unknown): void => write(streams.stdout, JSON.stringify(value, undefined, 2));

    return {
        line: (text) => (json ? undefined : write(streams.stdout, text)),
        json: (value) => (json ? document(value) : undefined),
        warn: (text) => write(streams.stderr, text),
        progress: (text) => (json ? undefined : progress.show(text)),
        failure: (failure) => (json ? document({ error: failure }) : write(streams.stderr, failure.message)),
        end: () => progress.clear(),
    };
}
