import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { integrityOf } from "../../../../src/installer/tarball/verify";
import { removeTemporaryFolders, temporaryFolder } from "../../../__support__/installer-folders";
import { TarballRegistry } from "../../../__support__/tarball-registry";

const SOURCE = resolve(__dirname, "../../../../src/installer/sources/registry.ts");
/** npm's own: two more attempts, after ten and after sixty seconds. */
const RETRY = { retries: 2, factor: 10, minTimeout: 10_000, maxTimeout: 60_000 };

let registry: TarballRegistry;

beforeAll(async () => {
    registry = await TarballRegistry.start();
});

afterAll(async () => {
    await registry.stop();
    removeTemporaryFolders();
});

/** In a process of its own: npm's client tells errors by classes, which are other ones in a test's realm. */
async function download(spec: string, file: string, integrity: string): Promise<string> {
    const options = { registry: `${registry.url}/`, cache: temporaryFolder(), retry: RETRY };
    const args = JSON.stringify([spec, file, options, integrity]).slice(1, -1);
    const script = `import { download } from ${JSON.stringify(SOURCE)};
        download(${args}).then(() => console.log("downloaded"), ({ code }) => console.log(code));`;
    const path = join(temporaryFolder(), "download.mts");
    writeFileSync(path, script);
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", path]);

    return stdout.trim();
}

async function sha512(text: string): Promise<string> {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, text);

    return integrityOf(file);
}

it("refuses other bytes than were published at once, though the registry announces the right ones", async () => {
    const integrity = await sha512("1.1.0");
    registry.offer("@acme/pkg", { version: "1.1.0", integrity, tarball: Buffer.from("1.0.0") });
    const file = join(temporaryFolder(), "package.tgz");
    const start = Date.now();

    expect(await download("@acme/pkg@1.1.0", file, integrity)).toBe("INTEGRITY_MISMATCH");
    expect(registry.downloads.length).toBeLessThanOrEqual(2);
    expect(Date.now() - start).toBeLessThan(RETRY.minTimeout);
}, 60_000);

it("does not take an older version for the one that is wanted", async () => {
    const integrity = await sha512("1.0.0");
    registry.offer("@acme/pkg", { version: "1.0.0", integrity, tarball: Buffer.from("1.0.0") });
    const file = join(temporaryFolder(), "package.tgz");

    expect(await download("@acme/pkg@1.1.0", file, await sha512("1.1.0"))).toBe("NOT_FOUND");
    expect(await download("@acme/pkg@1.0.0", file, integrity)).toBe("downloaded");
}, 60_000);
