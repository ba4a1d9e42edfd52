import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FunctionalNetwork } from "./functional-network";

const DRILL = join(__dirname, "node-drill");

/** What a plugin of the tests makes happen on a running node. */
export interface NodeDrill {
    /** Reverts the last blocks, as a fork does. Their transactions are in the pool again. */
    revert(blocks: number): Promise<void>;
    /** Makes the read model fail at its next transaction, once. */
    breakReadModel(): Promise<void>;
}

/** Adds that plugin to a network's node, which is restarted for it. */
export async function addDrill({ devnet: { node }, folder }: FunctionalNetwork): Promise<NodeDrill> {
    await node.stop();
    symlinkSync(DRILL, join(folder, "data/plugins/node-drill"), "dir");
    const path = join(folder, "config/app.json");
    const app = JSON.parse(readFileSync(path, "utf8")) as { core: { plugins: { package: string }[] } };
    app.core.plugins.push({ package: "registry-node-drill" });
    writeFileSync(path, JSON.stringify(app));
    node.start();
    await node.waitForHeight(1);

    const run = async (what: string): Promise<void> => {
        const response = await fetch(new URL(`/drill/${what}`, node.api), { method: "POST" });

        if (!response.ok) {
            throw new Error(`drill ${what}: ${response.status} ${await response.text()}`);
        }
    };

    return {
        revert: (blocks) => run(`revert/${blocks}`),
        breakReadModel: () => run("break-read-model"),
    };
}
