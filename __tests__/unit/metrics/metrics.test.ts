import { register } from "prom-client";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { pluginOf, PluginOptions } from "../../__support__/app";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
const OPEN_METRICS = { headers: { accept: "application/openmetrics-text; version=1.0.0,text/plain;q=0.5" } };

let chain: TestChain;
let api: TestApi;

async function start(options: PluginOptions = {}, plugins: Record<string, object> = {}): Promise<void> {
    useRegistryNetwork();
    chain = (await TestChain.start(options)).fund("acme", "alice");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    api = await TestApi.start(chain, plugins);
    await pluginOf(chain.app).boot();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf(NAME, "1.0.0", PAID), "acme"],
        [purchase().trial(NAME, PAID, addressFor("acme")), "alice"],
    );
}

/** Samples by name and labels. */
async function scrape(): Promise<Record<string, number>> {
    const { text, status } = await api.get("/plugins/metrics");
    expect(status).toBe(200);

    return Object.fromEntries(
        text
            .split("\n")
            .filter((line) => line && !line.startsWith("#"))
            .map((line) => /^(\S+) (\S+)$/.exec(line)!)
            .map(([, name, value]) => [name!.replace("ark_plugin_registry_", ""), Number(value)]),
    );
}

const decide = (who: string) => api.get(`/plugins/${NAME}/licenses/${addressFor(who)}`);

it("count decisions by code, one by one and many at a time", async () => {
    await start();
    await decide("alice");
    await decide("alice");
    await decide("acme");
    await api.post("/plugins/licenses/decisions", {
        questions: ["alice", "stranger"].map((who) => ({ name: NAME, address: addressFor(who) })),
    });
    await api.get(`/plugins/${NAME}/licenses/nobody`);

    expect(await scrape()).toMatchObject({
        'decisions_total{code="TRIAL"}': 3,
        'decisions_total{code="OWNER"}': 1,
        'decisions_total{code="TRIAL_AVAILABLE"}': 1,
        'requests_total{route="/plugins/{name}/licenses/{address}",status="200"}': 3,
        'requests_total{route="/plugins/{name}/licenses/{address}",status="422"}': 1,
        'requests_total{route="/plugins/licenses/decisions",status="200"}': 1,
        'request_duration_seconds_count{route="/plugins/{name}/licenses/{address}"}': 4,
    });
});

it("count searches, and how long each route took", async () => {
    await start();
    await api.get("/plugins?q=acme");
    await api.get("/plugins?free=true");
    await api.get("/plugins");
    const samples = await scrape();

    expect(samples).toMatchObject({
        'searches_total{by="text"}': 1,
        'searches_total{by="filters"}': 2,
        'request_duration_seconds_bucket{le="+Inf",route="/plugins"}': 3,
    });
    expect(samples['request_duration_seconds_sum{route="/plugins"}']).toBeGreaterThan(0);
    expect(samples['request_duration_seconds_sum{route="/plugins"}']).toBeLessThan(5);
});

it("have one label for each route, whatever is asked, and none for what is not ours", async () => {
    await start();

    for (const path of [
        "/plugins/@a/b",
        "/plugins/%40c%2Fd",
        "/plugins/x",
        "/blockchain",
        "/nothing",
        "/plugins/a/b",
    ]) {
        await api.get(path);
    }

    const routes = Object.keys(await scrape()).filter((name) => name.startsWith("requests_total"));
    expect(routes).toEqual(['requests_total{route="/plugins/{name}",status="404"}']);
});

it("show the node: height, chain time, state, read model, pool, ends of licenses", async () => {
    await start();
    const pending = chain.sign(releaseOf(NAME, "1.1.0", PAID), "acme");
    await chain.pool.addTransaction(pending);
    const { height, timestamp } = chain.blocks.at(-1)!.data;

    expect(await scrape()).toMatchObject({
        height,
        chain_time_seconds: Date.parse("2017-03-21T13:00:00.000Z") / 1000 + timestamp,
        synced: 1,
        read_model_available: 1,
        read_model_lag_transactions: 0,
        'records{type="vendors"}': 1,
        'records{type="packages"}': 1,
        'records{type="releases"}': 1,
        'records{type="grants"}': 1,
        'pending_transactions{type="pluginPublish"}': 1,
        'pending_transactions{type="licensePurchase"}': 0,
        licenses_due: 1,
        'events_total{event="plugin.released"}': 1,
        'events_total{event="license.trial.started"}': 1,
    });
    api.synced = false;
    expect(await scrape()).toMatchObject({ synced: 0 });
});

it("come in Prometheus' text format, and as OpenMetrics to those who ask", async () => {
    await start();
    await decide("alice");
    const plain = await api.get("/plugins/metrics");
    const open = await api.get("/plugins/metrics", OPEN_METRICS);
    const again = await api.get("/plugins/metrics");

    expect(plain.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(plain.headers["cache-control"]).toBe("no-store");
    expect(plain.text).toContain("# TYPE ark_plugin_registry_decisions_total counter\n");
    expect(open.headers["content-type"]).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
    expect(open.text).toContain("# TYPE ark_plugin_registry_decisions counter\n");
    expect(open.text).toContain('\nark_plugin_registry_decisions_total{code="TRIAL"} 1\n');
    expect(open.text.endsWith("\n# EOF\n")).toBe(true);
    expect(open.text).not.toContain("\n\n");
    expect(again.text).toContain("# TYPE ark_plugin_registry_decisions_total counter\n");
});

it("keep their type where Core caches answers", async () => {
    await start({}, { cache: { enabled: true, stdTTL: 8, checkperiod: 120 } });
    await api.get("/plugins/metrics", OPEN_METRICS);
    const cached = await api.get("/plugins/metrics", OPEN_METRICS);

    expect(cached.headers["content-type"]).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
});

it("are not there where the options say so", async () => {
    await start({ metrics: { enabled: false } });

    expect((await api.get("/plugins/metrics")).status).toBe(404);
});

it("go on counting after a reboot", async () => {
    await start();
    await pluginOf(chain.app).dispose();
    await pluginOf(chain.app).boot();
    await chain.send([releaseOf(NAME, "1.1.0", PAID), "acme"]);

    expect(await scrape()).toMatchObject({ 'events_total{event="plugin.released"}': 2 });
});

it("leave prom-client's global registry alone", async () => {
    await start();

    expect(register.getMetricsAsArray()).toEqual([]);
});
