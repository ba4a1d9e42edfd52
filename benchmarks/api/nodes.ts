import { execFileSync } from "node:child_process";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

import { CoreNode } from "../../devnet/node";
import { Chain } from "../chain/chain";
import { startChainNode } from "../chain/node";

const PROBE = join(__dirname, "probe");
/** Reading a million licenses takes Core itself minutes. */
const BOOT_TIMEOUT = 1_800_000;

/** Neither side is slowed down on purpose: any node of a devnet goes without Core's rate limit, this one without its semaphore. */
const VARIABLES = {
    CORE_API_SEMAPHORE_DISABLED: "true",
    CORE_LOG_LEVEL: "error",
};

/** A node with Core's API, this package's and the probe's, on a chain. */
export async function startApiNode(chain: Chain, name: string): Promise<CoreNode> {
    const node = await startChainNode(chain, {
        name,
        directory: join(tmpdir(), `ark-plugin-registry-bench-${name}-${process.pid}`),
        plugins: [{ package: PROBE }],
        variables: VARIABLES,
    });
    await node.waitForHeight(chain.height, BOOT_TIMEOUT);

    return node;
}

/**
 * Gives the node's threads one core and this process, which makes the load, another, where the system can: two that
 * share a core measure each other.
 */
export function separate(node: CoreNode): boolean {
    const pid = node.pid();

    if (process.platform !== "linux" || cpus().length < 2 || pid === undefined) {
        return false;
    }

    const pin = (core: number, process: number): void => {
        execFileSync("taskset", ["-acp", String(core), String(process)], { stdio: "ignore" });
    };
    pin(0, pid);
    pin(1, process.pid);

    return true;
}
