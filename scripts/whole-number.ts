import { InvalidArgumentError } from "commander";

/** Commander's parser of a flag's value that is a whole number, `least` or more. */
export const wholeNumber =
    (least: number) =>
    (text: string): number => {
        const value = Number(text);

        if (!Number.isSafeInteger(value) || value < least) {
            throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
        }

        return value;
    };
