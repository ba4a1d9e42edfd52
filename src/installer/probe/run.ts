import { spawn } from "node:child_process";
import { extname, join } from "node:path";

import { CoreLocation } from "../core-location";
import { InstallerError } from "../errors";
import { ANSWER_MARK, ProbeAnswer, ProbeQuestion } from "./protocol";

/** How long plugins may take to be loaded, in milliseconds. */
const TIMEOUT = 120_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The line behind the last mark. */
const answerIn = (text: string): string | undefined => {
    const start = text.lastIndexOf(ANSWER_MARK);

    return start < 0 ? undefined : text.slice(start + ANSWER_MARK.length).trim();
};

/**
 * Asks a child process, in which Core and plugins are loaded.
 *
 * @param environment what the child sees beside NODE_PATH
 * @throws InstallerError APP_JSON_INVALID with what the child said, if it does not answer
 */
export function runProbe<A extends ProbeAnswer>(
    core: CoreLocation,
    question: ProbeQuestion,
    environment: Environment,
): Promise<A> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [join(__dirname, `child${extname(__filename)}`)], {
            env: { ...environment, NODE_PATH: core.nodePath },
            stdio: ["pipe", "pipe", "pipe"],
            timeout: TIMEOUT,
            killSignal: "SIGKILL",
        });
        let output = "";
        let errors = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-20_000)));
        child.once("error", reject);
        child.once("close", (code, signal) => {
            const answer = code === 0 ? answerIn(output) : undefined;

            if (answer !== undefined) {
                resolve(JSON.parse(answer) as A);
            } else {
                const reason = answerIn(errors) ?? (errors.trim().slice(-2000) || `it ended with ${signal ?? code}`);
                reject(
                    new InstallerError("APP_JSON_INVALID", `Core cannot load this: ${reason}. Nothing was changed.`),
                );
            }
        });
        child.stdin.on("error", () => undefined).end(JSON.stringify(question));
    });
}
