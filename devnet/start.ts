/** `npm start`: a local network until Ctrl-C. */
import { execFile } from "node:child_process";
import { join, relative } from "node:path";
import { promisify } from "node:util";

import { Cleanup } from "./cleanup";
import { Devnet, fundDevnet, startDevnet } from "./devnet";
import { interruption } from "./interruption";
import { PACKAGE_ROOT } from "./network";
import { parseStartOptions } from "./options";
import { isAlive } from "./processes";
import { openWorkplace } from "./workplace";

const seconds = (): string => (performance.now() / 1000).toFixed(1).padStart(5);
const report = (line: string): void => console.log(`[${seconds()} s] ${line}`);

async function build(): Promise<void> {
    report("building the package");

    try {
        await promisify(execFile)("npm", ["run", "--silent", "build"], { cwd: PACKAGE_ROOT });
    } catch (error) {
        const { stdout, message } = error as Error & { stdout?: string };
        throw new Error(`\`npm run build\` failed:\n${stdout || message}`);
    }
}

function printReady({ file, height }: Devnet, npmRegistry: string, data: string): void {
    const roles = file.wallets.map(({ role, address }) => `  ${role.padEnd(10)} ${address}`);
    const env = relative(process.cwd(), join(data, "env"));
    console.log(
        [
            "",
            `Ready at height ${height}. API: ${file.api}, npm registry: ${npmRegistry}`,
            "",
            `Wallets with funds (passphrases in ${join(data, "passphrases")}):`,
            ...roles,
            "",
            "Try, in another terminal:",
            "  npm run demo",
            `  . ${env.includes("/") ? env : `./${env}`}    # ark, ark-plugin and npm use this network, in that terminal`,
            "  ark-plugin search",
            `  curl -s ${file.api}/plugins/state`,
            "",
            "Ctrl-C ends it; `npm start` continues this chain, `npm start -- --reset` starts a new one.",
        ].join("\n"),
    );
}

/** Resolves when the network cannot go on: the node or its database has ended. */
const failureOf = ({ node, postgres }: Devnet): Promise<string> =>
    new Promise((resolve) => {
        node.onDeath((reason) => resolve(`The node ended (${reason}).`));
        const watch = setInterval(() => {
            if (!isAlive(postgres.pid)) {
                clearInterval(watch);
                resolve("PostgreSQL ended.");
            }
        }, 2000);
    });

function explain(error: unknown): string {
    if (!(error instanceof Error)) {
        return String(error);
    }

    return process.env.DEBUG ? (error.stack ?? error.message) : error.message;
}

async function main(cleanup: Cleanup): Promise<never> {
    const options = parseStartOptions(process.argv.slice(2));
    const devnet = await startDevnet(options, { report, cleanup, build });
    report("first block of this run");
    const funded = await fundDevnet(devnet);
    report(funded ? `funded ${funded} wallets` : "the wallets have their funds");
    printReady(devnet, await openWorkplace(devnet, options, cleanup), options.data);
    throw new Error(`${await failureOf(devnet)} The last lines of ${devnet.node.logFile}:\n${devnet.node.logTail()}`);
}

const cleanup = new Cleanup();
let exiting = false;

async function exit(code: number): Promise<never> {
    exiting = true;
    await cleanup.run();
    process.exit(code);
}

void interruption().then(() => {
    console.log("\nEnding the network …");

    return exit(0);
});

main(cleanup).catch((error: unknown) => {
    // What is being ended fails in all sorts of ways; that is not worth telling.
    if (!exiting) {
        console.error(`\n${explain(error)}`);

        return exit(1);
    }

    return undefined;
});
