import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Cleanup } from "../../../devnet/cleanup";
import { endLeftovers, readDevnetFile, writeDevnetFile } from "../../../devnet/devnet-file";
import { closedFolderOn } from "../../../devnet/files";
import { lockDirectory } from "../../../devnet/lock";
import { parseStartOptions } from "../../../devnet/options";
import { assertPortsFree, freePort } from "../../../devnet/ports";
import { postgresDirectory } from "../../../devnet/postgres-account";
import { endProcess, isAlive, waitFor } from "../../../devnet/processes";
import { upstreamFor } from "../../../devnet/workplace";

const asRoot = process.getuid?.() === 0;

describe("local network", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "devnet-"));
    });

    afterEach(() => rmSync(directory, { recursive: true }));

    it("says which flag frees it from a taken port", async () => {
        const port = await freePort();
        await expect(assertPortsFree({ "api-port": port })).resolves.toBeUndefined();
        const server = createServer().listen(port, "127.0.0.1");
        await once(server, "listening");
        await expect(assertPortsFree({ "api-port": port })).rejects.toThrow(`npm start -- --api-port ${port + 100}`);
        server.close();
    });

    it("passes on what the user's own registry has, also in a shell that has read env", async () => {
        const npmrc = join(directory, "npmrc");
        writeFileSync(npmrc, "registry=http://127.0.0.1:4873/\n");
        const own = { npm_config_userconfig: npmrc, npm_config_registry: "http://127.0.0.1:4873/" };
        const env = { PATH: process.env["PATH"], HOME: directory, npm_config_globalconfig: join(directory, "none") };
        writeFileSync(join(directory, ".npmrc"), "registry=https://npm.example/\n");

        expect(await upstreamFor(4873, { ...env, ...own })).toBe("https://npm.example/");
        expect(await upstreamFor(4874, { ...env, ...own })).toBe("http://127.0.0.1:4873/");
    });

    it("locks its folder, names the owner, and gives it back", async () => {
        writeDevnetFile(directory, { processes: [{ name: "start", pid: 4711 }] } as never);
        const unlock = await lockDirectory(directory, () => undefined);
        await expect(lockDirectory(directory, () => undefined, 1)).rejects.toThrow("(process 4711)");
        await unlock();
        await (
            await lockDirectory(directory, () => undefined)
        )();
    });

    it("says what to do about a folder that cannot be made", async () => {
        await expect(lockDirectory("/etc/hostname/x", () => undefined)).rejects.toThrow("npm start -- --data <dir>");
    });

    it("keeps passphrases to their owner", () => {
        writeDevnetFile(directory, { wallets: [] } as never);
        expect(statSync(join(directory, "devnet.json")).mode & 0o777).toBe(0o600);
        expect(readDevnetFile(directory)).toEqual({ wallets: [] });
    });

    it("does not end a process that only has a former node's number", async () => {
        const child = spawn("sleep", ["60"]);
        writeDevnetFile(directory, { processes: [{ name: "node", pid: child.pid }] } as never);
        expect(await endLeftovers(directory)).toEqual([]);
        expect(isAlive(child.pid as number)).toBe(true);
        await endProcess(child.pid as number);
        expect(isAlive(child.pid as number)).toBe(false);
    });

    it("finds the folder that keeps other accounts out", () => {
        chmodSync(directory, 0o755);
        const inner = join(directory, "a/b");
        mkdirSync(inner, { recursive: true });
        expect(closedFolderOn(join(inner, "absent"))).toBeUndefined();
        chmodSync(join(directory, "a"), 0o700);
        expect(closedFolderOn(join(inner, "absent"))).toBe(join(directory, "a"));
        const place = postgresDirectory(join(inner, "postgres"));
        expect(place.startsWith(asRoot ? "/var/tmp/" : inner)).toBe(true);
    });

    it("reads its flags", () => {
        expect(parseStartOptions(["--api-port", "5003", "--reset", "--data", directory])).toMatchObject({
            apiPort: 5003,
            reset: true,
            data: directory,
            blockTime: 3,
        });
    });
});

describe("Cleanup", () => {
    it("ends in reverse order, once, in spite of failures", async () => {
        const ended: number[] = [];
        const complaint = jest.spyOn(console, "error").mockImplementation(() => undefined);
        const cleanup = new Cleanup();
        cleanup.add(async () => ended.push(1));
        cleanup.add(() => Promise.reject(new Error("no")));
        cleanup.add(async () => ended.push(3));
        await Promise.all([cleanup.run(), cleanup.run()]);
        expect(ended).toEqual([3, 1]);
        expect(complaint).toHaveBeenCalledWith("no");
        complaint.mockRestore();
    });
});

describe("waitFor", () => {
    it("takes the first answer, and says what was missing", async () => {
        let calls = 0;
        await expect(waitFor("x", async () => (++calls > 2 ? calls : undefined), { interval: 1 })).resolves.toBe(3);
        const never = waitFor("the block", () => Promise.reject(new Error("refused")), { timeout: 20, interval: 5 });
        await expect(never).rejects.toThrow("the block: nothing after 0.02 s (Error: refused)");
    });
});
