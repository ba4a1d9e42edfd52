import { LicensesController } from "../../../src/api/controllers/licenses";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;
let api: TestApi;

beforeAll(async () => {
    useRegistryNetwork();
    chain = await TestChain.start();
    api = await TestApi.start(chain);
});

const DECISIONS = "/plugins/licenses/decisions";
const json = { "content-type": "application/json" };

it.each([
    ["GET", "/plugins/a/b/c/d", {}, 404, "UNKNOWN_ROUTE"],
    ["GET", "/plugins/@a/b/nothing", {}, 404, "UNKNOWN_ROUTE"],
    ["GET", "/vendors", {}, 404, "UNKNOWN_ROUTE"],
    ["GET", "/wallets/me/licenses/more", {}, 404, "UNKNOWN_ROUTE"],
    ["DELETE", "/plugins", {}, 404, "UNKNOWN_ROUTE"],
    ["GET", DECISIONS, {}, 404, "UNKNOWN_ROUTE"],
    ["POST", DECISIONS, { headers: json, payload: "{" }, 400, "MALFORMED_REQUEST"],
    ["POST", DECISIONS, { headers: json, payload: '{"__proto__":{"a":1}}' }, 400, "MALFORMED_REQUEST"],
    ["POST", DECISIONS, { headers: json, payload: " ".repeat(65 * 1024) }, 413, "BODY_TOO_LARGE"],
    ["POST", DECISIONS, { headers: { "content-type": "text/plain" }, payload: "x" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    [
        "POST",
        DECISIONS,
        { headers: { "content-type": "application/xml" }, payload: "x" },
        415,
        "UNSUPPORTED_MEDIA_TYPE",
    ],
    ["POST", DECISIONS, { headers: json, payload: "" }, 422, "INVALID_REQUEST"],
    ["POST", DECISIONS, { headers: json, payload: "[]" }, 422, "INVALID_REQUEST"],
    ["POST", DECISIONS, { headers: json, payload: "null" }, 422, "INVALID_REQUEST"],
    ["GET", "/plugins?a=1", {}, 422, "INVALID_REQUEST"],
])("%s %s %o is %i %s", async (method, path, options, status, code) => {
    const answer = await api.request(path, { method, ...options });

    expect(answer).toMatchObject({ status, body: { statusCode: status, code } });
    expect(Object.keys(answer.body).sort()).toEqual(["code", "error", "message", "statusCode"]);
});

it("leaves Core's own errors as they are", async () => {
    for (const path of ["/nothing", "/blocks/1/2/3", "/wallets/nobody/nothing"]) {
        expect((await api.get(path)).body).toEqual({ statusCode: 404, error: "Not Found", message: "Not Found" });
    }
});

it("marks Core's rate limit, and keeps its headers", async () => {
    const limited = await TestApi.start(await chain.bootstrapped(), {
        rateLimit: { enabled: true, points: 1, duration: 60, whitelist: [], blacklist: [] },
    });
    await limited.get("/plugins/state");

    expect(await limited.get("/plugins/state")).toMatchObject({
        status: 429,
        body: { statusCode: 429, code: "TOO_MANY_REQUESTS" },
        headers: { "x-ratelimit-limit": "1", "x-ratelimit-remaining": "0" },
    });
});

it("marks Core's whitelist", async () => {
    const closed = await TestApi.start(await chain.bootstrapped(), { whitelist: ["10.0.0.1"] });

    expect(await closed.get("/plugins/state")).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
});

it("says of a fault no more than that it is one", async () => {
    const fault = jest.spyOn(LicensesController.prototype, "decideAll").mockRejectedValue(new Error("secret"));

    try {
        const { status, body } = await api.post(DECISIONS, {
            questions: [{ name: "x", address: "AGeYmgbg2LgGxRW2vNNJvQ88PknEJsYizC" }],
        });
        expect({ status, code: body.code }).toEqual({ status: 500, code: "INTERNAL_ERROR" });
        expect(JSON.stringify(body)).not.toContain("secret");
    } finally {
        fault.mockRestore();
    }
});

it("lets pages of any origin read answers, errors too, as Core's routes do", async () => {
    const headers = { origin: "https://shop.example" };
    const allowed = async (path: string) => (await api.get(path, { headers })).headers["access-control-allow-origin"];

    expect(
        await Promise.all(["/node/status", "/plugins/state", "/plugins/@acme/pkg", "/plugins?a=1"].map(allowed)),
    ).toEqual(Array(4).fill(headers.origin));
});
