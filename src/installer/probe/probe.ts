import { ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";

import { isObject } from "../../json-object";
import { CoreLocation } from "../core-location";
import { InstallerError } from "../errors";
import { ANSWER_MARK, ProbeAnswers, ProbeQuestion, ProbeReply } from "./protocol";
import { shadowEnvironment } from "./shadow";

/** How long plugins may take to be loaded, in milliseconds. */
const TIMEOUT = 120_000;

type Environment = Readonly<Record<string, string | undefined>>;
type Kind = ProbeQuestion["kind"];

interface Waiting {
    resolve(answer: unknown): void;
    reject(error: Error): void;
    readonly timer: NodeJS.Timeout;
}

const cannotLoad = (reason: string): InstallerError =>
    new InstallerError("APP_JSON_INVALID", `Core cannot load this: ${reason}. Nothing was changed.`);

/** A plugin may print what looks like an answer. */
function replyIn(text: string): ProbeReply {
    try {
        const reply: unknown = JSON.parse(text);

        return isObject(reply) ? (reply as ProbeReply) : { failure: "a plugin answered instead of Core" };
    } catch {
        return { failure: "a plugin answered instead of Core" };
    }
}

/**
 * A child process in which Core and plugins are loaded, so that Core is loaded once for all questions of a run. It
 * starts with the first question.
 */
export class Probe {
    private child: ChildProcessWithoutNullStreams | undefined;
    private readonly waiting: Waiting[] = [];
    private errors = "";

    /**
     * @param directory where the folders are built that Core finds there
     * @param environment what the child sees beside NODE_PATH and the paths of those folders
     */
    public constructor(
        private readonly core: CoreLocation,
        public readonly directory: string,
        private readonly environment: Environment,
    ) {}

    /** @throws InstallerError APP_JSON_INVALID with what the child said, if it does not answer */
    public ask<K extends Kind>(question: Extract<ProbeQuestion, { kind: K }>): Promise<ProbeAnswers[K]> {
        const child = (this.child ??= this.start());

        return new Promise<ProbeAnswers[K]>((resolve, reject) => {
            const timer = setTimeout(() => child.kill("SIGKILL"), TIMEOUT);
            this.waiting.push({ resolve: (answer) => resolve(answer as ProbeAnswers[K]), reject, timer });
            child.stdin.write(`${JSON.stringify(question)}\n`);
        });
    }

    /** Ends the child, whatever plugins hold it with. */
    public close(): void {
        this.child?.kill("SIGKILL");
    }

    private start(): ChildProcessWithoutNullStreams {
        const child = spawn(process.execPath, [join(__dirname, `child${extname(__filename)}`)], {
            env: { ...this.environment, ...shadowEnvironment(this.directory), NODE_PATH: this.core.nodePath },
            stdio: ["pipe", "pipe", "pipe"],
        });
        child.stdin.on("error", () => undefined);
        child.stderr
            .setEncoding("utf8")
            .on("data", (text: string) => (this.errors = (this.errors + text).slice(-20_000)));
        createInterface({ input: child.stdout }).on("line", (line) => this.read(line));
        child.once("error", (error) => this.end(error));
        child.once("close", (code, signal) =>
            this.end(cannotLoad(this.errors.trim().slice(-2000) || `it ended with ${signal ?? code}`)),
        );

        return child;
    }

    private read(line: string): void {
        const waiting = line.startsWith(ANSWER_MARK) ? this.waiting.shift() : undefined;

        if (waiting) {
            clearTimeout(waiting.timer);
            const reply = replyIn(line.slice(ANSWER_MARK.length));

            if ("failure" in reply) {
                waiting.reject(cannotLoad(reply.failure));
            } else {
                waiting.resolve(reply.answer);
            }
        }
    }

    /** What is asked next starts another child. */
    private end(reason: Error): void {
        this.child = undefined;

        for (const { reject, timer } of this.waiting.splice(0)) {
            clearTimeout(timer);
            reject(reason);
        }
    }
}
