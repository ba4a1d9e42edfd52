/** The last part of `npm run demo`: two plugins in processes of their own, installed from the network's registry. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { DevnetFile } from "./devnet-file";
import { isolatedEnvironment, PACKAGE_ROOT } from "./network";

const VENDOR = "@example";
const EXAMPLES = ["delegate-monitor", "license-notifier"];

/** What happens is told by these. */
export interface Narrator {
    readonly say: (line?: string) => void;
    readonly expect: <T>(found: T, expected: T, what: string) => void;
}

/** `ark-plugin` as a shell runs it that has read `.devnet/env`. */
const programOf =
    (directory: string, { api }: DevnetFile) =>
    async <T>(...args: string[]): Promise<T> => {
        const { stdout } = await promisify(execFile)(
            process.execPath,
            [join(PACKAGE_ROOT, "dist/cli/main.js"), ...args, "--json"],
            {
                env: {
                    ...isolatedEnvironment(directory),
                    CORE_PATH_CONFIG: join(directory, "node/config"),
                    CORE_PATH_DATA: join(directory, "node/data"),
                    ARK_PLUGIN_NODE: api,
                    npm_config_userconfig: join(directory, "npm/npmrc"),
                },
            },
        );

        return JSON.parse(stdout) as T;
    };

/** Publishes the examples once on each chain, and installs, grants and starts them; a second run finds them there. */
export async function playModules(directory: string, devnet: DevnetFile, { say, expect }: Narrator): Promise<void> {
    const arkPlugin = programOf(directory, devnet);
    const names = EXAMPLES.map((example) => `${VENDOR}/${example}`);
    const publisher = `--passphrase-file=${join(directory, "passphrases/publisher")}`;

    for (const example of EXAMPLES) {
        const source = join(PACKAGE_ROOT, "examples", example);
        await arkPlugin("publish", source, "--free", "--register-vendor", publisher, "--yes");
        say(`publisher has published ${VENDOR}/${example} to the network's npm registry and on-chain`);
    }

    await arkPlugin("module:install", ...names, "--yes");
    say(`operator installs both: verified by their signed releases, no line of them has run`);

    for (const name of names) {
        await arkPlugin("module:grant", name, "--yes");
        const { state, pid } = await arkPlugin<{ state: string; pid: number }>("module:restart", name).catch(() =>
            arkPlugin<{ state: string; pid: number }>("module:load", name),
        );
        say(`operator grants ${name} what it declares and loads it: ${state}, process ${pid}`);
        expect(state, "loaded", `state of ${name}`);
    }

    const page = await fetch(`${devnet.api}/plugins/modules/${names[0]}/http/`);
    const { data } = (await page.json()) as { data: { username: string; missing: boolean }[] };
    const forging = data.filter(({ missing }) => !missing).length;
    say(`    the monitor's own page, through the node's API: ${forging} of ${data.length} delegates forge`);
    expect(forging, data.length, "number of forging delegates");
}
