import { readCorpus } from "../../../fuzz/corpus";
import { Fuzzer, Report } from "../../../fuzz/fuzzer";
import { demand, Target } from "../../../fuzz/target";
import { targetNames, targets } from "../../../fuzz/targets";
import { useSimulatedNetwork } from "../../../simulation/network";
import { registerTransactions } from "../../../src/transactions";

const fuzz = (target: Target, inputs: number, corpus: readonly string[] = []): Report =>
    new Fuzzer(target, { seconds: 60, inputs, seed: 7 }, corpus, () => undefined).run();

beforeAll(() => {
    useSimulatedNetwork();
    registerTransactions();
});

describe.each(targetNames)("%s", (name) => {
    it("holds for the corpus", () => {
        expect(() => readCorpus(name).forEach((input) => targets[name].run(input))).not.toThrow();
    });

    it("holds for inputs made and changed at random", () => {
        const { inputs, failure } = fuzz(targets[name], 6_000, readCorpus(name));

        expect(failure).toBeUndefined();
        expect(inputs).toBeGreaterThanOrEqual(6_000);
    }, 60_000);
});

describe("what the fuzzer finds", () => {
    const target = (run: Target["run"]): Target => ({
        summary: "digits",
        seeds: () => ["0"],
        mutate: (input, _, random) => `${Number(input) + random.integer(100)}`,
        run,
    });

    it("an input for which something does not hold", () => {
        const { failure } = fuzz(
            target((input) => demand("has a seven", !input.includes("7"))),
            5_000,
        );

        expect(failure).toMatchObject({ input: expect.stringContaining("7") as string, message: "has a seven" });
    });

    it("an error that is no refusal", () => {
        const { failure } = fuzz(
            target((input) => void JSON.parse(input === "13" ? "{" : input)),
            5_000,
        );

        expect(failure).toMatchObject({ input: "13", message: expect.stringContaining("SyntaxError") as string });
    });

    it("an input that takes longer than 50 ms", () => {
        const spin = (ms: number): void => {
            for (const end = performance.now() + ms; performance.now() < end;);
        };
        const { failure } = fuzz(
            target((input) => spin(input === "21" ? 80 : 0)),
            5_000,
        );

        expect(failure).toMatchObject({ input: "21", message: expect.stringMatching(/^took \d+ ms$/) as string });
    });

    it("a property that all objects have from then on", () => {
        const prototype = Object.prototype as Record<string, unknown>;

        try {
            const { failure } = fuzz(
                target((input) => {
                    if (input === "34") {
                        Object.defineProperty(prototype, "polluted", { value: 1, configurable: true });
                    }
                }),
                5_000,
            );
            expect(failure).toEqual({ input: "34", message: "Object.prototype has changed" });
        } finally {
            delete prototype["polluted"];
        }
    });

    it("the same inputs for the same seed", () => {
        const seen = [0, 1].map(() => {
            const inputs: string[] = [];
            fuzz(
                target((input) => void inputs.push(input)),
                3_000,
            );
            return inputs;
        });

        expect(seen[0]).toEqual(seen[1]);
    });
});
