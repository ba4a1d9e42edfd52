import crypto from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Application, Container, Contracts } from "@arkecosystem/core-kernel";
import { Managers } from "@arkecosystem/crypto";

import {
    assertCoreIsShared,
    assertMilestonesAreValid,
    assertNodeIsRecent,
    describeActivation,
    reportConfiguration,
} from "../../src/boot-checks";
import { useRegistryNetwork } from "../__support__/test-chain";

const makeApplication = (): Application => {
    const app = new Application(new Container.Container());
    app.config("crypto.network", Managers.configManager.get("network"));

    return app;
};

beforeEach(() => useRegistryNetwork());

describe("assertNodeIsRecent", () => {
    it("accepts this Node, and refuses one that cannot hash in one call", () => {
        expect(assertNodeIsRecent).not.toThrow();

        const { hash } = crypto;
        Object.assign(crypto, { hash: undefined });
        expect(assertNodeIsRecent).toThrow("Node 20.12");
        Object.assign(crypto, { hash });
    });
});

describe("assertCoreIsShared", () => {
    it("accepts the Core that configured this process", () => {
        expect(() => assertCoreIsShared(makeApplication())).not.toThrow();
    });

    it("refuses another copy of crypto, or of the kernel, and says what to do", () => {
        const configured = makeApplication();
        configured.config("crypto.network", { nethash: "another" });
        const foreign = { config: () => Managers.configManager.get("network.nethash") };

        for (const app of [configured, foreign as unknown as Contracts.Kernel.Application]) {
            expect(() => assertCoreIsShared(app)).toThrow("npm install --omit=dev --legacy-peer-deps");
        }
    });
});

describe("assertMilestonesAreValid", () => {
    it.each([
        true,
        false,
        undefined,
        {},
        { fees: { register: "1", trial: 5 }, reservedVendors: ["@bank"], vendorsPerOwner: 3 },
    ])("accepts %j", (aip35) => {
        useRegistryNetwork(aip35);
        expect(assertMilestonesAreValid).not.toThrow();
    });

    it.each([
        "yes",
        { fee: {} },
        { fees: { registr: "1" } },
        { fees: { register: "1.5" } },
        { fees: { register: -1 } },
        { reservedVendors: ["bank"] },
        { vendorsPerOwner: 0 },
    ])("refuses %j and names the height", (aip35) => {
        useRegistryNetwork(aip35);
        expect(assertMilestonesAreValid).toThrow('"aip35" at height 1');
    });
});

describe("assertMilestonesAreValid, of an activation that ends", () => {
    it("refuses it: blocks with these types could not be reverted any more", () => {
        useRegistryNetwork(true, { height: 9, aip35: false });
        expect(assertMilestonesAreValid).toThrow('"aip35" at height 9 ends the activation');
    });
});

describe("describeActivation", () => {
    it("says from when the network takes our transactions, or that it does not", () => {
        expect(describeActivation(undefined)).toMatchObject({
            active: true,
            message: expect.stringContaining("height 1"),
        });
        useRegistryNetwork(false);
        expect(describeActivation(7)).toMatchObject({ active: true, message: expect.stringContaining("height 7") });
        expect(describeActivation(undefined)).toMatchObject({
            active: false,
            message: expect.stringContaining("NOT ACTIVE"),
        });
    });
});

describe("reportConfiguration", () => {
    const reported = (plugins: object[], appJson?: string): string[] => {
        const lines: string[] = [];
        const log = (message: string) => lines.push(message);
        const app = makeApplication();
        const directory = mkdtempSync(join(tmpdir(), "ark-plugin-registry-boot-"));
        app.bind("path.config").toConstantValue(directory);

        if (appJson !== undefined) {
            writeFileSync(join(directory, "app.json"), appJson);
        }

        app.config("app.flags", { processType: "core" });
        app.config("app.plugins", plugins);
        reportConfiguration(app, { info: log, warning: log } as unknown as Contracts.Kernel.Logger, undefined);
        rmSync(directory, { recursive: true });

        return lines;
    };

    it("tells what app.json lacks", () => {
        const pool = { package: "@arkecosystem/core-transaction-pool" };
        const lines = reported([{ package: "ark-plugin-registry" }, pool]);

        expect(lines).toEqual([
            expect.stringContaining("options.workerPool.cryptoPackages"),
            expect.stringContaining("active after height 1"),
        ]);
    });

    it("tells what the snapshot commands lack, which do not load this package", () => {
        const snapshot = (options: object): string =>
            JSON.stringify({ snapshot: { plugins: [{ package: "@arkecosystem/core-snapshots", options }] } });
        const registry = [{ package: "ark-plugin-registry" }];

        expect(reported(registry, snapshot({}))).toEqual([
            expect.stringMatching(/snapshot\.plugins.*cryptoPackages.*cannot be restored.*ark-plugin setup/),
            expect.stringContaining("active after height 1"),
        ]);
        expect(reported(registry, snapshot({ cryptoPackages: ["ark-plugin-registry/transactions"] }))).toHaveLength(1);
    });

    it.each(["{", "{}"])("leaves it to Core to say that app.json is not valid: %s", (appJson) => {
        expect(reported([{ package: "ark-plugin-registry" }], appJson)).toHaveLength(1);
    });
});
