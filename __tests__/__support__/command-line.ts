import { Output, Prompts } from "../../src/cli/command";

const nothing = (): void => undefined;
const noAnswer = async (): Promise<undefined> => undefined;

/** An output that shows nothing; tests replace what they look at. */
export const silent: Output = {
    line: nothing,
    json: nothing,
    warn: nothing,
    progress: nothing,
    failure: nothing,
    end: nothing,
};

/** A terminal at which nobody sits. */
export const nobody: Prompts = { confirm: noAnswer, secret: noAnswer, text: noAnswer, select: noAnswer };
