import { Capabilities } from "../../../../src/runtime/mediation/capabilities";
import { Mediator } from "../../../../src/runtime/mediation/mediator";
import type { Run } from "../../../../src/runtime/process/run";
import { CancellationToken } from "../../../../src/runtime/rpc/connection";

const run = (methods: readonly string[] = []): Run =>
    ({ methods, connection: { request: async () => "answer", waitingBytes: 0 } }) as unknown as Run;

const none = {} as CancellationToken;
const grants = (calls: Record<string, string[]>) => ({ calls, events: [], routes: false });

describe("Mediator", () => {
    it("denies the capability of another connection", async () => {
        const mediator = new Mediator(new Map([["x", () => 1]]), 1000);
        const [owner, thief] = [run(), run()];
        mediator.open(owner, "@acme/owner", grants({ node: ["x"] }));
        mediator.open(thief, "@acme/thief", grants({ node: ["x"] }));
        const { capability } = (await mediator.request(owner, "capability", { target: "node" }, none)) as {
            capability: string;
        };

        expect(capability).toMatch(/^[0-9a-f]{64}$/);
        expect(await mediator.request(owner, "call", { capability, method: "x" }, none)).toBe(1);
        await expect(mediator.request(thief, "call", { capability, method: "x" }, none)).rejects.toMatchObject({
            code: "DENIED",
        });
    });

    it("revokes what a process had, and what others had on it, at its end", async () => {
        const mediator = new Mediator(new Map(), 1000);
        const [caller, target] = [run(), run(["m"])];
        mediator.open(caller, "@acme/caller", grants({ "@acme/target": ["m"] }));
        mediator.open(target, "@acme/target", grants({}));
        const ask = () => mediator.request(caller, "capability", { target: "@acme/target" }, none);
        const { capability } = (await ask()) as { capability: string };
        const call = () => mediator.request(caller, "call", { capability, method: "m" }, none);
        expect(await call()).toBe("answer");

        mediator.close(target);
        await expect(call()).rejects.toMatchObject({ code: "REVOKED" });
        await expect(ask()).rejects.toMatchObject({ code: "NOT_LOADED" });
        mediator.close(caller);
        await expect(ask()).rejects.toMatchObject({ code: "NOT_REGISTERED" });
    });

    it("bounds the calls of one module that are under way", async () => {
        const mediator = new Mediator(new Map([["x", () => new Promise(() => undefined)]]), 1000);
        const greedy = run();
        mediator.open(greedy, "@acme/greedy", grants({ node: ["x"] }));
        const { capability } = (await mediator.request(greedy, "capability", { target: "node" }, none)) as {
            capability: string;
        };
        const call = () => mediator.request(greedy, "call", { capability, method: "x" }, none);
        Array.from({ length: 256 }, () => void call());

        await expect(call()).rejects.toThrow("256 calls under way");
    });

    it.each([[null], ["x"], [[]], [{ capability: 1 }], [{ capability: "x" }]])(
        "refuses %j as params",
        async (params) => {
            const mediator = new Mediator(new Map(), 1000);
            const caller = run();
            mediator.open(caller, "@acme/caller", grants({}));

            await expect(mediator.request(caller, "call", params, none)).rejects.toMatchObject({
                code: "PARAMS_INVALID",
            });
        },
    );
});

describe("Capabilities", () => {
    it("gives the same one for the same target and process, and keeps no other", () => {
        const capabilities = new Capabilities();
        const [caller, target] = [run(), run()];
        const capability = { caller, target: "@acme/t", targetRun: target, methods: new Set(["m"]) };

        expect(capabilities.issue(capability)).toBe(capabilities.issue(capability));
        expect(capabilities.size).toBe(1);
        capabilities.revoke(target);
        expect(capabilities.size).toBe(0);
    });
});
