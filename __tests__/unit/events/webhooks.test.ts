/** Events through Core's own webhooks, with a subscriber that is a real HTTP server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Container, Providers } from "@arkecosystem/core-kernel";
import { ServiceProvider as WebhooksServiceProvider } from "@arkecosystem/core-webhooks";

import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { Heard } from "../../__support__/heard";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";
import { Condition, Receiver } from "../../__support__/webhooks";

const WEBHOOKS = "@arkecosystem/core-webhooks";
const NAME = "@acme/pkg";

interface WebhooksServer {
    inject(options: object): Promise<{ statusCode: number; payload: string }>;
}

let chain: TestChain;
let receiver: Receiver;
let cache: string;

async function startWebhooks(): Promise<void> {
    const { app } = chain;
    app.bind("path.cache").toConstantValue(cache);
    const provider = app.resolve(WebhooksServiceProvider);
    const configuration = {
        enabled: true,
        server: { http: { host: "127.0.0.1", port: 0 }, whitelist: ["*"] },
        timeout: 5000,
    };
    provider.setConfig(app.resolve(Providers.PluginConfiguration).from(WEBHOOKS, configuration));
    app.bind(Container.Identifiers.PluginConfiguration)
        .toConstantValue(provider.config())
        .when(Container.Selectors.anyAncestorOrTargetTaggedFirst("plugin", WEBHOOKS));
    await provider.register();
}

async function subscribe(path: string, event: string, ...conditions: Condition[]): Promise<void> {
    const server = chain.app.get<WebhooksServer>(Symbol.for("Webhook<Server>"));
    const { statusCode } = await server.inject({
        method: "POST",
        url: "/api/webhooks",
        payload: { event, target: receiver.url(path), conditions },
    });
    expect(statusCode).toBe(201);
}

beforeEach(async () => {
    cache = mkdtempSync(join(tmpdir(), "webhooks-"));
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    receiver = await Receiver.start();
    await startWebhooks();
    await Heard.from(chain.app);
});

afterEach(async () => {
    await receiver.stop();
    rmSync(cache, { recursive: true });
});

const buy = (licensee?: string) => purchase().full(NAME, PAID, addressFor("acme"), licensee);

const publishEverything = () =>
    chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf(NAME, "1.0.0", PAID), "acme"],
        [releaseOf("@acme/free", "1.0.0"), "acme"],
    );

it("deliver one event by its name, with its payload", async () => {
    await subscribe("/", "license.granted");
    await publishEverything();
    const [granted] = await chain.send([buy(), "alice"]);

    expect(await receiver.wait("/", 1)).toMatchObject([
        {
            event: "license.granted",
            data: { event: "license.granted", transactionId: granted!.id, licensee: addressFor("alice") },
        },
    ]);
});

it("deliver everything by one name, what is taken back too", async () => {
    await subscribe("/", "registry.changed");
    await publishEverything();
    await chain.revert();
    const deliveries = await receiver.wait("/", 4);

    expect(deliveries.map(({ data }) => data["event"]).sort()).toEqual([
        "plugin.released",
        "plugin.released",
        "plugin.released.reverted",
        "plugin.vendor.registered",
    ]);
});

it.each<[string, Condition, number]>([
    ["eq", { key: "name", condition: "eq", value: NAME }, 4],
    ["ne", { key: "event", condition: "ne", value: "license.granted" }, 4],
    ["regexp", { key: "event", condition: "regexp", value: "^license\\..*(?<!reverted)$" }, 2],
    ["contains", { key: "event", condition: "contains", value: ".reverted" }, 1],
    ["gt on amounts", { key: "price", condition: "gt", value: "2499999999" }, 4],
    ["between", { key: "height", condition: "between", value: { min: 2, max: 4 } }, 1],
    ["truthy", { key: "reverted", condition: "truthy" }, 1],
    ["falsy", { key: "reverted", condition: "falsy" }, 5],
    ["eq on an address", { key: "licensee", condition: "eq", value: "?bob" }, 2],
])("can be filtered by %s", async (_, condition, count) => {
    const value = condition.value === "?bob" ? addressFor("bob") : condition.value;
    await subscribe("/", "registry.changed", { ...condition, value });
    await publishEverything();
    await chain.send([buy(), "alice"], [buy(addressFor("bob")), "alice"]);
    await chain.revert();

    await receiver.wait("/", count);
    await sleep(100);
    expect(receiver.of("/")).toHaveLength(count);
});

it("deliver if any of several conditions holds, not all: that is how Core reads them", async () => {
    await subscribe(
        "/",
        "plugin.released",
        { key: "name", condition: "eq", value: NAME },
        { key: "price", condition: "eq", value: "0" },
    );
    await publishEverything();

    expect((await receiver.wait("/", 2)).map(({ data }) => data["name"]).sort()).toEqual(["@acme/free", NAME]);
});

it("a subscriber that is gone holds nothing up", async () => {
    await subscribe("/", "registry.changed");
    await receiver.stop();
    await publishEverything();

    expect(chain.blocks.at(-1)!.data.height).toBe(4);
    receiver = await Receiver.start();
});
