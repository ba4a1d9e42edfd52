import "reflect-metadata";

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { ApplicationFactory, Container } from "@arkecosystem/core-cli";

import { commands } from "../../../src/cli/commands";
import { Commands } from "../../../src/cli/core-commands";

const CONFIGURATION = join(dirname(require.resolve("@arkecosystem/core/package.json")), "bin/config/testnet/app.json");

describe("Commands", () => {
    const application = () =>
        ApplicationFactory.make(new Container.Container(), { name: "@arkecosystem/core", version: "3.9.1" });
    const resolved = () => [...Commands].map((command) => application().resolve(command));

    it("offers each command as plugin:<name>, those about modules as module:<name>", () => {
        expect(resolved().map(({ signature }) => signature)).toEqual(
            commands.map(({ name }) => (name.startsWith("module:") ? name : `plugin:${name}`)),
        );
    });

    it("runs within core-cli, flags and exit code included", async () => {
        const config = mkdtempSync(join(tmpdir(), "core-cli-"));
        copyFileSync(CONFIGURATION, join(config, "app.json"));
        const log = jest.spyOn(process.stdout, "write").mockReturnValue(true);
        const command = resolved().find(({ signature }) => signature === "plugin:setup");
        command!.register(["plugin:setup", `--config=${config}`, "--yes", "--activation-height=7", "--json"]);
        await command!.run();
        expect(JSON.parse(log.mock.calls[0]![0] as string)).toMatchObject({ written: true });
        expect(readFileSync(join(config, "app.json"), "utf8")).toContain('"activationHeight": 7');
        expect(process.exitCode ?? 0).toBe(0);
        log.mockRestore();
        rmSync(config, { recursive: true });
    });

    it("takes Core's own flags before and after the signature, and refuses what it does not know", async () => {
        const written = jest.spyOn(process.stdout, "write").mockReturnValue(true);
        jest.spyOn(process.stderr, "write").mockReturnValue(true);
        const codeOf = async (...argv: string[]) => {
            const command = resolved().find(({ signature }) => signature === "plugin:setup")!;
            command.register(argv);
            await command.run();
            const code = process.exitCode;
            process.exitCode = undefined;

            return code;
        };

        expect(await codeOf("--token=ark", "--network", "testnet", "plugin:setup", "--help")).toBe(0);
        expect(await codeOf("plugin:setup", "--activation-heigth=7")).toBe(2);
        expect(await codeOf("plugin:setup", "--nothing", "--json")).toBe(2);
        expect(JSON.parse(written.mock.lastCall![0] as string)).toEqual({
            error: { code: "USAGE", message: "unknown option '--nothing'" },
        });
        jest.restoreAllMocks();
    });

    it("shows the same help as ark-plugin", () => {
        const written = jest.spyOn(process.stdout, "write").mockReturnValue(true);
        resolved()
            .find(({ signature }) => signature === "plugin:setup")!
            .showHelp();
        const help = written.mock.calls.map(([text]) => text).join("");
        jest.restoreAllMocks();

        expect(help).toContain("$ ark plugin:setup --network=mainnet");
        expect(help).toContain("Exit codes:");
    });

    it("does not load core-cli before it is iterated over", () => {
        const script = `
            require(${JSON.stringify(resolve(__dirname, "../../../src/cli/core-commands.ts"))});
            console.log(Object.keys(require.cache).filter((file) => file.includes("core-cli")).length);`;
        const printed = execFileSync(process.execPath, ["--import", "tsx", "-e", script], { encoding: "utf8" });
        expect(printed.trim()).toBe("0");
    });
});
