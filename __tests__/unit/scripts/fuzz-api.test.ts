import { fuzzedApi, samplesOfChain } from "../../../scripts/fuzz-api/chain";
import { fuzz, FuzzReport } from "../../../scripts/fuzz-api/fuzz";
import { faultOf } from "../../../scripts/fuzz-api/judge";
import { LicensesController } from "../../../src/api/controllers/licenses";
import { TestApi } from "../../__support__/api";

let api: TestApi;

beforeAll(async () => {
    api = await fuzzedApi();
});

const run = (cases: number): Promise<FuzzReport> => fuzz(api, { seed: 1, cases, samples: samplesOfChain() });

it("no request of a fixed seed gets an answer that it must not get, and nothing has changed by it", async () => {
    const before = await api.get("/plugins/@acme/weather");
    const { faults, statuses } = await run(500);

    expect(faults).toEqual([]);
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(["200", "400", "404", "415", "422"]));
    expect(statuses[200]).toBeGreaterThan(50);
    expect((await api.get("/plugins/@acme/weather")).text).toBe(before.text);
}, 180_000);

it("finds a route that fails", async () => {
    const broken = jest.spyOn(LicensesController.prototype, "decide").mockImplementation(() => {
        throw new Error("broken");
    });

    try {
        expect((await run(1_000)).faults.map(({ what }) => what)).toContain("500 INTERNAL_ERROR");
    } finally {
        broken.mockRestore();
    }
}, 180_000);

it.each<[string, Parameters<typeof faultOf>[0]]>([
    ["503 SERVICE_UNAVAILABLE", { status: 503, text: "{}", body: { code: "SERVICE_UNAVAILABLE" } }],
    ["404 without a code", { status: 404, text: "{}", body: {} }],
    ["101 entries at once", { status: 200, text: "", body: { data: Array(101).fill(1) } }],
    ["an answer of 2000001 bytes", { status: 200, text: "a".repeat(2_000_001), body: {} }],
])("calls %s a fault", (what, answer) => {
    expect(faultOf(answer)).toBe(what);
});

it("calls a changed prototype a fault", () => {
    const answer = { status: 200, text: "", body: {} };
    expect(faultOf(answer)).toBeUndefined();
    Object.defineProperty(Object.prototype, "polluted", { value: 1, configurable: true });

    try {
        expect(faultOf(answer)).toBe("a prototype has changed");
    } finally {
        Reflect.deleteProperty(Object.prototype, "polluted");
    }
});
