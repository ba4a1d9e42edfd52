/** Every command by both front ends, `ark-plugin x` and `ark plugin:x`, from a publisher's first to an operator's last. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PACKAGE_ROOT } from "../../devnet/network";
import { commands } from "../../src/cli/commands";
import { Binaries, Ended } from "../__support__/binaries";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { NpmRegistry, startNpmRegistry } from "../__support__/npm-registry";
import { writePlugin } from "../__support__/plugin-fixtures";

const FRONT_ENDS = ["ark-plugin", "ark"] as const;
type FrontEnd = (typeof FRONT_ENDS)[number];

const ROLES = ["owner", "alice", "bob", "carol", "dave", "heir"] as const;
type Role = (typeof ROLES)[number];

let folder: string;
let network: FunctionalNetwork;
let registry: NpmRegistry;
let programs: Binaries;

/** One command, with what it must answer. */
interface Step {
    readonly command: string;
    readonly args?: readonly string[];
    /** Who signs. */
    readonly by?: Role;
    /** Of the document that it prints with `--json`; null for a command that has none. */
    readonly answers: unknown;
}

/** Each front end has people, a vendor and a node's folders of its own. */
class Actor {
    public readonly vendor: string;
    public readonly node: string;

    public constructor(private readonly frontEnd: FrontEnd) {
        this.vendor = frontEnd === "ark" ? "@two" : "@one";
        this.node = join(folder, frontEnd);
    }

    public get name(): string {
        return `${this.vendor}/pkg`;
    }

    public address(role: Role): string {
        return network.wallet(`${this.frontEnd} ${role}`).address;
    }

    public file(name: string): string {
        return join(folder, `${this.frontEnd} ${name}`);
    }

    public source(version: string): string {
        return writePlugin(folder, {
            name: this.name,
            version,
            manifest: { description: "For tests", files: ["dist"], license: "UNLICENSED" },
        });
    }

    /** As a second node on this machine, whose chain is the first one's. */
    public prepare(): void {
        cpSync(join(network.folder, "config"), join(this.node, "config"), { recursive: true });
        mkdirSync(join(this.node, "data/plugins"), { recursive: true });
        symlinkSync(PACKAGE_ROOT, join(this.node, "data/plugins/ark-plugin-registry"), "dir");
        ROLES.forEach((role) => {
            const { passphrase } = network.wallet(`${this.frontEnd} ${role}`);
            writeFileSync(this.file(role), passphrase, { mode: 0o600 });
        });
    }

    public run({ command, args = [], by, answers }: Step): Promise<Ended> {
        const all = [
            command,
            ...args,
            ...(by === undefined ? [] : [`--passphrase-file=${this.file(by)}`, "--yes"]),
            ...(answers === null ? [] : ["--json"]),
        ];
        const environment = {
            ARK_PLUGIN_NODE: network.devnet.node.api,
            CORE_PATH_CONFIG: join(this.node, "config"),
            CORE_PATH_DATA: join(this.node, "data"),
        };

        return this.frontEnd === "ark"
            ? programs.ark(this.node, all, environment)
            : programs.arkPlugin(all, environment);
    }
}

const containing = (value: unknown): unknown => expect.arrayContaining([expect.objectContaining(value as object)]);

/** A package's life. */
function stepsOf(actor: Actor): Step[] {
    const { name, vendor } = actor;
    const unsent = actor.file("registration.json");
    const license = `--address=${actor.address("dave")}`;

    return [
        { command: "setup", args: ["--yes"], answers: { written: true } },
        {
            command: "init",
            args: [actor.file("made"), `--name=${name}`, "--kind=in-process"],
            answers: { name },
        },
        {
            command: "publish",
            args: [actor.source("1.0.0"), "--register-vendor", "--price=1", "--trial-period=1d", "--transferable"],
            by: "owner",
            answers: { name, version: "1.0.0", verified: true },
        },
        { command: "search", args: [vendor.slice(1)], answers: { packages: containing({ name }) } },
        { command: "info", args: [name], answers: { name } },
        { command: "terms", args: [name, "--price=2"], by: "owner", answers: { terms: { price: "200000000" } } },
        { command: "buy", args: [name, "--max-price=2"], by: "alice", answers: { decision: { code: "VALID" } } },
        { command: "trial", args: [name], by: "bob", answers: { decision: { code: "TRIAL" } } },
        {
            command: "grant",
            args: [name, `--to=${actor.address("carol")}`],
            by: "owner",
            answers: { licensee: actor.address("carol"), decision: { code: "VALID" } },
        },
        { command: "move", args: [name, `--to=${actor.address("dave")}`], by: "alice", answers: {} },
        { command: "licenses", args: [license], answers: { licenses: [{ name, code: "VALID" }] } },
        { command: "sales", args: [name], answers: { name, sold: 1, income: "200000000" } },
        {
            command: "maintainers",
            args: [vendor, `--add=${actor.address("bob")}`],
            by: "owner",
            answers: { maintainers: [actor.address("bob")] },
        },
        {
            command: "register",
            args: [`${vendor}-more`, "--sign-only", `--out=${unsent}`],
            by: "owner",
            answers: { missing: 0 },
        },
        { command: "sign", args: [unsent, "--yes"], answers: { sender: actor.address("owner") } },
        { command: "install", args: [name, license, "--yes"], answers: { done: true, plugins: [{ to: "1.0.0" }] } },
        { command: "list", answers: containing({ name, version: "1.0.0", verified: true }) },
        { command: "verify", answers: containing({ name }) },
        { command: "doctor", answers: containing({ name: "boot", ok: true }) },
        { command: "audit", args: [license], answers: { findings: [] } },
        {
            command: "publish",
            args: [actor.source("1.1.0")],
            by: "bob",
            answers: { version: "1.1.0", verified: true },
        },
        { command: "outdated", answers: [{ name, installed: "1.0.0", wanted: "1.1.0" }] },
        { command: "update", args: [license, "--yes"], answers: { done: true, plugins: [{ to: "1.1.0" }] } },
        { command: "ci", args: ["--yes"], answers: { done: false } },
        { command: "rollback", args: ["--yes"], answers: { done: true, plugins: [{ to: "1.0.0" }] } },
        { command: "remove", args: [name, "--yes"], answers: { done: true, plugins: [{ change: "remove" }] } },
        {
            command: "yank",
            args: [`${name}@1.0.0`, "--reason=broken", "--message=it is slow"],
            by: "owner",
            answers: { yanked: "broken" },
        },
        { command: "unyank", args: [`${name}@1.0.0`], by: "owner", answers: {} },
        { command: "transfer", args: [vendor, `--to=${actor.address("heir")}`], by: "owner", answers: {} },
        { command: "accept", args: [vendor], by: "heir", answers: {} },
        { command: "completion", args: ["bash"], answers: null },
    ];
}

beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-front-ends-"));
    const roles = FRONT_ENDS.flatMap((frontEnd) => ROLES.map((role) => `${frontEnd} ${role}`));
    [network, registry] = await Promise.all([
        startFunctionalNetwork("front-ends", 24_503, roles),
        startNpmRegistry(join(folder, "registry")),
    ]);
    programs = new Binaries(join(folder, "home"), registry.environment);
    mkdirSync(join(folder, "home"));
}, 240_000);

afterAll(async () => {
    await Promise.all([network?.stop(), registry?.stop()]);
    rmSync(folder, { recursive: true, force: true });
}, 60_000);

it.each(FRONT_ENDS)(
    "%s does everything",
    async (frontEnd) => {
        const actor = new Actor(frontEnd);
        actor.prepare();
        const done: string[] = [];

        for (const step of stepsOf(actor)) {
            const { code, stdout, stderr } = await actor.run(step);
            const what = [frontEnd, step.command];
            expect([...what, code, code === 0 ? "" : `${stdout}${stderr}`]).toEqual([...what, 0, ""]);
            expect([what, step.answers === null ? null : JSON.parse(stdout)]).toMatchObject([what, step.answers]);
            done.push(step.command);
        }

        // Those of modules need a running host: modules.test.ts.
        const all = commands.map(({ name }) => name).filter((name) => !name.startsWith("module:"));
        expect(all.filter((name) => !done.includes(name))).toEqual([]);
        const { data } = await network.client.get<{ data: { owner: string } }>(`/vendors/${actor.vendor}`);
        expect(data.owner).toBe(actor.address("heir"));
    },
    600_000,
);
