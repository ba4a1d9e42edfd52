import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

import { Budget } from "../budget";

/** Lines are written together: a file is opened, looked at and closed each time, while the node waits. */
const WRITE_MILLISECONDS = 100;

/** What is written beside a line's own text. */
const LINE_COST = 32;

export interface LogLimits {
    /** Longest line, in characters; the rest of it is dropped. */
    readonly lineLength: number;
    /** Lines that are kept in memory. */
    readonly lines: number;
    /** A module that writes more is made to wait. */
    readonly bytesPerSecond: number;
    /** Size at which the file becomes `<file>.1`, and the former one is gone. */
    readonly fileBytes: number;
}

const LOG_LIMITS: LogLimits = { lineLength: 2000, lines: 200, bytesPerSecond: 262_144, fileBytes: 1_048_576 };

/** A module's last words and its log file, both bounded; it outlives the module's processes. */
export class BoundedLog {
    private readonly kept: string[] = [];
    private readonly told: Budget;
    private unwritten = "";
    private writing: NodeJS.Timeout | undefined;

    /** @param file absent: only memory */
    public constructor(
        private readonly file: string | undefined,
        private readonly limits: LogLimits = LOG_LIMITS,
    ) {
        this.told = new Budget(limits.bytesPerSecond);
    }

    /** @param count how many, the last ones */
    public last(count: number): string[] {
        return count > 0 ? this.kept.slice(-count) : [];
    }

    /** @param source `out`, `err`, `log` or `manager` */
    public add(source: string, texts: readonly string[]): void {
        const time = new Date().toISOString();
        const { lines, lineLength } = this.limits;
        const added = texts.map((text) => `${time} ${source}: ${printable(text.slice(0, lineLength))}`);
        this.kept.push(...added);
        this.kept.splice(0, this.kept.length - lines);
        this.write(added.map((line) => `${line}\n`).join(""));
    }

    /** What a module tells by message; nobody can make it wait, so what is too much is dropped. */
    public tell(level: string, message: string): void {
        const lines = message.split("\n", this.limits.lines);

        if (this.told.spend(message.length + lines.length * LINE_COST) === 0) {
            this.add(level, lines);
        }
    }

    /** Reads a process's output as lines, no faster than the limit. */
    public follow(source: string, stream: Readable): void {
        const decoder = new StringDecoder("utf8");
        let rest = "";
        const slowDown = this.brakeOf(stream);
        stream.on("data", (chunk: Buffer) => {
            const lines = (rest + decoder.write(chunk)).split("\n");
            // The rest of a line that never ends is not collected.
            rest = (lines.pop() as string).slice(0, this.limits.lineLength);

            if (lines.length > 0) {
                this.add(source, lines);
            }

            slowDown(chunk.length + lines.length * LINE_COST);
        });
        stream.on("close", () => rest !== "" && this.add(source, [rest]));
        stream.on("error", () => undefined);
    }

    /** Writes what is still to be written to the file. */
    public flush(): void {
        const text = this.unwritten;
        clearTimeout(this.writing);
        this.writing = undefined;
        this.unwritten = "";

        if (this.file === undefined || text === "") {
            return;
        }

        try {
            mkdirSync(dirname(this.file), { recursive: true });

            if ((statSync(this.file, { throwIfNoEntry: false })?.size ?? 0) + text.length > this.limits.fileBytes) {
                renameSync(this.file, `${this.file}.1`);
            }

            appendFileSync(this.file, text, { mode: 0o600 });
        } catch {
            // A full disk must not stop a node for a module's log; memory still has the last lines.
        }
    }

    private brakeOf(stream: Readable): (cost: number) => void {
        const budget = new Budget(this.limits.bytesPerSecond);

        return (cost) => {
            const pause = budget.spend(cost);

            if (pause > 0) {
                stream.pause();
                setTimeout(() => stream.resume(), pause).unref();
            }
        };
    }

    private write(text: string): void {
        this.unwritten += text;
        this.writing ??= setTimeout(() => this.flush(), WRITE_MILLISECONDS);
    }
}

/** Control characters could rewrite the terminal of whoever reads a log. */
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
