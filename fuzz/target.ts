import { Random } from "../simulation/random";

/** Something that must not happen, whatever the input. */
export class Finding extends Error {
    public override readonly name = "Finding";
}

/** What is fuzzed: how its inputs are made, and what must hold for each of them. Inputs are texts: hexadecimal or JSON. */
export interface Target {
    readonly summary: string;
    /** valid inputs to begin with, some thousand; the same for the same seed */
    seeds(seed: number): string[];
    mutate(input: string, other: string, random: Random): string;
    /** @throws Finding, or any error that is not a refusal */
    run(input: string): void;
}

export function demand(what: string, holds: boolean): void {
    if (!holds) {
        throw new Finding(what);
    }
}
