import { appendFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { locateCore } from "../../../../src/installer/core-location";
import { Probe } from "../../../../src/installer/probe/probe";
import { ANSWER_MARK } from "../../../../src/installer/probe/protocol";
import { CORE_DIRECTORY, nodeFolders, removeTemporaryFolders } from "../../../__support__/installer-folders";
import { writePlugin } from "../../../__support__/plugin-fixtures";

const TIME = 120_000;
const core = locateCore(CORE_DIRECTORY, process.env);
const probes: Probe[] = [];

/** Of a node whose folders lie side by side. */
function probeOf(folders = nodeFolders()): { probe: Probe; folder: string; config: string } {
    const folder = dirname(folders.config);
    // This project's sources are TypeScript.
    const probe = new Probe(core, folder, { ...process.env, NODE_OPTIONS: "--import tsx" });
    probes.push(probe);

    return { probe, folder, config: folders.config };
}

const describePlugin = (probe: Probe, folder: string) =>
    probe.ask({ kind: "describe", core: core.directory, folders: [folder] });

afterEach(() => {
    probes.splice(0).forEach((probe) => probe.close());
    removeTemporaryFolders();
});

it(
    "answers all questions in one process, which knows the node's environment file before any plugin is loaded",
    async () => {
        const { probe, folder, config } = probeOf();
        appendFileSync(join(config, ".env"), "\nHELLO_GREETING=hi\n");
        const plugin = writePlugin(folder, {
            name: "@acme/hello",
            version: "1.0.0",
            schema: "Joi.object({ greeting: Joi.string().default(process.env.HELLO_GREETING), process: Joi.any().default(process.pid) })",
        });
        const packages = ["@arkecosystem/core-api"];
        await probe.ask({ kind: "warm", core: core.directory, environmentFile: join(config, ".env"), packages });
        const first = await describePlugin(probe, plugin);
        const second = await describePlugin(probe, plugin);

        expect(first.plugins[0]?.schema).toMatchObject({ keys: { greeting: { flags: { default: "hi" } } } });
        expect(second).toEqual(first);
        expect(
            await probe.ask({ kind: "validate", core: core.directory, processes: ["core"], network: "testnet" }),
        ).toEqual({ problems: [] });
    },
    TIME,
);

it(
    "hears the answer whatever a plugin prints, and the reason when it cannot be loaded",
    async () => {
        const { probe, folder } = probeOf();
        const noisy = writePlugin(folder, { name: "@acme/noisy", version: "1.0.0" });
        appendFileSync(join(noisy, "dist/index.js"), 'process.stdout.write("no end of line");');
        const broken = writePlugin(folder, { name: "@acme/broken", version: "1.0.0" });
        appendFileSync(join(broken, "dist/index.js"), 'throw new Error("it is broken");');

        await expect(describePlugin(probe, broken)).rejects.toMatchObject({
            code: "APP_JSON_INVALID",
            message: expect.stringContaining("it is broken"),
        });
        await expect(describePlugin(probe, noisy)).resolves.toMatchObject({ plugins: [{ name: "@acme/noisy" }] });
    },
    TIME,
);

/** @param tags of what it wants injected, as source text */
const withHandler = (tags: string): Record<string, string> => ({
    "dist/handler.js": `
        const { Container } = require("@arkecosystem/core-kernel");
        const { Handlers } = require("@arkecosystem/core-transactions");
        class OldHandler extends Handlers.TransactionHandler {}
        const history = Container.Identifiers.TransactionHistoryService;
        [Container.inject(history)${tags}].forEach((decorate) => decorate(OldHandler.prototype, "history"));
        exports.handlers = { OldHandler };`,
});

it(
    "finds handlers that want what this Core only gives by a tag, whatever the plugin exports",
    async () => {
        const { probe, folder } = probeOf();
        const [old, fitting] = [
            { name: "@acme/old", files: withHandler("") },
            { name: "@acme/fitting", files: withHandler(', Container.tagged("connection", "default")') },
        ].map(({ name, files }) => {
            const plugin = writePlugin(folder, { name, version: "1.0.0", files });
            appendFileSync(join(plugin, "dist/index.js"), 'require("./handler");');

            return plugin;
        }) as [string, string];

        expect((await describePlugin(probe, old)).plugins[0]?.unmet).toEqual([
            'OldHandler wants Service<TransactionHistory> without the tag "connection"',
        ]);
        expect((await describePlugin(probe, fitting)).plugins[0]?.unmet).toEqual([]);
    },
    TIME,
);

it(
    "says so when a plugin ends the process, and answers the next question by another one",
    async () => {
        const { probe, folder } = probeOf();
        const quitter = writePlugin(folder, { name: "@acme/quitter", version: "1.0.0" });
        appendFileSync(join(quitter, "dist/index.js"), 'console.error("I leave"); process.exit(4);');
        const good = writePlugin(folder, { name: "@acme/good", version: "1.0.0" });

        await expect(describePlugin(probe, quitter)).rejects.toMatchObject({
            code: "APP_JSON_INVALID",
            message: expect.stringContaining("I leave"),
        });
        await expect(describePlugin(probe, good)).resolves.toMatchObject({ plugins: [{ name: "@acme/good" }] });
    },
    TIME,
);

it(
    "takes what is no answer for a refusal, and goes on",
    async () => {
        const { probe, folder } = probeOf();
        const forger = writePlugin(folder, { name: "@acme/forger", version: "1.0.0" });
        appendFileSync(
            join(forger, "dist/index.js"),
            `require("node:fs").writeSync(1, ${JSON.stringify(`\n${ANSWER_MARK}{"answer"\n`)});`,
        );

        await expect(describePlugin(probe, forger)).rejects.toMatchObject({ code: "APP_JSON_INVALID" });
    },
    TIME,
);
