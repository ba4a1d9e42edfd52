import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { writeSecret } from "./files";
import { endProcess, waitFor } from "./processes";

/** An npm registry (verdaccio) of its own, with one user who may publish. */
export interface NpmRegistry {
    readonly url: string;
    readonly pid: number;
    /** `.npmrc` with this registry and its user's token */
    readonly npmrc: string;
    readonly stop: () => Promise<void>;
}

export interface NpmRegistryOptions {
    /** where it keeps all it has; a second run continues with what is there */
    readonly folder: string;
    readonly port: number;
    /** registry that is asked for what is not here; none: what is not here does not exist */
    readonly upstream?: string;
}

const VERDACCIO = join(dirname(require.resolve("verdaccio/package.json")), "bin/verdaccio");

// JSON is YAML, and quotes what a path or an address may hold.
const configuration = ({ folder, upstream }: NpmRegistryOptions): string =>
    JSON.stringify({
        storage: join(folder, "storage"),
        auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: 10 } },
        ...(upstream && { uplinks: { upstream: { url: upstream, timeout: "30s" } } }),
        packages: {
            "**": {
                access: "$all",
                publish: "$authenticated",
                unpublish: "$authenticated",
                ...(upstream && { proxy: "upstream" }),
            },
        },
        publish: { allow_offline: true },
        max_body_size: "100mb",
        log: { type: "file", path: join(folder, "log"), format: "pretty", level: "warn" },
    });

async function register(url: string): Promise<string> {
    const response = await fetch(`${url}/-/user/org.couchdb.user:publisher`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "publisher", password: "a password of the registry" }),
    });

    return ((await response.json()) as { token: string }).token;
}

async function writeNpmrc(path: string, url: string): Promise<void> {
    const host = url.replace(/^https?:/, "");

    if (!existsSync(path) || !readFileSync(path, "utf8").includes(`${host}/:_authToken=`)) {
        writeSecret(path, `registry=${url}/\n${host}/:_authToken=${await register(url)}\n`);
    }
}

/** Starts it, and answers once it can be used. */
export async function startNpmRegistry(options: NpmRegistryOptions): Promise<NpmRegistry> {
    const { folder, port } = options;
    const config = join(folder, "config.yaml");
    const npmrc = join(folder, "npmrc");
    const url = `http://127.0.0.1:${port}`;
    mkdirSync(folder, { recursive: true });
    writeSecret(config, configuration(options));
    // Apart from the terminal, as the node is: Ctrl-C must not reach it before those who use it.
    const child = spawn(process.execPath, [VERDACCIO, "--config", config, "--listen", `127.0.0.1:${port}`], {
        stdio: "ignore",
        detached: true,
    });
    const pid = child.pid as number;
    await waitFor("The npm registry", async () => (await fetch(`${url}/-/ping`)).ok || undefined);
    await writeNpmrc(npmrc, url);

    return { url, pid, npmrc, stop: () => endProcess(pid) };
}
