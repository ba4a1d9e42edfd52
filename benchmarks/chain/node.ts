import { LoneNodeOptions, startLoneNode } from "../../devnet/lone-node";
import { CoreNode } from "../../devnet/node";
import { Chain } from "./chain";

/** How a node on a generated chain is run. */
type ChainNodeOptions = Pick<LoneNodeOptions, "directory" | "plugins" | "variables"> & {
    readonly name: string;
};

/**
 * Starts a node on a copy of a generated chain, from PostgreSQL alone: it builds its state, then forges on top with all
 * delegates. It is running, not yet ready, when this returns.
 */
export async function startChainNode(chain: Chain, options: ChainNodeOptions): Promise<CoreNode> {
    const { network, postgres } = chain;
    const database = `node_${options.name}`;
    await chain.copy(database);

    return startLoneNode({ ...options, network, postgres, database });
}
