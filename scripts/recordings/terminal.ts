import { spawn } from "node:child_process";

import { Cast, TERMINAL } from "./cast";

/** What is typed when a question is asked. */
export interface Answer {
    readonly to: RegExp;
    readonly type: string;
}

interface Run {
    /** As it is shown. */
    readonly command: string;
    readonly answers: readonly Answer[];
    readonly cwd: string;
    readonly environment: NodeJS.ProcessEnv;
}

/** Escape sequences that move the cursor or colour text. */
const SEQUENCES = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** How long somebody thinks before answering, in milliseconds. */
const THINKING = 900;

/** Runs a command at a terminal of its own, answers what it asks, and records what is seen. @returns its exit code */
export function record(cast: Cast, { command, answers, cwd, environment }: Run): Promise<number> {
    cast.type(command);
    const inside = `stty cols ${TERMINAL.width} rows ${TERMINAL.height}; ${command}`;
    const child = spawn("script", ["-qec", inside, "/dev/null"], { cwd, env: environment });
    const left = [...answers];
    let [pending, last] = ["", performance.now()];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
        const now = performance.now();
        cast.show(text, (now - last) / 1_000);
        last = now;
        pending += text.replace(SEQUENCES, "");
        const index = left.findIndex(({ to }) => to.test(pending));

        if (index >= 0) {
            const [answer] = left.splice(index, 1) as [Answer];
            pending = "";
            setTimeout(() => child.stdin.write(answer.type), THINKING);
        }
    });

    return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => {
            if (left.length > 0) {
                reject(new Error(`${command} never asked ${left.map(({ to }) => String(to)).join(", ")}: ${pending}`));
            } else {
                resolve(code ?? 1);
            }
        });
    });
}
