/**
 * `npm run soak`: a node under mainnet's cap, full blocks of 150 every eight seconds from 210 senders, with requests to
 * its API beside them; at the same time a node without the plugin under as many transfers: what else the machine does
 * hits both alike. Both have the same network configuration; each forges a chain of its own. `--save` writes the results
 * down.
 */
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Command } from "commander";

import { generateNetwork } from "../../devnet/network";
import { useNetwork } from "../../devnet/wallets";
import { wholeNumber } from "../../scripts/whole-number";
import { cleanedUp } from "../harness/cleaned-up";
import { publish } from "../report/publish";
import { BLOCK_TIME } from "./node";
import { soakRows } from "./rows";
import { prepareSide, Side, SideResult, soakOne } from "./side";

type Both<T> = [plugin: T, plain: T];

async function soakBoth(minutes: number, report: (line: string) => void): Promise<Both<SideResult>> {
    const directory = join(tmpdir(), `ark-plugin-registry-soak-${process.pid}`);

    return cleanedUp(async (cleanup) => {
        cleanup.add(async () => rmSync(directory, { recursive: true, force: true }));
        const network = await generateNetwork({ directory: join(directory, "network"), blockTime: BLOCK_TIME });
        useNetwork(network.config);
        const prepare = (plugin: boolean, name: string): Promise<Side> => {
            const given = { network, directory: join(directory, name), plugin };

            return prepareSide({ ...given, report: (line) => report(`${name} the plugin: ${line}`) }, cleanup);
        };
        // Neither begins before both are ready.
        const [plugin, plain] = await Promise.all([prepare(true, "with"), prepare(false, "without")]);

        return await Promise.all([soakOne(plugin, minutes), soakOne(plain, minutes)]);
    });
}

async function main(): Promise<void> {
    const { minutes } = new Command("soak")
        .description("Two nodes under full blocks for a long time, one with the plugin and one without.")
        .option("--minutes <n>", "how long, after a minute of warming up", wholeNumber(1), 60)
        .option("--json", "print rows and nothing else")
        .option("--check", "compare ratios with those that are committed")
        .option("--save", "write the results down, to be committed")
        .parse()
        .opts<{ minutes: number }>();
    const report = (line: string): void => console.error(line);
    const [plugin, plain] = await soakBoth(minutes, report);
    plugin.tally.refusals.forEach((count, reason) => report(`refused ${count} times: ${reason}`));
    publish({ suite: "soak", script: "soak", rows: soakRows(plugin, plain, minutes) }, process.argv.slice(2));
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
