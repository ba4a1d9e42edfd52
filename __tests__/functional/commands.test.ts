/** The built binary and Core's `ark plugin:…` on a real, forging network and a real npm registry. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Identities, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import { PACKAGE_ROOT } from "../../devnet/network";
import { Binaries } from "../__support__/binaries";
import { CuttingProxy, startCuttingProxy } from "../__support__/cutting-proxy";
import { build, FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { NpmRegistry, startNpmRegistry } from "../__support__/npm-registry";

const API_PORT = 24_203;
const SECOND_PASSPHRASE = "a second secret of the publisher's";

let folder: string;
let network: FunctionalNetwork;
let registry: NpmRegistry;
let proxy: CuttingProxy;
let programs: Binaries;
let nodeFolder: string;

const wallet = (role: string) => network.wallet(role);
const address = (role: string) => network.wallet(role).address;

/** Arguments by which a wallet signs without being asked. */
const by = (role: string): string[] => [`--passphrase-file=${join(folder, `${role}.txt`)}`, "--yes", "--json"];

const onNode = (...args: string[]): string[] => [...args, `--node=http://127.0.0.1:${API_PORT}`];

const arkPlugin = (...args: string[]) => programs.arkPlugin(onNode(...args));
const ark = (...args: string[]) => programs.ark(nodeFolder, args, { CORE_API_PORT: `${API_PORT}` });

/** A plugin as its author has it in a folder. */
function plugin(
    name: string,
    version: string,
    more: { files?: Record<string, string>; manifest?: object } = {},
): string {
    const path = join(folder, "plugins", name.replace("/", "-"));
    mkdirSync(path, { recursive: true });
    const manifest = {
        name,
        version,
        description: `Plugin ${name}`,
        license: "SEE LICENSE IN LICENSE",
        main: "index.js",
        files: ["index.js", "*.txt", ".env"],
        peerDependencies: { "@arkecosystem/core-kernel": "^3.9.0" },
        ...more.manifest,
    };
    const files = { "index.js": `module.exports = ${JSON.stringify(version)};\n`, ...more.files };
    Object.entries({ ...files, "package.json": JSON.stringify(manifest) }).forEach(([file, text]) =>
        writeFileSync(join(path, file), text),
    );

    return path;
}

beforeAll(async () => {
    await build();
    folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-commands-"));
    const roles = ["publisher", "maintainer", "alice", "bob", "carol", "heir", "second", "organiser"];
    [network, registry] = await Promise.all([
        startFunctionalNetwork("commands", API_PORT, roles),
        startNpmRegistry(join(folder, "registry")),
    ]);
    proxy = await startCuttingProxy(network.devnet.node.api);
    nodeFolder = join(network.devnet.network.configDirectory, "../../node");
    roles.forEach((role) =>
        writeFileSync(join(folder, `${role}.txt`), `${wallet(role).passphrase}\n`, { mode: 0o600 }),
    );
    programs = new Binaries(join(folder, "home"), registry.environment);
    mkdirSync(join(folder, "home"));
}, 240_000);

afterAll(async () => {
    await Promise.all([network?.stop(), registry?.stop(), proxy?.stop()]);
    rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe("publish", () => {
    const TERMS = ["--price=25", "--license-period=365d", "--trial-period=14d", "--fallback", "--transferable"];

    it("shows everything in a dry run, without a key, and does nothing", async () => {
        const path = plugin("@acme/pkg", "1.0.0");
        const { code, json } = await arkPlugin("publish", path, ...TERMS, "--register-vendor", "--dry-run", "--json");

        expect(code).toBe(0);
        expect(json).toMatchObject({
            dryRun: true,
            fee: "500000000",
            transaction: {
                asset: {
                    pluginPublish: {
                        action: "release",
                        name: "@acme/pkg",
                        requirements: { core: "^3.9.0", plugins: {} },
                        terms: { price: "2500000000", licensePeriod: 31_536_000, trialPeriod: 1_209_600 },
                    },
                },
            },
        });
        expect((await fetch(`${registry.url}/@acme%2fpkg`)).status).toBe(404);
    }, 60_000);

    it("wants the vendor's registration to be asked for", async () => {
        const { code, json } = await arkPlugin("publish", plugin("@acme/pkg", "1.0.0"), ...by("publisher"));

        expect([code, json]).toEqual([1, { error: expect.objectContaining({ code: "VENDOR_NOT_REGISTERED" }) }]);
    }, 60_000);

    it("registers, uploads, releases, and checks what operators will download", async () => {
        const path = plugin("@acme/pkg", "1.0.0");
        const { code, json } = await arkPlugin("publish", path, ...TERMS, "--register-vendor", ...by("publisher"));

        expect([code, json]).toEqual([0, expect.objectContaining({ name: "@acme/pkg", verified: true })]);
        const { data } = await network.client.get<{ data: { integrity: string } }>("/plugins/@acme/pkg/versions/1.0.0");
        const packument = (await (await fetch(`${registry.url}/@acme%2fpkg`)).json()) as {
            versions: Record<string, { dist: { integrity: string } }>;
        };
        expect(packument.versions["1.0.0"]!.dist.integrity).toBe(data.integrity);
    }, 90_000);

    it("says that it is done when it is run again, and refuses another content of the version", async () => {
        const again = await arkPlugin("publish", plugin("@acme/pkg", "1.0.0"), ...by("publisher"));
        expect([again.code, again.json]).toEqual([0, expect.objectContaining({ published: true })]);

        const path = plugin("@acme/pkg", "1.0.0", { files: { "index.js": "module.exports = 'other';\n" } });
        const other = await arkPlugin("publish", path, ...by("publisher"));
        expect([other.code, other.json]).toEqual([
            1,
            { error: expect.objectContaining({ code: "VERSION_PUBLISHED" }) },
        ]);
    }, 90_000);

    it("goes on after an interruption between upload and broadcast", async () => {
        const path = plugin("@acme/pkg", "1.1.0");
        proxy.cut("before");
        const cut = await programs.arkPlugin(["publish", path, `--node=${proxy.url}`, ...by("publisher")]);
        proxy.cut("never");
        expect([cut.code, cut.json]).toEqual([5, { error: expect.objectContaining({ code: "NODE_UNREACHABLE" }) }]);
        expect((await fetch(`${registry.url}/@acme%2fpkg/1.1.0`)).status).toBe(200);
        expect(await network.client.get("/plugins/@acme/pkg/versions/1.1.0").catch(() => "none")).toBe("none");

        const { code, json } = await arkPlugin("publish", path, ...by("publisher"));
        expect([code, json]).toEqual([0, expect.objectContaining({ version: "1.1.0", verified: true })]);
    }, 120_000);

    it("refuses a version whose upload had another content", async () => {
        proxy.cut("before");
        await programs.arkPlugin(["publish", plugin("@acme/pkg", "1.2.0"), `--node=${proxy.url}`, ...by("publisher")]);
        proxy.cut("never");
        const path = plugin("@acme/pkg", "1.2.0", { files: { "index.js": "module.exports = 'changed';\n" } });
        const { code, json } = await arkPlugin("publish", path, ...by("publisher"));

        expect([code, json]).toEqual([1, { error: expect.objectContaining({ code: "REGISTRY_DIFFERS" }) }]);
    }, 90_000);

    it("stops at what a publisher would regret, before anything is uploaded", async () => {
        const path = plugin("@acme/leaky", "1.0.0", {
            files: { ".env": "TOKEN=1\n" },
            manifest: { main: "dist/index.js" },
        });
        const { code, json } = await arkPlugin("publish", path, "--free", ...by("publisher"));
        const { error } = json as unknown as { error: { code: string; details: { findings: { code: string }[] } } };

        expect([code, error.code]).toEqual([1, "PACKAGE_FINDINGS"]);
        expect(error.details.findings.map((finding) => finding.code)).toEqual(
            expect.arrayContaining(["SECRET_FILE", "NO_MAIN"]),
        );
        expect((await fetch(`${registry.url}/@acme%2fleaky`)).status).toBe(404);
    }, 60_000);

    it("refuses a version below its line, and a wallet that is not the vendor's", async () => {
        const old = await arkPlugin("publish", plugin("@acme/pkg", "1.0.5"), ...by("publisher"));
        expect(old.json).toMatchObject({ error: { code: "VERSION_ORDER" } });

        const stranger = await arkPlugin("publish", plugin("@acme/pkg", "1.3.0"), ...by("bob"));
        expect(stranger.json).toMatchObject({ error: { code: "NOT_ALLOWED" } });
    }, 90_000);

    it("runs the package's scripts with npm, which see no passphrase", async () => {
        const dump = join(folder, "script-environment.txt");
        const path = plugin("@acme/scripted", "1.0.0", {
            manifest: { scripts: { prepack: `node -e "fs.writeFileSync('${dump}', JSON.stringify(process.env))"` } },
        });
        const { passphrase } = wallet("publisher");
        const { code } = await programs.arkPlugin(onNode("publish", path, "--free", "--yes", "--json"), {
            ARK_PLUGIN_PASSPHRASE: passphrase,
        });

        expect(code).toBe(0);
        expect(readFileSync(dump, "utf8")).toContain("npm_lifecycle_event");
        expect(readFileSync(dump, "utf8")).not.toContain(passphrase);
    }, 90_000);
});

describe("look up", () => {
    it("search", async () => {
        const { code, json } = await arkPlugin("search", "acme", "--paid", "--json");
        const { packages } = json as unknown as { packages: { name: string }[] };

        expect([code, packages.map(({ name }) => name)]).toEqual([0, ["@acme/pkg"]]);
        expect((await ark("search", "acme")).stdout).toMatch(/@acme\/pkg +1\.1\.0 +25 \S+ \/ 365 days/);
    }, 60_000);

    it("info, of a release with its signature", async () => {
        const whole = await ark("info", "@acme/pkg");
        expect(whole.stdout).toMatch(/License +365 days/);

        const { json } = await arkPlugin("info", "@acme/pkg@1.0.0", "--json");
        expect(json).toMatchObject({ signer: { address: address("publisher"), role: "owner" } });
        expect((await arkPlugin("info", "@acme/none")).code).toBe(1);
    }, 60_000);

    it("says which node it wants, and that a node is down or of another network", async () => {
        expect((await programs.arkPlugin(["info", "@acme/pkg"])).code).toBe(2);
        expect((await programs.arkPlugin(["info", "@acme/pkg", "--node=http://127.0.0.1:9"])).code).toBe(5);

        const other = await programs.arkPlugin(onNode("info", "@acme/pkg", "--network=mainnet", "--json"));
        expect([other.code, other.json]).toEqual([5, { error: expect.objectContaining({ code: "WRONG_NETWORK" }) }]);
    }, 60_000);
});

describe("buy", () => {
    it("shows the price in a dry run without a key", async () => {
        const { code, stdout } = await ark("buy", "@acme/pkg", "--dry-run");

        expect(code).toBe(0);
        expect(stdout).toMatch(/Amount +25 /);
        expect(stdout).toMatch(/Total +25\.2 /);
        expect(stdout).toContain("the protocol knows no refunds");
    }, 30_000);

    it("pays no more than allowed, and not with another wallet's passphrase", async () => {
        const dear = await arkPlugin("buy", "@acme/pkg", "--max-price=24.99999999", ...by("alice"));
        expect([dear.code, dear.json]).toEqual([4, { error: expect.objectContaining({ code: "PRICE_ABOVE_LIMIT" }) }]);

        const wrong = await arkPlugin("buy", "@acme/pkg", `--wallet=${address("bob")}`, ...by("alice"));
        expect([wrong.code, wrong.json]).toEqual([1, { error: expect.objectContaining({ code: "WRONG_PASSPHRASE" }) }]);

        writeFileSync(join(folder, "poor.txt"), "a wallet without anything", { mode: 0o600 });
        const poor = await arkPlugin("buy", "@acme/pkg", ...by("poor"));
        expect([poor.code, poor.json]).toEqual([
            4,
            { error: expect.objectContaining({ code: "INSUFFICIENT_BALANCE" }) },
        ]);

        writeFileSync(join(folder, "open.txt"), "x", { mode: 0o644 });
        const open = await arkPlugin("buy", "@acme/pkg", ...by("open"));
        expect([open.code, open.json]).toEqual([1, { error: expect.objectContaining({ code: "UNSAFE_KEY_FILE" }) }]);

        const nobody = await arkPlugin("buy", "@acme/pkg", "--yes", "--json");
        expect([nobody.code, nobody.json]).toEqual([2, { error: expect.objectContaining({ code: "NO_PASSPHRASE" }) }]);
    }, 90_000);

    it("buys, and says until when the license holds", async () => {
        const { code, json } = await ark("buy", "@acme/pkg", "--max-price=25", ...by("alice"));

        expect([code, json]).toEqual([
            0,
            expect.objectContaining({
                licensee: address("alice"),
                amount: "2500000000",
                decision: expect.objectContaining({ code: "VALID" }),
            }),
        ]);
    }, 60_000);

    it("never twice after a lost connection", async () => {
        proxy.cut("after");
        const cut = await programs.arkPlugin(["buy", "@acme/pkg", `--node=${proxy.url}`, ...by("bob")]);
        proxy.cut("never");
        expect([cut.code, cut.json]).toEqual([5, { error: expect.objectContaining({ code: "NODE_UNREACHABLE" }) }]);

        const { code, json } = await arkPlugin("buy", "@acme/pkg", ...by("bob"));
        expect([code, json]).toEqual([0, expect.objectContaining({ resumed: true, licensee: address("bob") })]);
        const { data } = await network.client.get<{ data: { nonce: string } }>(`/wallets/${address("bob")}`);
        expect(data.nonce).toBe("1");
    }, 90_000);

    it("asks at a terminal: the passphrase hidden, the purchase by yes or no", async () => {
        const answer = async (last: string): Promise<string> => {
            const main = join(PACKAGE_ROOT, "dist/cli/main.js");
            const command = `${process.execPath} ${main} buy @acme/pkg --for=${address("heir")} --node=http://127.0.0.1:${API_PORT}`;
            const child = spawn("script", ["-qec", command, "/dev/null"], {
                env: { ...process.env, HOME: join(folder, "home"), XDG_DATA_HOME: join(folder, "home") },
            });
            // A question is drawn again at every key: each is answered once, when it first appears in all that was shown.
            const answers: Array<[RegExp, string]> = [
                [/Passphrase/, `${wallet("carol").passphrase}\r`],
                [/Sign and send it\?/, last],
            ];
            let shown = "";
            child.stdout.setEncoding("utf8").on("data", (text: string) => {
                shown += text;
                programs.seen.push(text);

                if (answers[0]?.[0].test(shown)) {
                    child.stdin.write(answers.shift()?.[1] ?? "");
                }
            });
            await new Promise((resolve) => child.once("close", resolve));

            return shown;
        };

        expect(await answer("n")).toContain("Nothing signed.");
        expect(await answer("y")).toMatch(/License of @acme\/pkg for \S+: VALID, until/);
    }, 120_000);
});

describe("trial, grant, move, licenses, sales", () => {
    it("trial: one for each wallet", async () => {
        const first = await ark("trial", "@acme/pkg", ...by("maintainer"));
        expect([first.code, first.json]).toEqual([
            0,
            expect.objectContaining({ decision: expect.objectContaining({ code: "TRIAL" }) }),
        ]);

        const second = await arkPlugin("trial", "@acme/pkg", ...by("maintainer"));
        expect([second.code, second.json]).toEqual([4, { error: expect.objectContaining({ code: "NO_TRIAL" }) }]);
    }, 60_000);

    it("grant: the owner's to give", async () => {
        const other = await arkPlugin("grant", "@acme/pkg", `--to=${address("carol")}`, ...by("alice"));
        expect(other.json).toMatchObject({ error: { code: "NOT_ALLOWED" } });

        const { code, json } = await ark("grant", "@acme/pkg", `--to=${address("carol")}`, ...by("publisher"));
        expect([code, json]).toEqual([0, expect.objectContaining({ fee: "50000000", licensee: address("carol") })]);
    }, 60_000);

    it("move: once, to a wallet without a license", async () => {
        const taken = await arkPlugin("move", "@acme/pkg", `--to=${address("bob")}`, ...by("alice"));
        expect([taken.code, taken.json]).toEqual([
            4,
            { error: expect.objectContaining({ code: "TARGET_HOLDS_LICENSE" }) },
        ]);

        const { code } = await ark("move", "@acme/pkg", `--to=${address("organiser")}`, ...by("alice"));
        expect(code).toBe(0);
        const again = await arkPlugin("move", "@acme/pkg", `--to=${address("second")}`, ...by("alice"));
        expect(again.json).toMatchObject({ error: { code: "NOTHING_TO_MOVE" } });
    }, 60_000);

    it("licenses and sales", async () => {
        const { json } = await arkPlugin("licenses", `--address=${address("organiser")}`, "--json");
        expect(json).toMatchObject({ licenses: [{ name: "@acme/pkg", code: "VALID" }] });
        expect((await ark("licenses", `--passphrase-file=${join(folder, "bob.txt")}`)).stdout).toMatch(
            /@acme\/pkg +VALID, until/,
        );

        const sales = await arkPlugin("sales", "@acme/pkg", "--json");
        // alice, bob and carol's gift; the owner's own grant brings nothing.
        expect(sales.json).toMatchObject({ sold: 3, income: "7500000000" });
    }, 60_000);
});

describe("a vendor's changes", () => {
    it("terms", async () => {
        expect((await arkPlugin("terms", "@acme/pkg")).stdout).toMatch(/Price +25 /);
        const { code, json } = await ark("terms", "@acme/pkg", "--price=30.5", ...by("publisher"));

        expect([code, json]).toEqual([
            0,
            expect.objectContaining({ terms: expect.objectContaining({ price: "3050000000", fallback: true }) }),
        ]);
        expect((await arkPlugin("terms", "@acme/pkg", "--price=1", ...by("bob"))).json).toMatchObject({
            error: { code: "NOT_ALLOWED", details: { owner: address("publisher") } },
        });
    }, 60_000);

    it("yank and unyank", async () => {
        const yanked = await ark("yank", "@acme/pkg@1.0.0", "--reason=security", "--message=leaks", ...by("publisher"));
        expect([yanked.code, yanked.json]).toEqual([0, expect.objectContaining({ yanked: "security" })]);
        expect((await arkPlugin("info", "@acme/pkg")).stdout).toContain("yanked: security (leaks)");

        expect((await arkPlugin("unyank", "@acme/pkg@1.0.0", ...by("publisher"))).code).toBe(0);
        expect((await arkPlugin("unyank", "@acme/pkg@1.0.0", ...by("publisher"))).json).toMatchObject({
            error: { code: "NOT_ALLOWED" },
        });
    }, 90_000);

    it("maintainers, who may release with the terms as they are", async () => {
        const added = await ark("maintainers", "@acme", `--add=${address("maintainer")}`, ...by("publisher"));
        expect([added.code, added.json]).toEqual([
            0,
            expect.objectContaining({ maintainers: [address("maintainer")] }),
        ]);
        expect((await arkPlugin("maintainers", "@acme")).stdout).toContain(address("maintainer"));

        const path = plugin("@acme/pkg", "1.4.0");
        const other = await arkPlugin("publish", path, "--price=1", ...by("maintainer"));
        expect(other.json).toMatchObject({ error: { code: "NOT_ALLOWED" } });
        const { code, json } = await arkPlugin("publish", path, ...by("maintainer"));
        expect([code, json]).toEqual([0, expect.objectContaining({ verified: true })]);
        expect((await arkPlugin("info", "@acme/pkg@1.4.0", "--json")).json).toMatchObject({
            signer: { role: "maintainer" },
        });
    }, 120_000);

    it("transfer and accept", async () => {
        expect((await ark("transfer", "@acme", `--to=${address("heir")}`, ...by("publisher"))).code).toBe(0);
        expect((await arkPlugin("accept", "@acme", ...by("bob"))).json).toMatchObject({
            error: { code: "NOT_ALLOWED" },
        });
        expect((await ark("accept", "@acme", ...by("heir"))).json).toMatchObject({ owner: address("heir") });
        expect((await arkPlugin("info", "@acme/pkg@1.0.0", "--json")).json).toMatchObject({
            owner: address("heir"),
            signer: { address: address("publisher"), role: "former" },
        });
    }, 90_000);
});

describe("wallets of more than one key", () => {
    it("a second passphrase, which is asked for and checked", async () => {
        await network.client.send(
            CoreTransactions.BuilderFactory.secondSignature().version(2).signatureAsset(SECOND_PASSPHRASE),
            wallet("second"),
        );
        writeFileSync(join(folder, "second-second.txt"), SECOND_PASSPHRASE, { mode: 0o600 });
        const second = `--second-passphrase-file=${join(folder, "second-second.txt")}`;

        expect((await arkPlugin("register", "@second", ...by("second"))).json).toMatchObject({
            error: { code: "NO_PASSPHRASE" },
        });
        const wrong = `--second-passphrase-file=${join(folder, "alice.txt")}`;
        expect((await arkPlugin("register", "@second", wrong, ...by("second"))).json).toMatchObject({
            error: { code: "WRONG_PASSPHRASE" },
        });
        expect((await arkPlugin("register", "@second", second, ...by("second"))).json).toMatchObject({
            vendor: "@second",
        });
    }, 90_000);

    it("a multisignature wallet, whose participants pass a file on", async () => {
        const members = ["one", "two", "three"].map((name) => `${name} of an organisation`);
        members.forEach((passphrase, index) =>
            writeFileSync(join(folder, `member${index}.txt`), passphrase, { mode: 0o600 }),
        );
        const asset = { min: 2, publicKeys: members.map((each) => Identities.PublicKey.fromPassphrase(each)) };
        const organisation = Identities.Address.fromMultiSignatureAsset(asset);
        const organiser = wallet("organiser");
        const registration = CoreTransactions.BuilderFactory.multiSignature()
            .version(2)
            .multiSignatureAsset(asset)
            .senderPublicKey(organiser.publicKey)
            .nonce(`${await network.client.nextNonce(organiser.address)}`);
        members.forEach((each, index) => registration.multiSign(each, index));
        const registered = registration.sign(organiser.passphrase).build();
        expect(await network.client.post(registered)).toEqual({ accepted: true });
        await network.client.waitForged(registered.id as string);
        await network.client.send(
            CoreTransactions.BuilderFactory.transfer().version(2).recipientId(organisation).amount("900000000000"),
            organiser,
        );

        const file = join(folder, "register.json");
        const of = ["register", "@org", `--wallet=${organisation}`];
        expect((await arkPlugin(...of, ...by("alice"))).json).toMatchObject({ error: { code: "WRONG_PASSPHRASE" } });
        expect((await arkPlugin(...of, `--out=${file}`, ...by("member2"))).json).toMatchObject({ missing: 1 });
        expect((await arkPlugin("sign", file, ...by("alice"))).json).toMatchObject({
            error: { code: "WRONG_PASSPHRASE" },
        });
        expect((await arkPlugin("sign", file, ...by("member0"))).json).toMatchObject({ sender: organisation });
        expect((await arkPlugin("maintainers", "@org")).stdout).toContain(organisation);
    }, 120_000);

    it("--sign-only signs what another machine sends", async () => {
        const file = join(folder, "signed.json");
        const signed = await arkPlugin("register", "@later", "--sign-only", `--out=${file}`, ...by("alice"));
        expect(signed.json).toMatchObject({ missing: 0 });
        expect((await arkPlugin("maintainers", "@later")).code).toBe(1);
        expect((await arkPlugin("sign", file, "--yes", "--json")).json).toMatchObject({ sender: address("alice") });
        expect((await arkPlugin("maintainers", "@later")).code).toBe(0);
    }, 90_000);
});

describe("passphrases", () => {
    const everybody = () => ["publisher", "maintainer", "alice", "bob", "carol", "heir", "second", "organiser"];

    it("are not in what a crash leaves behind", async () => {
        const reports = join(folder, "reports");
        mkdirSync(reports);
        const crash = join(folder, "crash.js");
        // Fails where the key is in use, in a way that nobody catches.
        writeFileSync(crash, "setTimeout(() => { throw new Error('crashed on purpose'); }, 1500);");
        const ended = await programs.arkPlugin(["buy", "@acme/pkg", `--node=${proxy.url}`, "--yes"], {
            ARK_PLUGIN_PASSPHRASE: wallet("alice").passphrase,
            NODE_OPTIONS: `--require=${crash} --report-uncaught-exception --report-directory=${reports}`,
        });
        const [report] = readdirSync(reports);

        expect(ended.stderr).toContain("crashed on purpose");
        expect(readFileSync(join(reports, report as string), "utf8")).toContain("environmentVariables");
        programs.seen.push(readFileSync(join(reports, report as string), "utf8"));
    }, 60_000);

    it("are in no output, no command line, no file that the program wrote", () => {
        const files = (path: string): string[] =>
            readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
                entry.isDirectory() ? files(join(path, entry.name)) : [join(path, entry.name)],
            );
        const written = existsSync(join(folder, "home")) ? files(join(folder, "home")) : [];
        const all = [...programs.seen, ...written.map((path) => readFileSync(path, "utf8"))].join("\n");

        expect(all.length).toBeGreaterThan(10_000);
        expect(all).toContain("--passphrase-file");

        for (const secret of [...everybody().map((role) => wallet(role).passphrase), SECOND_PASSPHRASE]) {
            expect(all.includes(secret)).toBe(false);
            const { privateKey } = Identities.Keys.fromPassphrase(secret);
            expect(all.includes(privateKey)).toBe(false);
        }
    });
});
