import { PassThrough } from "node:stream";

import { InterruptedError, UsageError } from "../../../src/cli/command";
import { exitCodeOf, failureOf } from "../../../src/cli/exit-codes";
import { outputTo } from "../../../src/cli/output";

function streams(isTTY: boolean) {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const read = (stream: PassThrough): string => String(stream.read() ?? "");

    return { streams: { stdout, stderr: Object.assign(stderr, { isTTY }) }, read: () => [read(stdout), read(stderr)] };
}

describe("outputTo", () => {
    it("writes lines for people, and no documents", () => {
        const { streams: given, read } = streams(false);
        const output = outputTo(given, false);
        output.line("done");
        output.json({ done: true });
        output.progress("packing");
        output.progress("packing");
        output.progress("uploading");
        output.failure({ code: "X", message: "it failed" });

        expect(read()).toEqual(["done\n", "packing\nuploading\nit failed\n"]);
    });

    it("with --json writes one document and nothing else on standard output", () => {
        const { streams: given, read } = streams(false);
        const output = outputTo(given, true);
        output.line("done");
        output.progress("packing");
        output.json({ done: true });
        const [out, err] = read();

        expect(JSON.parse(out!)).toEqual({ done: true });
        expect(err).toBe("");
    });

    it("with --json writes a failure as the document", () => {
        const { streams: given, read } = streams(false);
        outputTo(given, true).failure(failureOf(Object.assign(new Error("it failed"), { code: "X" })));

        expect(JSON.parse(read()[0]!)).toEqual({ error: { code: "X", message: "it failed" } });
    });

    it("on a terminal replaces the line of progress, and takes it away before anything else is said", () => {
        const { streams: given, read } = streams(true);
        const output = outputTo(given, false);
        output.progress("packing");
        output.line("done");
        const [out, err] = read();

        expect(out).toBe("done\n");
        expect(err).toMatch(/^\r\x1b\[K\S packing\r\x1b\[K$/);
    });
});

describe("exitCodeOf", () => {
    it.each([
        [new UsageError("no"), 2],
        [new InterruptedError(), 130],
        [new Error("whatever"), 1],
        ["a thrown text", 1],
        [Object.assign(new Error("no"), { code: "CHAIN_BEHIND" }), 5],
        [Object.assign(new Error("no"), { code: "TRANSACTION_REFUSED" }), 4],
    ])("%s: %i", (error, code) => {
        expect(exitCodeOf(error)).toBe(code);
    });
});
