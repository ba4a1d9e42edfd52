import { readFileSync } from "node:fs";
import { join } from "node:path";

import { foldersOf } from "../../../../src/installer/folders";
import { register } from "../../../../src/installer/registration/edit";
import { Registration } from "../../../../src/installer/registration/registration";
import { AppJson } from "../../../../src/setup";
import { CORE_CONFIGURATION } from "../../../__support__/installer-folders";

const shipped = JSON.parse(readFileSync(join(CORE_CONFIGURATION, "app.json"), "utf8")) as AppJson;
const folders = foldersOf({ data: "/data", config: "/config" });

const transactions: Registration = {
    processes: ["core", "relay", "forger"],
    after: ["@arkecosystem/core-transactions"],
    before: ["@arkecosystem/core-transaction-pool", "@arkecosystem/core-forger"],
    transactions: [{ typeGroup: 1234, module: "dist/transactions" }],
};

const names = (app: AppJson, process: "core" | "relay" | "forger"): string[] =>
    app[process].plugins.map((entry) => entry.package);

it("lets workers of pool and snapshots load the module by a path that stays when the version changes", () => {
    const { app, created } = register({ app: shipped, created: {} }, folders, "@acme/pkg", transactions, {});
    const pool = app.core.plugins.find((entry) => entry.package === "@arkecosystem/core-transaction-pool");

    expect(pool?.options).toEqual({
        workerPool: {
            cryptoPackages: [
                { typeGroup: 2, packageName: "@arkecosystem/core-magistrate-crypto" },
                { typeGroup: 1234, packageName: "/data/plugins/@acme/pkg/dist/transactions" },
            ],
        },
    });
    expect(app.snapshot?.plugins.at(-1)?.options).toEqual({
        cryptoPackages: ["@arkecosystem/core-magistrate-crypto", "/data/plugins/@acme/pkg/dist/transactions"],
    });
    expect(created).toEqual({ core: "options", relay: "options", snapshot: "options" });
});

it("keeps plugins of one place in the order in which they came", () => {
    const api: Registration = { processes: ["core"], after: ["@arkecosystem/core-api"], before: [], transactions: [] };
    const { app } = ["@acme/first", "@acme/second", "@acme/third"].reduce(
        (state, name) => register(state, folders, name, api, {}),
        { app: shipped, created: {} },
    );
    const own = names(app, "core");

    expect(own.slice(own.indexOf("@arkecosystem/core-api") + 1, -3)).toEqual([
        "@acme/first",
        "@acme/second",
        "@acme/third",
    ]);
    expect(names(app, "relay")).toEqual(names(shipped, "relay"));
});

it("says which entries contradict what a plugin needs", () => {
    const impossible = { ...transactions, after: ["@arkecosystem/core-api"] };

    expect(() => register({ app: shipped, created: {} }, folders, "@acme/pkg", impossible, {})).toThrow(
        expect.objectContaining({
            code: "REGISTRATION_IMPOSSIBLE",
            message: expect.stringMatching(/core-transaction-pool" stands before "@arkecosystem\/core-api/),
        }),
    );
});
