import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { applySetup, planSetup, SetupError } from "../../../src/setup";

const CONFIGURATION = join(dirname(require.resolve("@arkecosystem/core/package.json")), "bin/config/testnet/app.json");
const SHIPPED = readFileSync(CONFIGURATION, "utf8");

describe("planSetup and applySetup", () => {
    let directory: string;
    let path: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "setup-"));
        path = join(directory, "app.json");
        writeFileSync(path, SHIPPED);
    });

    afterEach(() => rmSync(directory, { recursive: true }));

    it("shows a unified diff of added lines and writes nothing yet", () => {
        const { diff, changed } = planSetup({ configDirectory: directory });
        expect(changed).toBe(true);
        expect(diff).toContain('+                "package": "ark-plugin-registry"');
        expect(readFileSync(path, "utf8")).toBe(SHIPPED);
    });

    it("keeps the former file, its mode, and nothing half-written", async () => {
        chmodSync(path, 0o640);
        const plan = planSetup({ configDirectory: directory });
        const copy = await applySetup(plan);
        expect(readFileSync(copy as string, "utf8")).toBe(SHIPPED);
        expect(readFileSync(path, "utf8")).toBe(plan.text);
        expect(statSync(path).mode & 0o777).toBe(0o640);
        expect(readdirSync(directory)).toHaveLength(2);
    });

    it("does not overwrite what somebody else has changed meanwhile", async () => {
        const plan = planSetup({ configDirectory: directory });
        writeFileSync(plan.path, `${plan.former}\n`);

        await expect(applySetup(plan)).rejects.toThrow("changed meanwhile");
        expect(readFileSync(plan.path, "utf8")).toBe(`${plan.former}\n`);
    });

    it("changes nothing the second time, not even the layout", async () => {
        await applySetup(planSetup({ configDirectory: directory }));
        writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, "utf8"))));
        const again = planSetup({ configDirectory: directory });
        expect(again).toMatchObject({ changed: false, diff: "" });
        expect(await applySetup(again)).toBeUndefined();
        expect(readdirSync(directory)).toHaveLength(2);
    });

    it.each([
        ["four spaces and a last line end", SHIPPED],
        ["two spaces, no last line end", JSON.stringify(JSON.parse(SHIPPED), undefined, 2)],
        ["tabs", `${JSON.stringify(JSON.parse(SHIPPED), undefined, "\t")}\n`],
        ["Windows line ends", SHIPPED.replace(/\n/g, "\r\n")],
    ])("removes no line of a file with %s but for commas", (_, text) => {
        writeFileSync(path, text);
        const plan = planSetup({ configDirectory: directory });
        const lines = new Set(plan.text.split("\n").map((line) => line.replace(/,?\r?$/, "")));
        for (const line of text.split("\n")) {
            expect(lines).toContain(line.replace(/,?\r?$/, ""));
        }
        expect(plan.text.endsWith("\n")).toBe(text.endsWith("\n"));
    });

    it("gives workers a path when the plugin lies in the plugins folder, which they do not search", () => {
        const dataDirectory = join(directory, "data");
        const plugin = join(dataDirectory, "plugins/ark-plugin-registry");
        mkdirSync(plugin, { recursive: true });
        writeFileSync(join(plugin, "package.json"), "{}");
        const { text } = planSetup({ configDirectory: directory, dataDirectory });
        expect(text).toContain(JSON.stringify(join(plugin, "dist/transactions")));
        expect(text).not.toContain('"ark-plugin-registry/transactions"');
    });

    it("keeps such a path when it is not told the data folder", async () => {
        const plugin = join(directory, "data/plugins/ark-plugin-registry");
        mkdirSync(join(plugin, "dist/transactions"), { recursive: true });
        writeFileSync(join(plugin, "package.json"), "{}");
        await applySetup(planSetup({ configDirectory: directory, dataDirectory: join(directory, "data") }));
        expect(planSetup({ configDirectory: directory }).changed).toBe(false);
    });

    it.each([
        ["malformed JSON", "{", "is not JSON"],
        ["no object", "[]", "is not a JSON object"],
        ["a missing process", '{"core":{"plugins":[]}}', 'no list "relay.plugins"'],
        ["an entry without a name", '{"core":{"plugins":[{}]}}', '"core.plugins[0]" has no "package"'],
    ])("refuses %s and leaves it as it is", (_, text, message) => {
        writeFileSync(path, text);
        expect(() => planSetup({ configDirectory: directory })).toThrow(SetupError);
        expect(() => planSetup({ configDirectory: directory })).toThrow(message);
        expect(readFileSync(path, "utf8")).toBe(text);
    });

    it("says what to do without an app.json, and with an app.js", () => {
        rmSync(path);
        expect(() => planSetup({ configDirectory: directory })).toThrow("--config");
        writeFileSync(join(directory, "app.js"), "");
        expect(() => planSetup({ configDirectory: directory })).toThrow("by hand");
    });
});
