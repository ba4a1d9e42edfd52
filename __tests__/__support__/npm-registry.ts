import { ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { freePort } from "../../devnet/ports";
import { endProcess, waitFor } from "../../devnet/processes";

/** A verdaccio of its own, with one user who may publish: npm's protocol without npm's registry. */
export interface NpmRegistry {
    readonly url: string;
    /** environment for npm, or for programs that start it: this registry and its user's token */
    readonly environment: Readonly<Record<string, string>>;
    readonly stop: () => Promise<void>;
}

const VERDACCIO = join(dirname(require.resolve("verdaccio/package.json")), "bin/verdaccio");

const configuration = (folder: string): string => `
storage: ${folder}/storage
auth:
  htpasswd: { file: ${folder}/htpasswd, max_users: 10 }
packages:
  "**": { access: $all, publish: $authenticated, unpublish: $authenticated }
log: { type: stdout, format: pretty, level: error }
`;

async function register(url: string): Promise<string> {
    const response = await fetch(`${url}/-/user/org.couchdb.user:publisher`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "publisher", password: "a password of the registry" }),
    });

    return ((await response.json()) as { token: string }).token;
}

/** @param folder where it keeps all it has; must not hold another one's */
export async function startNpmRegistry(folder: string): Promise<NpmRegistry> {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "config.yaml"), configuration(folder));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child: ChildProcess = spawn(
        process.execPath,
        [VERDACCIO, "--config", join(folder, "config.yaml"), "--listen", `127.0.0.1:${port}`],
        { stdio: "ignore" },
    );
    await waitFor("The npm registry", async () => (await fetch(`${url}/-/ping`)).ok || undefined);
    const npmrc = join(folder, "npmrc");
    writeFileSync(npmrc, `registry=${url}/\n//127.0.0.1:${port}/:_authToken=${await register(url)}\n`);

    return {
        url,
        environment: { npm_config_userconfig: npmrc, npm_config_cache: join(folder, "cache") },
        stop: () => endProcess(child.pid as number),
    };
}
