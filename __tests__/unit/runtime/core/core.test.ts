import { once } from "node:events";
import { cpSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

import { Container, Contracts, Enums } from "@arkecosystem/core-kernel";

import { waitFor } from "../../../../devnet/processes";
import { EntitlementsIdentifier } from "../../../../src/entitlements";
import { treeDigest } from "../../../../src/installer/tree-digest";
import { moduleFoldersOf } from "../../../../src/runtime";
import { askNode } from "../../../../src/runtime/control/client";
import { CoreModules } from "../../../../src/runtime/core/core-modules";
import { moduleOptionsSchema } from "../../../../src/runtime/core/options";
import { PublicView } from "../../../../src/runtime/core/public-view";
import { InstalledModules } from "../../../../src/runtime/store/installed";
import { testHostProgram, writeModule } from "../../../__support__/modules";
import { TestChain } from "../../../__support__/test-chain";

let chain: TestChain;
let core: CoreModules;
let folders: ReturnType<typeof moduleFoldersOf>;

const EXAMPLES = join(__dirname, "../../../../examples");

async function installFolder(source: string, name: string, version = "1.0.0"): Promise<void> {
    const staged = join(folders.home, "staged");
    cpSync(source, staged, { recursive: true });
    const tree = await treeDigest(staged);
    await new InstalledModules(folders).add({ name, version }, staged, { integrity: "x", tree, transactionId: null });
}

function grant(modules: object): void {
    mkdirSync(folders.home, { recursive: true });
    writeFileSync(folders.policy, JSON.stringify({ version: 1, modules }));
}

async function start(options: object = {}): Promise<void> {
    core = new CoreModules(chain.app, await moduleOptionsSchema.validateAsync(options), testHostProgram());
    await core.start();
}

beforeEach(async () => {
    chain = await TestChain.start();
    chain.app.rebind(Container.Identifiers.BlockchainService).toConstantValue({ isSynced: () => true });
    folders = moduleFoldersOf(chain.app.dataPath());
});
afterEach(() => core.stop());

const ask = <R>(method: string, params: object = {}): Promise<R> => askNode<R>(folders, method, params);

describe("modules of a node", () => {
    it("loads what its options name, from its store, and offers them the chain", async () => {
        await installFolder(join(EXAMPLES, "delegate-monitor"), "@example/delegate-monitor");
        grant({
            "@example/delegate-monitor": {
                calls: { node: ["chain.delegates", "chain.lastBlock", "events.dispatch"] },
                events: ["block.applied"],
                routes: true,
            },
        });
        await start({ load: ["@example/delegate-monitor"], options: { "@example/delegate-monitor": { days: 3 } } });

        expect(core.running()).toEqual([{ name: "@example/delegate-monitor", version: "1.0.0" }]);
        const page = await core.modules.manager.http("@example/delegate-monitor", {
            method: "GET",
            path: "/",
            query: {},
            headers: {},
            body: "",
        });
        expect(page.status).toBe(200);
        expect(JSON.parse(page.body)).toHaveProperty("data");
    });

    it("is managed through a socket that only its own user may open", async () => {
        await installFolder(writeModule({ name: "@acme/echo" }), "@acme/echo");
        await start();

        expect(statSync(folders.socket).mode & 0o777).toBe(0o600);
        expect(await ask("known")).toEqual([{ name: "@acme/echo", version: "1.0.0", state: "known", problem: null }]);
        expect(await ask("load", { name: "@acme/echo" })).toMatchObject({ state: "loaded" });
        expect(await ask("loaded")).toMatchObject([{ name: "@acme/echo" }]);
        expect(await ask("info", { name: "@acme/echo" })).toMatchObject({ granted: { routes: false } });
        expect(await ask("unload", { name: "@acme/echo" })).toMatchObject({ state: "known" });
        await expect(ask("unload", { name: "@acme/echo" })).rejects.toMatchObject({ code: "MODULE_NOT_LOADED" });
        await expect(ask("load", { name: "@acme/none" })).rejects.toMatchObject({ code: "MODULE_UNKNOWN" });
    });

    it("answers nobody who does not know its token", async () => {
        await start();
        const ask = { jsonrpc: "2.0", id: 1, method: "known", params: {} };
        const open = { jsonrpc: "2.0", id: 1, method: "open", params: { token: "0".repeat(64) } };

        for (const message of [ask, open]) {
            const socket = connect(folders.socket);
            socket.write(`${JSON.stringify(message)}\n${JSON.stringify({ ...ask, id: 2 })}\n`);
            let answers = "";
            socket.setEncoding("utf8").on("data", (text: string) => (answers += text));
            await once(socket, "close");

            expect(answers).toContain("TOKEN_INVALID");
            expect(answers).not.toContain('"result"');
        }

        expect(statSync(folders.socketToken).mode & 0o777).toBe(0o600);
    });

    it("holds few connections of those who do not show the token, and answers who does", async () => {
        await start();
        const strangers = Array.from({ length: 100 }, () => connect(folders.socket).on("error", () => undefined));
        await waitFor("their end", async () => strangers.filter(({ closed }) => closed).length >= 60 || undefined);

        expect(await ask("known")).toEqual([]);
        strangers.forEach((socket) => socket.destroy());
    });

    it("tells nobody but its operator of a path", async () => {
        await start();
        await expect(ask("process", { path: "/home/of/somebody" })).rejects.toMatchObject({ code: "MODULE_INVALID" });

        expect(await ask("known")).toMatchObject([{ name: "/home/of/somebody", state: "refused" }]);
        expect(new PublicView(core.modules).list()).toEqual([]);
        expect(new PublicView(core.modules).find("/home/of/somebody")).toBeUndefined();
    });

    it("does not start a module whose files were changed", async () => {
        await installFolder(writeModule({ name: "@acme/echo" }), "@acme/echo");
        writeFileSync(join(folders.store, "@acme/echo/1.0.0/index.js"), "changed");
        await start();

        await expect(ask("load", { name: "@acme/echo" })).rejects.toMatchObject({ code: "INTEGRITY_MISMATCH" });
    });

    it("tells each change of state to Core's events", async () => {
        const states: string[] = [];
        const events = chain.app.get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService);
        events.listen("module.state", { handle: ({ data }) => void states.push((data as { to: string }).to) });
        await installFolder(writeModule({ name: "@acme/echo" }), "@acme/echo");
        await start({ load: ["@acme/echo"] });

        expect(states).toEqual(["starting", "authenticating", "registering", "loaded"]);
    });

    it("goes on without a module that cannot be loaded, and lists it", async () => {
        await installFolder(writeModule({ name: "@acme/bad", module: { protocol: "9.0" } }), "@acme/bad");
        await start({ load: ["@acme/bad"] });

        expect(await ask("known")).toMatchObject([
            { name: "@acme/bad", state: "refused", problem: expect.stringContaining("speaks protocol 9.0") },
        ]);
    });
});

describe("licenses of modules", () => {
    /** Of every plugin; as the last verdict of a synced node. */
    let code: string;

    const appliesBlock = () =>
        chain.app
            .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
            .dispatch(Enums.BlockEvent.Applied, {});

    async function run(onExpiry: string): Promise<void> {
        code = "VALID";
        chain.app.bind(EntitlementsIdentifier).toConstantValue({ check: () => ({ proof: { code } }) });
        await installFolder(writeModule({ name: "@acme/echo" }), "@acme/echo");
        await start({ load: ["@acme/echo"], onExpiry });
        expect(core.running()).toHaveLength(1);
    }

    it.each(["EXPIRED", "LICENSE_REQUIRED"])(
        "that become %s end the module if the operator chose that",
        async (now) => {
            await run("unload");
            await appliesBlock();
            expect(core.running()).toHaveLength(1);
            code = now;
            await appliesBlock();
            await waitFor("the module's end", async () => core.running().length === 0 || undefined);

            await expect(ask("load", { name: "@acme/echo" })).rejects.toMatchObject({ code: "LICENSE_REQUIRED" });
            code = "UNKNOWN_PLUGIN";
            expect(await ask("load", { name: "@acme/echo" })).toMatchObject({ state: "loaded" });
        },
    );

    it("are only told about otherwise", async () => {
        await run("warn");
        code = "EXPIRED";
        await appliesBlock();

        expect(await ask("restart", { name: "@acme/echo" })).toMatchObject({ state: "loaded" });
    });
});

it("says what is wrong when no node answers", async () => {
    await start();
    await core.stop();

    await expect(ask("known")).rejects.toMatchObject({ code: "NODE_UNREACHABLE" });
});
