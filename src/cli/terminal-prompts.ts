import type { PromptObject } from "prompts";

import { InterruptedError, Output, Prompts } from "./command";

type Question = Omit<PromptObject, "name">;

const someoneIsThere = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Asks on standard error, so that standard output stays what the command prints. */
async function ask(output: Output, question: Question): Promise<unknown> {
    output.end();
    // The library is loaded when there is a question: most commands ask none.
    const { default: prompts } = await import("prompts");
    const answers = await prompts(
        { ...question, name: "answer", stdout: process.stderr },
        {
            onCancel: () => {
                throw new InterruptedError();
            },
        },
    );

    return answers["answer"];
}

/** @param json `--json` was given: only secrets are asked for */
export function terminalPrompts(output: Output, json: boolean): Prompts {
    const unless = async <T>(silent: boolean, question: Question): Promise<T | undefined> =>
        silent || !someoneIsThere() ? undefined : ((await ask(output, question)) as T);

    return {
        confirm: (message) => unless(json, { type: "confirm", message, initial: false }),
        secret: (message) => unless(false, { type: "invisible", message }),
        text: (message, initial) => unless(json, { type: "text", message, ...(initial !== undefined && { initial }) }),
        select: (message, choices) =>
            unless(json, {
                type: "select",
                message,
                choices: choices.map((value) => ({ title: value, value })),
            }),
    };
}
