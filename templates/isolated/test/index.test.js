const assert = require("node:assert/strict");
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { after, test } = require("node:test");

const { register } = require("..");
const { arkecosystem, name, version } = require("../package.json");

const { calls, methods } = arkecosystem.module;

const dataFolders = [];
after(() => dataFolders.forEach((folder) => rmSync(folder, { recursive: true })));

function newDataFolder() {
    const folder = mkdtempSync(join(tmpdir(), "plugin-"));
    dataFolders.push(folder);

    return folder;
}

/** A node that answers what package.json declares, and nothing else. */
function fakeNode(answers, dataFolder = newDataFolder()) {
    const logs = [];
    const call = async (target, method) => {
        assert.ok(calls[target]?.includes(method), `${method} of ${target} is not declared in package.json`);

        return answers[method];
    };

    return { name, version, dataFolder, options: null, logs, call, log: (_level, message) => logs.push(message) };
}

const answers = { "chain.lastBlock": { height: 7 } };

test("offers the methods that package.json declares", async () => {
    const module = await register(fakeNode(answers));

    assert.deepEqual(Object.keys(module.methods).sort(), [...methods].sort());
});

test("counts applied blocks, and goes on where it has ended", async () => {
    const node = fakeNode(answers);
    const module = await register(node);
    await module.started();
    module.event("block.applied", {});
    module.event("block.reverted", {});
    module.event("block.applied", {});
    module.stop();
    const next = await register(fakeNode(answers, node.dataFolder));

    assert.deepEqual(node.logs, ["Counting blocks from height 7 on, 0 so far"]);
    assert.deepEqual(await next.methods.count(), { blocks: 2 });
    assert.deepEqual(JSON.parse((await next.http()).body), { data: { blocks: 2 } });
});
