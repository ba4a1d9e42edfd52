/** AIP-35 as an operator meets it: a real chain, a real npm registry, a real node that runs what was installed. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { FREE_TERMS, Terms } from "../../src/transactions";
import { PAID, publish } from "../__support__/actors";
import { Binaries } from "../__support__/binaries";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { CORE_DIRECTORY, removeTemporaryFolders, temporaryFolder } from "../__support__/installer-folders";
import { NpmRegistry, startNpmRegistry } from "../__support__/npm-registry";
import { packPlugin, PluginFixture, publishPlugin, writePlugin } from "../__support__/plugin-fixtures";

const folder = temporaryFolder();
const API = { name: "@arkecosystem/core-api", version: "^3.0.0", required: true };

let network: FunctionalNetwork;
let registry: NpmRegistry;
let programs: Binaries;

/** What the commands print with `--json`, as far as it is looked at here. */
interface Output {
    readonly done?: boolean;
    readonly kept?: readonly string[];
    readonly findings?: readonly unknown[];
    readonly fixed?: readonly string[];
    readonly failed?: readonly unknown[];
    readonly warnings: readonly string[];
    readonly plugins: readonly unknown[];
    readonly error?: {
        readonly code: string;
        readonly message: string;
        readonly details: {
            readonly code: string;
            readonly problems: readonly unknown[];
            readonly missing: readonly unknown[];
            readonly price: { readonly withoutTrials: { readonly price: string } };
            readonly command: string;
        };
    };
}

interface Run {
    readonly code: number;
    readonly json: Output;
    readonly error: Output["error"];
}

interface How {
    /** Of the wallet that signs. */
    readonly passphrase?: string;
    /** `ark plugin:…` instead of `ark-plugin …`. */
    readonly ark?: boolean;
    /** Another node's data folder. */
    readonly data?: string;
    readonly environment?: Record<string, string>;
}

const nodeFolder = (): string => join(network.devnet.network.configDirectory, "../../node");

const OFFLINE = ["list", "remove", "rollback"];

/** Runs a command as an operator would, at no terminal. */
async function run(command: string, args: readonly string[], how: How = {}): Promise<Run> {
    const { passphrase, ark = false, data = join(nodeFolder(), "data"), environment = {} } = how;
    const all = [
        ...args,
        ...(OFFLINE.includes(command) ? [] : [`--node=${network.devnet.node.api}`]),
        ...(ark || command === "publish" ? [] : [`--config=${join(nodeFolder(), "config")}`, `--data=${data}`]),
        ...(ark || ["list", "publish"].includes(command) ? [] : [`--core=${CORE_DIRECTORY}`]),
        "--json",
    ];
    const secret = { ...environment, ...(passphrase !== undefined && { ARK_PLUGIN_PASSPHRASE: passphrase }) };
    const { code, json } = ark
        ? await programs.ark(nodeFolder(), [command, ...all], secret)
        : await programs.arkPlugin([command, ...all], secret);
    const output = json as unknown as Output;

    return { code, json: output, error: output.error };
}

const install = (args: readonly string[], how: How = {}): Promise<Run> => run("install", ["--yes", ...args], how);

interface Published extends PluginFixture {
    readonly terms?: Terms;
    readonly coreRange?: string;
}

const termsFlags = ({ price, licensePeriod, trialPeriod, fallback, transferable }: Terms): string[] =>
    price === "0"
        ? ["--free"]
        : [
              `--price=${Number(price) / 1e8}`,
              `--license-period=${licensePeriod}s`,
              `--trial-period=${trialPeriod}s`,
              ...(fallback ? ["--fallback"] : []),
              ...(transferable ? ["--transferable"] : []),
          ];

let published = 0;

/** On npm's registry and on the chain, by our own command; each front end in turn. */
async function release(fixture: Published): Promise<void> {
    const { terms = FREE_TERMS, coreRange = "^3.9.0" } = fixture;
    const manifest = {
        description: "For tests",
        license: "SEE LICENSE IN LICENSE",
        files: ["dist"],
        peerDependencies: { "@arkecosystem/core-kernel": coreRange },
    };
    const path = writePlugin(folder, { ...fixture, manifest });
    const flags = ["--register-vendor", ...termsFlags(terms), "--yes"];
    const { passphrase } = network.wallet("owner");
    const ended = await run("publish", [path, ...flags], { passphrase, ark: published++ % 2 === 1 });

    expect([ended.code, ended.json]).toMatchObject([0, { name: fixture.name, verified: true }]);
}

async function releaseOnChain(fixture: Published, integrity: string, source?: string): Promise<void> {
    const { name, version, terms = FREE_TERMS, coreRange = "^3.9.0", dependencies = [] } = fixture;
    const plugins = dependencies
        .filter(({ required }) => required)
        .map(({ name: required, version: range = "*" }) => [required, range] as const);
    await network.client.send(
        publish().release({
            name,
            version,
            terms,
            integrity,
            requirements: { core: coreRange, plugins: Object.fromEntries(plugins) },
            ...(source !== undefined && { source }),
        }),
        network.wallet("owner"),
    );
}

const appJson = (): string => readFileSync(join(nodeFolder(), "config/app.json"), "utf8");
const pluginsFolder = (...path: string[]): string => join(nodeFolder(), "data/plugins", ...path);
const balance = async (role: string): Promise<bigint> => {
    const { data } = await network.client.get<{ data: { balance: string } }>(
        `/wallets/${network.wallet(role).address}`,
    );

    return BigInt(data.balance);
};

/** As an operator restarts a node; it forges again then. */
async function restart(): Promise<void> {
    await network.devnet.node.stop();
    network.devnet.node.start();
    const height = await network.devnet.node.waitForHeight(1);
    await network.devnet.node.waitForHeight(height + 1);
}

beforeAll(async () => {
    network = await startFunctionalNetwork("installer", 24_403, ["owner", "buyer", "trier", "late"]);
    registry = await startNpmRegistry(join(folder, "registry"));
    programs = new Binaries(join(folder, "home"), registry.environment);
    mkdirSync(join(folder, "home"));
    await release({ name: "@acme/hello", version: "1.0.0", dependencies: [API], route: "/hello", terms: PAID });
    await release({ name: "@acme/brief", version: "1.0.0", terms: { ...PAID, trialPeriod: 1 } });
    await release({ name: "@acme/base", version: "1.2.0", terms: PAID });
    await release({
        name: "@acme/needy",
        version: "1.0.0",
        dependencies: [{ name: "@acme/base", version: "^1.0.0", required: true }],
    });
    await release({ name: "@acme/future", version: "1.0.0", coreRange: ">=99.0.0" });
    publishPlugin(folder, { name: "plain-plugin", version: "1.0.0" }, { ...process.env, ...registry.environment });
    publishPlugin(folder, { name: "@nobody/plugin", version: "2.0.0" }, { ...process.env, ...registry.environment });
}, 300_000);

afterAll(async () => {
    await registry?.stop();
    await network?.stop();
    removeTemporaryFolders();
}, 60_000);

describe("a paid plugin", () => {
    it("is refused without a license, with the exact commands, and nothing is changed", async () => {
        const before = appJson();
        const { code, error } = await install(["@acme/hello", `--address=${network.wallet("buyer").address}`]);

        expect(code).toBe(3);
        expect(error?.code).toBe("LICENSE_REQUIRED");
        expect(error?.message).toContain("@acme/hello --accept-trial");
        expect(error?.message).toContain("@acme/hello --buy --max-price=25");
        expect(appJson()).toBe(before);
        expect(existsSync(pluginsFolder("@acme"))).toBe(false);
    }, 60_000);

    it("is not bought above the price that was allowed", async () => {
        const before = await balance("buyer");
        const { address, passphrase } = network.wallet("buyer");
        const { code, error } = await install(["@acme/hello", `--address=${address}`, "--buy", "--max-price=24.9"], {
            passphrase,
        });

        expect([code, error?.code]).toEqual([3, "LICENSE_REQUIRED"]);
        expect(await balance("buyer")).toBe(before);
    }, 60_000);

    it("is not paid for before every check that needs no license has passed", async () => {
        const before = await balance("buyer");
        const { address, passphrase } = network.wallet("buyer");
        const { code, error } = await install(
            ["@acme/hello", `--address=${address}`, "--buy", "--option=nobody:key=value"],
            { passphrase },
        );

        expect([code, error?.code]).toEqual([2, "OPTIONS_INVALID"]);
        expect(await balance("buyer")).toBe(before);
    }, 60_000);

    it("is bought and installed in one go, and the node that starts with it runs it", async () => {
        const { address, passphrase } = network.wallet("buyer");
        const { code, json } = await install(
            ["@acme/hello", `--address=${address}`, "--buy", "--max-price=25", "--option=greeting=hi"],
            { passphrase },
        );

        expect(code).toBe(0);
        expect(json).toMatchObject({
            done: true,
            plugins: [
                {
                    name: "@acme/hello",
                    to: "1.0.0",
                    verified: true,
                    license: { address, code: "VALID" },
                    processes: ["core", "relay"],
                },
            ],
            licenses: [{ name: "@acme/hello", kind: "full", amount: "2500000000" }],
        });

        await restart();
        const { data } = await network.client.get<{ data: unknown }>("/hello");

        expect(data).toMatchObject({ name: "@acme/hello", version: "1.0.0", options: { greeting: "hi" } });
    }, 180_000);

    it("is not bought again", async () => {
        const before = await balance("buyer");
        const { address, passphrase } = network.wallet("buyer");
        const { json } = await install(["@acme/hello", `--address=${address}`, "--buy"], { passphrase });

        expect(json).toMatchObject({ done: false, kept: ["@acme/hello"] });
        expect(await balance("buyer")).toBe(before);
    }, 60_000);

    it("is listed with its license, and pinned by owner, release and integrity", async () => {
        const { json } = await run("list", []);
        const lock = JSON.parse(readFileSync(pluginsFolder("ark-plugins-lock.json"), "utf8"));

        expect(json).toEqual(
            expect.arrayContaining([
                expect.objectContaining({ name: "@acme/hello", verified: true, version: "1.0.0" }),
            ]),
        );
        expect(lock.network).toBe(network.devnet.network.config.network.nethash);
        expect(lock.plugins["@acme/hello"].origin).toMatchObject({
            kind: "chain",
            owner: network.wallet("owner").address,
            source: null,
        });
    }, 60_000);

    it("is what audit, verify and doctor find nothing wrong with", async () => {
        const { code, json } = await run("audit", [`--address=${network.wallet("buyer").address}`]);

        expect([code, json]).toEqual([0, { findings: [], fixed: [], failed: [] }]);
        expect((await run("verify", [])).code).toBe(0);
        expect((await run("doctor", [])).code).toBe(0);
    }, 60_000);

    it("is updated to the next release, back and forth", async () => {
        await release({ name: "@acme/hello", version: "1.1.0", dependencies: [API], route: "/hello", terms: PAID });
        const address = `--address=${network.wallet("buyer").address}`;

        expect((await run("outdated", [])).json).toEqual([
            { name: "@acme/hello", installed: "1.0.0", wanted: "1.1.0", origin: "chain" },
        ]);
        expect((await run("update", ["@acme/hello", "--yes", address])).json).toMatchObject({
            done: true,
            plugins: [{ change: "update", from: "1.0.0", to: "1.1.0" }],
        });
        expect((await run("rollback", ["@acme/hello", "--yes"])).json).toMatchObject({
            done: true,
            plugins: [{ change: "downgrade", from: "1.1.0", to: "1.0.0" }],
        });
        expect(JSON.parse(readFileSync(pluginsFolder("@acme/hello/package.json"), "utf8")).version).toBe("1.0.0");

        const audit = await run("audit", [address]);

        expect(audit.json.findings).toMatchObject([{ code: "OUTDATED", severity: "warning", name: "@acme/hello" }]);
        expect(audit.code).toBe(7);
    }, 120_000);

    it("is installed byte for byte by its lock file on another machine", async () => {
        const data = join(folder, "other-machine");
        const lockFile = pluginsFolder("ark-plugins-lock.json");
        const { code, json } = await run("ci", [`--lock-file=${lockFile}`, "--yes"], { data });
        const copy = join(data, "plugins/ark-plugins-lock.json");

        expect([code, json.done]).toEqual([0, true]);
        expect(JSON.parse(readFileSync(copy, "utf8")).plugins).toEqual(
            JSON.parse(readFileSync(lockFile, "utf8")).plugins,
        );
    }, 60_000);
});

describe("a trial", () => {
    it("is started where it is granted, and the plugin installed", async () => {
        const { address, passphrase } = network.wallet("trier");
        const { code, json } = await install(["@acme/base", `--address=${address}`, "--accept-trial"], {
            passphrase,
            ark: true,
        });

        expect(code).toBe(0);
        expect(json.plugins).toMatchObject([
            { name: "@acme/base", license: { address, code: "TRIAL", expiresAt: expect.stringMatching(/^20/) } },
        ]);
    }, 60_000);

    it("that is over is over", async () => {
        const { address, passphrase } = network.wallet("late");
        await install(["@acme/brief", `--address=${address}`, "--accept-trial"], { passphrase, ark: true });
        await run("remove", ["@acme/brief", "--yes"], { ark: true });
        await network.devnet.node.waitForHeight((await network.devnet.node.height()) + 2);
        const { code, error } = await install(["@acme/brief", `--address=${address}`, "--accept-trial"], {
            passphrase,
            ark: true,
        });

        expect([code, error?.code]).toEqual([3, "LICENSE_REQUIRED"]);
        expect(error?.details.code).toBe("TRIAL_EXPIRED");
        expect(error?.message).not.toContain("--accept-trial");
    }, 120_000);
});

describe("requirements", () => {
    it("that are missing stop the installation, with all of them, their price and the command for it", async () => {
        expect((await run("remove", ["@acme/base", "--yes"])).code).toBe(0);
        const before = appJson();
        const { code, error } = await install(["@acme/needy"], { ark: true });

        expect([code, error?.code]).toEqual([3, "REQUIREMENTS_UNMET"]);
        expect(error?.details.missing).toMatchObject([{ name: "@acme/base", version: "1.2.0" }]);
        expect(error?.details.price.withoutTrials.price).toBe(PAID.price);
        expect(error?.details.command).toMatch(/install @acme\/needy @acme\/base@1\.2\.0$/);
        expect(appJson()).toBe(before);
    }, 60_000);

    it("are met by the command that the refusal names, and then hold what they need", async () => {
        const address = `--address=${network.wallet("trier").address}`;
        const installed = await install(["@acme/needy", "@acme/base@1.2.0", address], { ark: true });

        expect([installed.code, installed.json.done]).toEqual([0, true]);

        const { code, error } = await run("remove", ["@acme/base", "--yes"], { ark: true });

        expect([code, error?.code]).toEqual([3, "REQUIRED_BY_OTHERS"]);
        expect(error?.message).toContain("@acme/needy requires @acme/base (core)");
    }, 60_000);

    it("of a newer Core stop it too", async () => {
        const { code, error } = await install(["@acme/future"], { ark: true });

        expect([code, error?.code]).toEqual([3, "REQUIREMENTS_UNMET"]);
        expect(error?.details.problems).toMatchObject([{ code: "CORE_TOO_OLD", name: "@acme/future" }]);
    }, 60_000);
});

describe("what monitoring is told", () => {
    const findings = async (...flags: string[]): Promise<Run> => run("audit", flags);

    it("a withdrawn release is found, and mended by its successor", async () => {
        const owner = network.wallet("owner");
        await release({ name: "@acme/leaky", version: "1.0.0" });
        await install(["@acme/leaky"]);
        await network.client.send(publish().yank("@acme/leaky", "1.0.0", "security", "it leaks"), owner);
        const found = await findings();

        expect(found.code).toBe(3);
        expect(found.json.findings).toContainEqual(
            expect.objectContaining({ code: "YANKED", severity: "critical", name: "@acme/leaky" }),
        );
        expect((await run("ci", ["--yes"])).error?.code).toBe("YANKED");

        await release({ name: "@acme/leaky", version: "1.0.1" });
        const fixed = await findings("--fix", "--yes", `--address=${network.wallet("trier").address}`);

        expect(fixed.json.fixed).toContain("update @acme/leaky 1.0.1");
        expect(JSON.stringify(fixed.json.findings)).not.toContain("YANKED");
        // The license of this one is another wallet's, which keeps nothing else from being mended.
        expect(fixed.json.failed).toMatchObject([{ names: ["@acme/hello"], code: "LICENSE_REQUIRED" }]);
    }, 120_000);

    it("changed files are found by audit and verify, and put back", async () => {
        const file = pluginsFolder("@acme/leaky/dist/index.js");
        const text = readFileSync(file, "utf8");
        writeFileSync(file, `${text}evil();`);

        expect((await run("verify", [])).code).toBe(6);
        expect((await findings()).code).toBe(6);

        await findings("--fix", "--yes");

        expect(readFileSync(file, "utf8")).toBe(text);
        expect((await run("verify", [])).code).toBe(0);
    }, 120_000);

    it("a set-up that is right is told to be right", async () => {
        const { code, json } = await run("doctor", []);

        expect([code, json]).toEqual([
            0,
            expect.arrayContaining([expect.objectContaining({ name: "boot", ok: true })]),
        ]);
        expect((await run("remove", ["@acme/leaky", "--yes"])).code).toBe(0);
    }, 120_000);
});

describe("what is not on-chain", () => {
    it.each(["plain-plugin", "@nobody/plugin"])(
        "%s comes from npm, marked as such",
        async (name) => {
            const { code, json } = await install([name], { ark: name === "plain-plugin" });

            expect(code).toBe(0);
            expect(json.plugins).toMatchObject([{ name, origin: { kind: "npm" }, verified: false, license: null }]);
            expect(json.warnings).toEqual([expect.stringContaining("not from the chain")]);
        },
        60_000,
    );

    it("is never what an outage is taken for", async () => {
        await network.devnet.node.stop();

        try {
            const { code, error } = await install(["@nobody/plugin"]);

            expect([code, error?.code]).toEqual([5, "NODE_UNREACHABLE"]);
        } finally {
            network.devnet.node.start();
            await network.devnet.node.waitForHeight(1);
        }
    }, 120_000);
});

describe("bytes and people that changed", () => {
    it("another tarball than the published one is refused before it is unpacked", async () => {
        const fixture = { name: "@acme/swapped", version: "1.0.0" };
        publishPlugin(folder, { ...fixture, files: { "evil.js": "" } }, { ...process.env, ...registry.environment });
        rmSync(join(folder, "@acme-swapped-1.0.0"), { recursive: true });
        const { integrity } = packPlugin(folder, fixture, { ...process.env, ...registry.environment });
        await releaseOnChain(fixture, integrity);
        const { code, error } = await install(["@acme/swapped"]);

        expect([code, error?.code]).toEqual([6, "INTEGRITY_MISMATCH"]);
        expect(existsSync(pluginsFolder("@acme/swapped"))).toBe(false);
    }, 60_000);

    it("a package that comes on-chain later is another origin, which the operator has to accept", async () => {
        await network.client.send(publish().register("@nobody"), network.wallet("owner"));
        await release({ name: "@nobody/plugin", version: "2.1.0" });
        const refused = await run("update", ["@nobody/plugin", "--yes"]);

        expect([refused.code, refused.error?.code]).toEqual([1, "ORIGIN_CHANGED"]);
        expect(refused.error?.message).toContain("--accept-origin=@nobody/plugin");
        expect((await run("update", ["@nobody/plugin", "--yes", "--accept-origin=@nobody/plugin"])).code).toBe(0);
    }, 90_000);

    it("a vendor that changed hands stops updates and reproduction until its new owner is accepted", async () => {
        const { client, wallet } = network;
        await client.send(publish().transfer("@nobody", wallet("buyer").address), wallet("owner"));
        await client.send(publish().accept("@nobody", wallet("owner").address), wallet("buyer"));
        const { code, error } = await run("ci", ["--yes"]);

        expect([code, error?.code]).toEqual([1, "OWNER_CHANGED"]);
        expect(error?.message).toContain("--accept-owner=@nobody");
        const accepted = await run("ci", ["--yes", "--accept-owner=@nobody", `--address=${wallet("trier").address}`]);

        expect(accepted.error?.code).toBe("LICENSE_REQUIRED");
    }, 90_000);
});

it("removal of everything leaves app.json as it was, and the node runs on", async () => {
    const names = ["@acme/hello", "@acme/base", "@acme/needy", "plain-plugin", "@nobody/plugin"];
    const { code } = await run("remove", [...names, "--yes"]);
    const app = JSON.parse(appJson());

    expect(code).toBe(0);
    expect(JSON.stringify(app)).not.toMatch(/@acme|@nobody|plain-plugin/);
    expect((await run("list", [])).json).toMatchObject([{ name: "ark-plugin-registry", origin: null }]);

    await restart();
}, 120_000);

describe("a plugin from npm's public registry", () => {
    const NAME = "@arkecosystem/core-webhooks";
    /** npm's own configuration of whoever runs the tests. */
    const environment = {
        npm_config_userconfig: process.env["npm_config_userconfig"] ?? join(homedir(), ".npmrc"),
    };

    it("runs in the node, on the node's own Core", async () => {
        const app = JSON.parse(appJson());
        const others = app.core.plugins.filter((entry: { package: string }) => entry.package !== NAME);
        const path = join(nodeFolder(), "config/app.json");
        writeFileSync(path, JSON.stringify({ ...app, core: { ...app.core, plugins: others } }));
        const { code, json } = await install([`${NAME}@3.9.1`], { environment });

        expect(code).toBe(0);
        expect(json.plugins).toMatchObject([{ name: NAME, verified: false }]);
        expect(existsSync(pluginsFolder(NAME, "node_modules/lowdb"))).toBe(true);
        expect(existsSync(pluginsFolder(NAME, "node_modules/@arkecosystem"))).toBe(false);

        await restart();
        const answer = await fetch("http://127.0.0.1:24405/api/webhooks");

        expect([answer.status, await answer.json()]).toMatchObject([200, { data: [] }]);
        expect((await run("remove", [NAME, "--yes"])).code).toBe(0);
    }, 240_000);

    it("that was made for an earlier Core, which this one would not start with, is refused and changes nothing", async () => {
        const old = "@protokol/nft-base-transactions";
        const before = appJson();
        const { code, error } = await install([`${old}@1.0.1`], { ark: true, environment });

        expect([code, error?.code]).toEqual([1, "APP_JSON_INVALID"]);
        expect(error?.message).toContain(
            'NFTRegisterCollectionHandler wants Service<TransactionHistory> without the tag "connection"',
        );
        expect(appJson()).toBe(before);
        expect(existsSync(pluginsFolder(old))).toBe(false);
        await restart();
    }, 240_000);
});
