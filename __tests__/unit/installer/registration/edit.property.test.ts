import { readFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";

import { foldersOf } from "../../../../src/installer/folders";
import { optionsOf, register, Registered, unregister } from "../../../../src/installer/registration/edit";
import { Registration } from "../../../../src/installer/registration/registration";
import { AppJson, PluginEntry } from "../../../../src/setup";
import { CORE_CONFIGURATION } from "../../../__support__/installer-folders";

const shipped = JSON.parse(readFileSync(join(CORE_CONFIGURATION, "app.json"), "utf8")) as AppJson;
const folders = foldersOf({ data: "/data", config: "/config" });

const core = (name: string): string => `@arkecosystem/core-${name}`;

const registrations: fc.Arbitrary<Registration> = fc
    .record({
        processes: fc.subarray(["core", "relay", "forger"] as const, { minLength: 1 }),
        kind: fc.constantFrom(
            { after: [core("transactions"), core("magistrate-transactions")], before: [core("transaction-pool")] },
            { after: [core("api"), core("magistrate-api")], before: [] },
            { after: [], before: [core("p2p")] },
            { after: [], before: [] },
        ),
        transactions: fc.uniqueArray(
            fc.record({ typeGroup: fc.integer({ min: 1001, max: 1010 }), module: fc.constantFrom("dist/a", "dist/b") }),
            { maxLength: 2, selector: ({ typeGroup }) => typeGroup },
        ),
    })
    .map(({ kind, ...rest }) => ({ ...kind, ...rest }));

/** Options of Core's entries as operators have them: none, empty, or lists of their own. */
const apps: fc.Arbitrary<AppJson> = fc
    .record({
        pool: fc.constantFrom<PluginEntry["options"]>(
            undefined,
            {},
            { workerPool: {} },
            { workerPool: { workerCount: 3 } },
            { enabled: true, workerPool: { cryptoPackages: [] } },
        ),
        snapshots: fc.constantFrom<PluginEntry["options"]>(undefined, {}, { cryptoPackages: ["mine"] }),
    })
    .map(({ pool, snapshots }) => {
        const given: Record<string, PluginEntry["options"]> = {
            [core("transaction-pool")]: pool,
            [core("snapshots")]: snapshots,
        };
        const edit = (entry: PluginEntry): PluginEntry =>
            given[entry.package] ? { ...entry, options: given[entry.package]! } : entry;

        return Object.fromEntries(
            Object.entries(shipped).map(([name, section]) => [
                name,
                { ...(section as AppJson["core"]), plugins: (section as AppJson["core"]).plugins.map(edit) },
            ]),
        ) as unknown as AppJson;
    });

const enter = (registered: Registered, name: string, registration: Registration): Registered =>
    register(registered, folders, name, registration, { core: { some: "option" } });

it("takes away what it entered and nothing else, in whatever order plugins come and go", () => {
    fc.assert(
        fc.property(
            apps,
            fc.array(registrations, { minLength: 1, maxLength: 4 }),
            fc.func(fc.nat()),
            (app, list, order) => {
                // Two plugins of one type group are refused before they come here.
                const own = list.map((registration, index) => ({
                    name: `@acme/p${index}`,
                    registration: {
                        ...registration,
                        transactions: registration.transactions.map((types) => ({
                            ...types,
                            typeGroup: types.typeGroup + index * 100,
                        })),
                    },
                }));
                const full = own.reduce<Registered>(
                    (state, { name, registration }) => enter(state, name, registration),
                    { app, created: {} },
                );
                const leaving = [...own].sort((left, right) => order(left.name) - order(right.name));
                const empty = leaving.reduce(
                    (state, { name, registration }) => unregister(state, folders, name, registration),
                    full,
                );

                expect(JSON.stringify(empty.app)).toBe(JSON.stringify(app));
                expect(empty.created).toEqual({});
            },
        ),
    );
});

it("changes nothing when it is done twice", () => {
    fc.assert(
        fc.property(apps, registrations, (app, registration) => {
            const once = enter({ app, created: {} }, "@acme/pkg", registration);

            expect(enter(once, "@acme/pkg", registration)).toEqual(once);
        }),
    );
});

it("puts a plugin behind all that must come first and before all that must come later", () => {
    fc.assert(
        fc.property(apps, registrations, (app, registration) => {
            const { app: edited } = enter({ app, created: {} }, "@acme/pkg", registration);

            for (const process of registration.processes) {
                const names = edited[process].plugins.map((entry) => entry.package);
                const own = names.indexOf("@acme/pkg");
                registration.after.forEach((name) => expect(names.indexOf(name)).toBeLessThan(own));
                registration.before
                    .filter((name) => names.includes(name))
                    .forEach((name) => expect(names.indexOf(name)).toBeGreaterThan(own));
            }

            expect(Object.keys(optionsOf(edited, "@acme/pkg"))).toEqual(
                registration.processes.includes("core") ? ["core"] : [],
            );
        }),
    );
});
