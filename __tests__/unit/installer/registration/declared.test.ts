import { registrationOf } from "../../../../src/installer/registration/declared";

const manifest = { name: "@acme/pkg", version: "1.0.0" };

const declaring = (registration: unknown) => ({ ...manifest, arkecosystem: { core: { registration } } });

it.each([
    ["@arkecosystem/core-transactions", ["core", "relay", "forger"], "@arkecosystem/core-transaction-pool"],
    ["@arkecosystem/core-api", ["core", "relay"], undefined],
    ["@arkecosystem/core-kernel", ["core", "relay"], undefined],
])("infers the place of a plugin that uses %s", (used, processes, before) => {
    const registration = registrationOf({ ...manifest, peerDependencies: { [used]: "^3.0.0" } });

    expect(registration.processes).toEqual(processes);
    expect(registration.before[0]).toBe(before);
});

it("puts a plugin behind those that it requires", () => {
    const dependencies = [{ name: "@acme/base", required: true }];

    expect(registrationOf({ ...manifest, arkecosystem: { core: { dependencies } } }).after).toEqual(["@acme/base"]);
});

it("takes the author's word", () => {
    const declared = {
        processes: ["forger"],
        after: ["@arkecosystem/core-forger"],
        before: [],
        transactions: [{ typeGroup: 1035, module: "dist/transactions" }],
    };

    expect(registrationOf(declaring(declared))).toEqual(declared);
});

it.each([
    ["a process that is none", { processes: ["api"] }],
    ["a misspelt key", { process: ["core"] }],
    ["a module outside the package", { transactions: [{ typeGroup: 1, module: "../../evil" }] }],
    ["an absolute module", { transactions: [{ typeGroup: 1, module: "/etc/evil" }] }],
])("refuses %s", (_, declared) => {
    expect(() => registrationOf(declaring(declared))).toThrow(
        expect.objectContaining({ code: "REGISTRATION_IMPOSSIBLE" }),
    );
});
