const assert = require("node:assert/strict");
const { test } = require("node:test");

const { Application, Container, Enums, Providers, Services } = require("@arkecosystem/core-kernel");

const { ServiceProvider } = require("..");

const { EventDispatcherService, LogService } = Container.Identifiers;

/** The provider in Core's own application, as a node would start it. */
async function start(options) {
    const logs = [];
    const app = new Application(new Container.Container());
    app.bind(LogService).toConstantValue({ info: (text) => logs.push(text) });
    app.bind(EventDispatcherService).to(Services.Events.MemoryEventDispatcher).inSingletonScope();
    const provider = app.resolve(ServiceProvider);
    provider.setConfig(app.resolve(Providers.PluginConfiguration).from("@vendor/plugin", options));
    await provider.register();
    await provider.boot();

    return { logs, provider, apply: () => app.get(EventDispatcherService).dispatch(Enums.BlockEvent.Applied, {}) };
}

test("logs every so many applied blocks, until it is disposed of", async () => {
    const { logs, provider, apply } = await start({ everyBlocks: 2 });
    await apply();
    assert.deepEqual(logs, []);
    await apply();
    assert.deepEqual(logs, ["2 blocks applied since the start"]);
    await provider.dispose();
    await apply();
    await apply();

    assert.equal(logs.length, 1);
});
