/**
 * `npm run demo`: publish, buy, try, give, ask and yank on the network that `npm start` runs, with real packages; then
 * two plugins in processes of their own.
 * Fails at the first step whose outcome is not the expected one.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { Command } from "commander";

import { FREE_TERMS, LicensePurchaseBuilder, PluginPublishBuilder, Terms } from "../src/transactions";
import { ChainClient, Forged } from "./chain-client";
import { playModules } from "./demo-modules";
import { readDevnetFile } from "./devnet-file";
import { openNetwork, PACKAGE_ROOT } from "./network";
import { useNetwork, Wallet } from "./wallets";

const DAY = 86_400;

const TERMS: Terms = {
    price: "2500000000",
    licensePeriod: 365 * DAY,
    trialPeriod: 14 * DAY,
    fallback: true,
    transferable: true,
};

interface Decision {
    readonly valid: boolean;
    readonly code: string;
    readonly version: string | null;
    readonly expiresAt: { readonly human: string | null } | null;
}

interface Packed {
    readonly version: string;
    readonly integrity: string;
    readonly size: number;
}

/** Terms in the words and units that a buyer reads. */
const inWords = ({ price, licensePeriod, trialPeriod, fallback, transferable }: Terms): string =>
    [
        `${Number(price) / 1e8} tokens for ${licensePeriod / DAY} days`,
        `trial of ${trialPeriod / DAY} days`,
        ...(fallback ? ["keeps the versions released until its end"] : []),
        ...(transferable ? ["may be moved to another wallet"] : []),
    ].join(", ");

const say = (line = ""): void => console.log(line);

/** Packs a real package with npm and reads its integrity from npm's own report. */
function pack(folder: string, name: string, requirements: Record<string, string>): Packed {
    const directory = join(folder, name.replace("/", "-"));
    mkdirSync(directory, { recursive: true });
    const dependencies = Object.entries(requirements).map(([dependency, version]) => ({ name: dependency, version }));
    const manifest = {
        name,
        version: "1.0.0",
        description: `Demo package ${name}`,
        main: "index.js",
        arkecosystem: { core: { required: true, dependencies } },
    };
    writeFileSync(join(directory, "package.json"), JSON.stringify(manifest, undefined, 4));
    writeFileSync(join(directory, "index.js"), `module.exports = { name: ${JSON.stringify(name)} };\n`);
    const report = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
        cwd: directory,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
    });
    const packed = JSON.parse(report) as Packed[] | Record<string, Packed>;

    return Object.values(packed)[0] as Packed;
}

class Story {
    private step = 0;

    public constructor(
        private readonly client: ChainClient,
        private readonly wallets: readonly Wallet[],
    ) {}

    public wallet(role: string): Wallet {
        const wallet = this.wallets.find((one) => one.role === role);

        if (!wallet) {
            throw new Error(`There is no wallet for ${role}; \`npm start -- --reset\` makes a new network.`);
        }

        return wallet;
    }

    public async sends(role: string, what: string, builder: unknown): Promise<Forged> {
        const forged = await this.client.send(builder, this.wallet(role));
        say(`${String(++this.step).padStart(2)}. ${role} ${what}`);
        say(`    block ${forged.height}, transaction ${forged.id}`);

        return forged;
    }

    /** A step that a command takes. */
    public tells(line = ""): void {
        say(line.startsWith(" ") ? line : `${String(++this.step).padStart(2)}. ${line}`);
    }

    public async isRefused(role: string, what: string, builder: unknown, code: string): Promise<void> {
        const refusal = await this.client.refusal(builder, this.wallet(role));
        say(`${String(++this.step).padStart(2)}. ${role} ${what}: refused with ${refusal}`);
        this.expect(refusal, code, "refusal");
    }

    public async decides(name: string, role: string, code: string): Promise<void> {
        const { data } = await this.client.get<{ data: Decision }>(
            `/plugins/${name}/licenses/${this.wallet(role).address}`,
        );
        const until = data.expiresAt?.human ? `, until ${data.expiresAt.human}` : "";
        say(`    ? may ${role} run ${name}: ${data.valid ? "yes" : "no"}, ${data.code}${until}`);
        this.expect(data.code, code, `decision for ${role}`);
    }

    public expect<T>(found: T, expected: T, what: string): void {
        if (found !== expected) {
            throw new Error(`Step ${this.step}: expected ${what} ${String(expected)}, got ${String(found)}`);
        }
    }
}

async function publishPackages(story: Story, folder: string, vendor: string): Promise<void> {
    const [free, paid, dependent] = ["free", "paid", "dependent"].map((name) => `${vendor}/${name}`) as [
        string,
        string,
        string,
    ];

    const release = (name: string, terms: Terms, plugins: Record<string, string>): PluginPublishBuilder => {
        const { version, integrity, size } = pack(folder, name, plugins);
        say(`    packed ${name}@${version}: ${size} bytes, ${integrity.slice(0, 24)}…`);

        return new PluginPublishBuilder().release({
            name,
            version,
            terms,
            requirements: { core: ">=3.9.0", plugins },
            integrity,
            description: `Demo package ${name}`,
        });
    };

    await story.sends("publisher", `claims the vendor name ${vendor}`, new PluginPublishBuilder().register(vendor));
    await story.sends("publisher", `publishes ${free}, free`, release(free, FREE_TERMS, {}));
    await story.sends("publisher", `publishes ${paid}: ${inWords(TERMS)}`, release(paid, TERMS, {}));
    await story.sends(
        "publisher",
        `publishes ${dependent}, which requires ${paid}`,
        release(dependent, FREE_TERMS, { [paid]: "^1.0.0" }),
    );
}

async function buyAndTry(story: Story, vendor: string): Promise<void> {
    const paid = `${vendor}/paid`;
    const owner = story.wallet("publisher").address;
    const purchase = (): LicensePurchaseBuilder => new LicensePurchaseBuilder();

    await story.decides(`${vendor}/free`, "operator", "FREE");
    await story.decides(paid, "alice", "TRIAL_AVAILABLE");
    await story.decides(paid, "publisher", "OWNER");
    await story.sends("alice", `buys ${paid}`, purchase().full(paid, TERMS, owner));
    await story.decides(paid, "alice", "VALID");
    await story.sends("bob", `starts the trial of ${paid}`, purchase().trial(paid, TERMS, owner));
    await story.decides(paid, "bob", "TRIAL");
    await story.isRefused("bob", "asks for another trial", purchase().trial(paid, TERMS, owner), "ERR_TRIAL_USED");
    const cheaper = { ...TERMS, price: "1" };
    await story.isRefused("bob", "offers less", purchase().full(paid, cheaper, owner), "ERR_TERMS_CHANGED");
    const gift = purchase().full(paid, TERMS, owner, story.wallet("operator").address);
    await story.sends("alice", `gives operator a license of ${paid}`, gift);
    await story.decides(paid, "operator", "VALID");
}

async function yank(story: Story, client: ChainClient, vendor: string): Promise<void> {
    const paid = `${vendor}/paid`;
    const builder = new PluginPublishBuilder().yank(paid, "1.0.0", "broken", "Loses messages; use 1.0.1.");
    await story.sends("publisher", `yanks ${paid}@1.0.0`, builder);
    const { data } = await client.get<{ data: { yanked: { reason: string } | null } }>(
        `/plugins/${paid}/versions/1.0.0`,
    );
    story.expect(data.yanked?.reason, "broken", "reason of the yank");
    say("    the version is marked as broken; who bought a license keeps it:");
    await story.decides(paid, "alice", "VALID");
}

async function main(): Promise<void> {
    const { data: directory } = new Command("npm run demo --")
        .description("Plays a publisher, two buyers and an operator on the network that `npm start` runs.")
        .option("--data <dir>", "folder of the network", resolve(PACKAGE_ROOT, ".devnet"))
        .parse()
        .opts<{ data: string }>();
    const devnet = readDevnetFile(directory);

    if (!devnet) {
        throw new Error("There is no local network: run `npm start` first, in another terminal.");
    }

    useNetwork(openNetwork(join(directory, "network")).config);
    const client = new ChainClient(devnet.api);
    const story = new Story(client, devnet.wallets);
    // A new vendor for every run, so that the demo can be repeated on one chain.
    const vendor = `@demo-${Date.now().toString(36)}`;
    const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-demo-"));

    try {
        say(`On ${devnet.api}`);
        await publishPackages(story, folder, vendor);
        await buyAndTry(story, vendor);
        await yank(story, client, vendor);
        await playModules(directory, devnet, {
            say: (line) => story.tells(line),
            expect: (found, expected, what) => story.expect(found, expected, what),
        });
        const { data } = await client.get<{ data: { digest: string; height: number } }>("/plugins/state");
        say(`\nAll as expected. State at height ${data.height}: ${data.digest}`);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

main().catch((error: unknown) => {
    const { message, cause } = error as Error;
    console.error(`\nThe demo failed: ${message}${cause instanceof Error ? ` (${cause.message})` : ""}`);
    process.exitCode = 1;
});
