import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { version } from "../../../package.json";
import { routes } from "../../../src/api/routes";
import { ApiServices } from "../../../src/api/services";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const asset = (file: string) => `/plugins/reference/${version}/${file}`;

let api: TestApi;

beforeAll(async () => {
    useRegistryNetwork();
    api = await TestApi.start(await TestChain.start());
});

it("serves the document that the package ships", async () => {
    const { status, headers, body } = await api.get("/plugins/openapi.json");

    expect(status).toBe(200);
    expect(headers["content-type"]).toMatch(/^application\/json/);
    expect(body).toEqual(JSON.parse(readFileSync(join(__dirname, "../../../docs/openapi.json"), "utf8")));
});

it("serves a page that may load nothing from elsewhere", async () => {
    const { headers, text } = await api.get("/plugins/reference");

    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers["cache-control"]).toBe("no-cache");
    expect(text).not.toMatch(/(?:https?:)?\/\//);
});

it.each([
    ["swagger-ui.css", "text/css; charset=utf-8"],
    ["swagger-ui-bundle.js", "text/javascript; charset=utf-8"],
    ["start.js", "text/javascript; charset=utf-8"],
    ["swagger-ui-bundle.js.LICENSE.txt", "text/plain; charset=utf-8"],
    ["LICENSE", "text/plain; charset=utf-8"],
    ["NOTICE", "text/plain; charset=utf-8"],
])("serves %s for a year", async (file, type) => {
    const { status, headers, text } = await api.get(asset(file));

    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(50);
    expect(headers).toMatchObject({
        "content-type": type,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
    });
    expect(await api.get(asset(file), { headers: { "if-none-match": headers["etag"] as string } })).toMatchObject({
        status: 304,
        headers: { "cache-control": "public, max-age=31536000, immutable" },
    });
});

it.each([asset("package.json"), asset("..%2F..%2Fpackage.json"), "/plugins/reference/9.9.9/start.js"])(
    "does not serve %s",
    async (path) => {
        expect((await api.get(path)).status).toBe(422);
    },
);

/** The packed browser is built for this platform alone. */
const withBrowser = process.platform === "linux" && process.arch === "x64" ? it : it.skip;

withBrowser(
    "shows every route in a browser, which asks this node alone",
    async () => {
        const origin = await api.listen();

        try {
            const { stdout } = await promisify(execFile)(process.execPath, [
                join(__dirname, "../../__support__/browse.mjs"),
                `${origin}/api/plugins/reference`,
                ".opblock",
            ]);
            const { requested, said, count, text } = JSON.parse(stdout) as {
                requested: string[];
                said: string[];
                count: number;
                text: string;
            };

            expect(said).toEqual([]);
            expect(
                new Set(requested.filter((url) => !url.startsWith("data:")).map((url) => new URL(url).origin)),
            ).toEqual(new Set([origin]));
            expect(count).toBe(routes({} as ApiServices).length);
            expect(text).toContain("The decision: may this wallet use this version?");
        } finally {
            await api.close();
        }
    },
    60_000,
);
