import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { AppJson, missingFromApp, PluginEntry, withRegistry } from "../../../src/setup";
import { parseAppJson } from "../../../src/setup/app-json";
import { CORE, CORE_DEFAULTS } from "../../../src/setup/packages";

const CONFIGURATIONS = join(dirname(require.resolve("@arkecosystem/core/package.json")), "bin/config");

const shipped = (network: string): AppJson => {
    const path = join(CONFIGURATIONS, network, "app.json");
    return parseAppJson(readFileSync(path, "utf8"), path);
};

const names = (plugins: readonly PluginEntry[]): string[] => plugins.map((entry) => entry.package);
const find = (plugins: readonly PluginEntry[], name: string) => plugins.find((entry) => entry.package === name);
const wireModule = "ark-plugin-registry/transactions";

describe("withRegistry", () => {
    describe.each(["mainnet", "devnet", "testnet"])("Core's own %s", (network) => {
        const app = shipped(network);
        const edited = withRegistry(app, { wireModule });

        it.each(["core", "relay"] as const)(
            "%s: after the handlers it builds on, before pool and blockchain",
            (name) => {
                const list = names(edited[name].plugins);
                const own = list.indexOf("ark-plugin-registry");
                expect(own).toBeGreaterThan(list.indexOf(CORE.transactions));
                expect(own).toBeGreaterThan(list.indexOf(CORE.magistrate));
                expect(own).toBeLessThan(list.indexOf(CORE.pool));
                expect(own).toBeLessThan(list.indexOf(CORE.blockchain));
            },
        );

        it("forger: before core-forger", () => {
            const list = names(edited.forger.plugins);
            expect(list.indexOf("ark-plugin-registry")).toBe(list.indexOf(CORE.forger) - 1);
        });

        it("keeps Core's workers beside ours", () => {
            expect(find(edited.core.plugins, CORE.pool)?.options).toEqual({
                workerPool: {
                    cryptoPackages: [...CORE_DEFAULTS.poolWorkers, { typeGroup: 1035, packageName: wireModule }],
                },
            });
            expect(find(edited.snapshot?.plugins ?? [], CORE.snapshots)?.options).toEqual({
                cryptoPackages: [...CORE_DEFAULTS.snapshots, wireModule],
            });
        });

        it("is the same when done twice, and complete", () => {
            expect(withRegistry(edited, { wireModule })).toEqual(edited);
            expect(missingFromApp(edited)).toEqual([]);
        });

        it("only adds", () => {
            const removed = (plugins: readonly PluginEntry[]) =>
                names(plugins).filter((name) => name !== "ark-plugin-registry");
            for (const name of ["core", "relay", "forger"] as const) {
                expect(removed(edited[name].plugins)).toEqual(names(app[name].plugins));
            }
        });
    });

    const testnet = shipped("testnet");

    const change = (process: "core" | "forger", edit: (plugins: PluginEntry[]) => PluginEntry[]): AppJson => ({
        ...testnet,
        [process]: { ...testnet[process], plugins: edit([...testnet[process].plugins]) },
    });

    it("merges options into those that are there", () => {
        const once = withRegistry(testnet, { wireModule, options: { activationHeight: 10 } });
        const twice = withRegistry(once, { wireModule, options: { other: 1 } });
        expect(find(twice.relay.plugins, "ark-plugin-registry")?.options).toEqual({ activationHeight: 10, other: 1 });
    });

    it("keeps unknown keys and foreign workers, and replaces a stale path of ours", () => {
        const stale = { typeGroup: 1035, packageName: "/gone/ark-plugin-registry/dist/transactions" };
        const foreign = { typeGroup: 7, packageName: "@x/y" };
        const app = {
            ...change("core", (plugins) =>
                plugins.map((entry) =>
                    entry.package === CORE.pool
                        ? {
                              ...entry,
                              options: {
                                  enabled: true,
                                  workerPool: { workerCount: 1, cryptoPackages: [stale, foreign] },
                              },
                          }
                        : entry,
                ),
            ),
            extra: [1],
        };
        const edited = withRegistry(app, { wireModule });
        expect(edited.extra).toEqual([1]);
        expect(find(edited.core.plugins, CORE.pool)?.options).toEqual({
            enabled: true,
            workerPool: { workerCount: 1, cryptoPackages: [{ typeGroup: 1035, packageName: wireModule }, foreign] },
        });
    });

    it("moves a misplaced entry, keeping its options", () => {
        const misplaced = change("core", (plugins) => [
            ...plugins,
            { package: "ark-plugin-registry", options: { activationHeight: 3 } },
        ]);
        const edited = withRegistry(misplaced, { wireModule });
        const list = names(edited.core.plugins);
        expect(list.filter((name) => name === "ark-plugin-registry")).toHaveLength(1);
        expect(list.indexOf("ark-plugin-registry")).toBeLessThan(list.indexOf(CORE.pool));
        expect(find(edited.core.plugins, "ark-plugin-registry")?.options).toEqual({ activationHeight: 3 });
    });

    it.each([
        ["core", CORE.pool],
        ["core", CORE.transactions],
        ["forger", CORE.forger],
    ] as const)("refuses a %s list without %s", (process, name) => {
        const app = change(process, (plugins) => plugins.filter((entry) => entry.package !== name));
        expect(() => withRegistry(app, { wireModule })).toThrow(`"${process}.plugins" has no entry "${name}"`);
    });

    it("refuses a list in which the pool starts before the handlers are known", () => {
        const app = change("core", (plugins) => [...plugins].reverse());
        expect(() => withRegistry(app, { wireModule })).toThrow("Put it behind");
    });

    it("knows Core's defaults as they are installed", () => {
        const defaults = (name: string) =>
            (jest.requireActual(`${name}/dist/defaults`) as { defaults: never }).defaults;
        const pool = defaults(CORE.pool) as { workerPool: { cryptoPackages: unknown } };
        const snapshots = defaults(CORE.snapshots) as { cryptoPackages: unknown };
        expect(pool.workerPool.cryptoPackages).toEqual(CORE_DEFAULTS.poolWorkers);
        expect(snapshots.cryptoPackages).toEqual(CORE_DEFAULTS.snapshots);
    });
});

describe("missingFromApp", () => {
    it("names every missing entry and the remedy", () => {
        const missing = missingFromApp(shipped("testnet"));
        expect(missing.map(({ process }) => process)).toEqual(["core", "core", "relay", "relay", "forger", "snapshot"]);
        for (const { message } of missing) {
            expect(message).toContain("ark-plugin setup");
        }
    });
});
