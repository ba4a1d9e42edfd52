import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Container, Contracts } from "@arkecosystem/core-kernel";

import { Catalogue, CatalogueIdentifier, RegistryView } from "../../../src/catalogue";
import { Entitlement } from "../../../src/entitlements";
import { Entitlements, RunningPlugin } from "../../../src/entitlements/entitlements";
import { EntitlementOptions } from "../../../src/entitlements/options";
import { Proofs } from "../../../src/entitlements/proofs";
import { Terms } from "../../../src/transactions";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

const NAME = "@acme/pkg";
/** Blocks are 8 s apart. */
const SHORT: Terms = { ...PAID, licensePeriod: 32, trialPeriod: 24, fallback: false };

let chain: TestChain;
let directory: string;
let file: string;
let synced: boolean;
let announced: [string, Entitlement][];
let logged: string[];
let terminated: string[];
let plugins: RunningPlugin[];

const log = new Proxy({} as Contracts.Kernel.Logger, {
    get: (_, level) => (message: string) => logged.push(`${String(level)}: ${message}`),
});

/** A node's service as after a start, with what an earlier run has left in the file. */
function startService(options: Partial<EntitlementOptions> = {}): Entitlements {
    const settings: EntitlementOptions = {
        operator: addressFor("operator"),
        onExpiry: "warn",
        expiringDays: 0,
        ...options,
    };
    const service = new Entitlements({
        view: chain.app.resolve(RegistryView),
        proofs: new Proofs(file, `test ${settings.operator}`),
        options: settings,
        plugins: () => plugins,
        events: { dispatch: async (event, data) => void announced.push([event as string, data as Entitlement]) },
        log,
        terminate: async (reason) => void terminated.push(reason),
    });
    service.start();

    return service;
}

const blocks = async (service: Entitlements, count: number): Promise<void> => {
    for (let block = 0; block < count; block++) {
        await chain.forge();
        await service.blockApplied();
    }
};

const names = (): string[] => announced.map(([event, { code }]) => `${event} ${code}`);

beforeEach(async () => {
    useRegistryNetwork();
    directory = mkdtempSync(join(tmpdir(), "entitlements-"));
    file = join(directory, "plugin-registry/entitlements.json");
    [synced, announced, logged, terminated] = [true, [], [], []];
    plugins = [{ name: NAME, version: "1.0.0" }];
    chain = (await TestChain.start()).fund("acme", "operator");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    chain.app.rebind(Container.Identifiers.BlockchainService).toConstantValue({ isSynced: () => synced });
    await chain.send([publish().register("@acme"), "acme"], [releaseOf(NAME, "1.0.0", SHORT), "acme"]);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const buy = () => chain.send([purchase().full(NAME, SHORT, addressFor("acme")), "operator"]);
const tryOut = () => chain.send([purchase().trial(NAME, SHORT, addressFor("acme")), "operator"]);

describe("check", () => {
    it("follows the chain: without a license, with one, after its end", async () => {
        const service = startService();
        expect(service.check(NAME)).toMatchObject({ status: "refused", code: "TRIAL_AVAILABLE", version: "1.0.0" });

        await buy();
        expect(service.check(NAME)).toMatchObject({ status: "entitled", code: "VALID" });

        await blocks(service, 5);
        expect(service.check(NAME)).toMatchObject({ status: "refused", code: "EXPIRED" });
    });

    it("looks for nobody's license without an operator", async () => {
        await buy();
        const service = startService({ operator: undefined } as never);
        expect(service.check(NAME)).toMatchObject({ status: "refused", code: "TRIAL_AVAILABLE" });
        expect(logged.join()).toContain("entitlements.operator");
    });

    it("says unknown, never refused, on a node that is behind and has never known", () => {
        synced = false;
        expect(startService().check(NAME)).toMatchObject({ status: "unknown", code: "CHAIN_BEHIND", proof: null });
    });

    it("refuses nothing to plugins that ask while the node boots, before its state is built", async () => {
        await buy();
        chain.state.setStarted(false);
        expect(startService().check(NAME)).toMatchObject({ status: "unknown", code: "CHAIN_BEHIND", proof: null });

        chain.state.setStarted(true);
        expect(startService().check(NAME)).toMatchObject({ status: "entitled", code: "VALID" });
    });

    it("holds the last proven verdict while the node is behind, over a restart, though the license ends meanwhile", async () => {
        await buy();
        await blocks(startService(), 1);

        synced = false;
        await blocks(startService(), 10);
        const held = startService().check(NAME);
        expect(held).toMatchObject({ status: "entitled", code: "CHAIN_BEHIND", proof: { code: "VALID" } });

        synced = true;
        expect(startService().check(NAME)).toMatchObject({ status: "refused", code: "EXPIRED" });
    });

    it("does not hold a verdict on another version or of another wallet", async () => {
        await buy();
        await blocks(startService(), 1);
        synced = false;

        expect(startService().check(NAME, "2.0.0")).toMatchObject({ status: "unknown" });
        expect(startService({ operator: addressFor("acme") }).check(NAME)).toMatchObject({ status: "unknown" });
    });
});

describe("events", () => {
    it("announces the end of a license, before it and at it, once each", async () => {
        await tryOut();
        const service = startService({ expiringDays: 1 });
        await blocks(service, 8);

        expect(names()).toEqual([
            "entitlement.expiring TRIAL",
            "entitlement.changed TRIAL_EXPIRED",
            "entitlement.expired TRIAL_EXPIRED",
        ]);
    });

    it("announces nothing again after a restart", async () => {
        await tryOut();
        await blocks(startService({ expiringDays: 1 }), 1);
        await blocks(startService({ expiringDays: 1 }), 1);
        expect(names()).toEqual(["entitlement.expiring TRIAL"]);
    });

    it("announces the next end after a renewal", async () => {
        await buy();
        const service = startService({ expiringDays: 1 });
        await blocks(service, 1);
        await buy();
        await blocks(service, 1);

        expect(names()).toEqual([
            "entitlement.expiring VALID",
            "entitlement.changed VALID",
            "entitlement.expiring VALID",
        ]);
    });
});

describe("start", () => {
    it("logs the state of every plugin once it is proven", async () => {
        plugins.push({ name: "from-npm", version: "3.0.0" });
        await blocks(startService(), 2);

        expect(logged.filter((line) => line.includes("Entitlement of"))).toEqual([
            expect.stringContaining(`info: Entitlement of ${NAME}@1.0.0: TRIAL_AVAILABLE`),
            expect.stringContaining("info: Entitlement of from-npm@3.0.0: not on the chain"),
            expect.stringMatching(`error: Entitlement of ${NAME}@1.0.0: TRIAL_AVAILABLE.*plugin:buy ${NAME}`),
            expect.stringContaining("info: Entitlement of from-npm@3.0.0: not on the chain"),
        ]);
    });

    it("goes on without a license by default", async () => {
        await blocks(startService(), 2);
        expect(terminated).toEqual([]);
    });

    it("ends a node without a license if its operator chose that, and not for what is not on the chain", async () => {
        plugins = [{ name: "from-npm", version: "3.0.0" }];
        await blocks(startService({ onExpiry: "refuse" }), 2);
        expect(terminated).toEqual([]);

        plugins = [{ name: NAME, version: "1.0.0" }];
        synced = false;
        const service = startService({ onExpiry: "refuse" });
        await blocks(service, 2);
        expect(terminated).toEqual([]);

        synced = true;
        await blocks(service, 2);
        expect(terminated).toEqual([expect.stringContaining(NAME)]);
    });

    it("never ends a node that runs, when a license ends", async () => {
        await buy();
        await blocks(startService({ onExpiry: "refuse" }), 10);
        expect(names()).toContain("entitlement.expired EXPIRED");
        expect(terminated).toEqual([]);
    });
});

describe("the file of proofs", () => {
    it.each(["", "{", "[]", '{"subject":"x","proofs":[["a",{}]]}'])(
        "is not used, and not fatal, as %j",
        async (text) => {
            await blocks(startService(), 1);
            expect(existsSync(file)).toBe(true);
            writeFileSync(file, text);
            await buy();
            await blocks(startService(), 1);

            expect(logged.join("\n")).toContain("is not used");
            expect(JSON.parse(readFileSync(file, "utf8")).proofs).toEqual([
                [NAME, expect.objectContaining({ code: "VALID" })],
            ]);
        },
    );
});
