/** What `npm pack` makes, installed into a Core data folder as an operator would, and loaded by a real node. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PACKAGE_ROOT } from "../../devnet/network";
import { publish, releaseOf } from "../__support__/actors";
import { build, FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";

const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-pack-"));
const installed = join(folder, "plugins/ark-plugin-registry");

let packed: string[];
let network: FunctionalNetwork | undefined;

const npm = (args: readonly string[], cwd: string): string =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

beforeAll(async () => {
    await build();
    const report = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], PACKAGE_ROOT));
    const [{ filename, files }] = Object.values(report) as [{ filename: string; files: { path: string }[] }];
    packed = files.map(({ path }) => path);
    mkdirSync(installed, { recursive: true });
    execFileSync("tar", ["-xzf", join(folder, filename), "--strip-components=1", "-C", installed]);
    npm(["install", "--omit=dev", "--legacy-peer-deps", "--no-package-lock", "--no-audit", "--no-fund"], installed);
}, 180_000);

afterAll(async () => {
    await network?.stop();
    rmSync(folder, { recursive: true, force: true });
}, 60_000);

it("holds the compiled package, its documents and templates, and no sources or tests", () => {
    expect(packed).toEqual(
        expect.arrayContaining([
            "LICENSE",
            "README.md",
            "dist/index.js",
            "dist/index.d.ts",
            "dist/transactions/index.js",
            "dist/cli/main.js",
            "docs/protocol.md",
        ]),
    );
    expect(
        packed.filter(
            (path) => !/^(dist|docs|templates)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path),
        ),
    ).toEqual([]);
    expect(packed.filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"))).toEqual([]);
});

it("brings no copy of Core along, which would know neither its configuration nor its types", () => {
    expect(existsSync(join(installed, "node_modules/@arkecosystem"))).toBe(false);
    expect(readdirSync(join(installed, "node_modules"))).toContain("sorted-btree");
});

it("runs its binary without Core", () => {
    const help = execFileSync(process.execPath, [join(installed, "dist/cli/main.js"), "setup", "--help"], {
        encoding: "utf8",
    });

    expect(help).toContain("app.json");
});

it("is loaded by a real node, which forges its transactions with its pool workers", async () => {
    network = await startFunctionalNetwork("package", 24_103, ["owner"], { packageRoot: installed });
    const { client, wallet } = network;
    await client.send(publish().register("@acme"), wallet("owner"));
    await client.send(releaseOf("@acme/pkg", "1.0.0"), wallet("owner"));
    const { data } = await client.get<{ data: { counts: object } }>("/plugins/state");

    expect(data.counts).toMatchObject({ vendors: 1, packages: 1, releases: 1 });
    expect(network.devnet.node.logTail(100_000)).toMatch(
        /Plugin registry: active after height 1, by the "aip35" milestone/,
    );
}, 180_000);
