import type { ExpectedNetwork, RegistryClient } from "../client";
import { CommandContext, FlagDefinition, UsageError } from "./command";
import { findLocalNode, LocalNode } from "./local-node";
import { nodePathFlags } from "./node-paths";
import { readUserConfiguration } from "./user-configuration";
import { listOf, textOf } from "./values";

/** Flags of every command that asks a node. */
export const connectionFlags: readonly FlagDefinition[] = [
    {
        name: "node",
        type: "string",
        value: "url",
        repeatable: true,
        description:
            "API of a node, such as http://127.0.0.1:4003; repeated: tried in order. " +
            "Else ARK_PLUGIN_NODE, the user's configuration, the node of this machine.",
    },
    ...nodePathFlags,
];

type Source = Pick<CommandContext, "flags" | "environment">;

/** Addresses that were named; none means the node of this machine. */
function namedNodes({ flags, environment }: Source): readonly string[] {
    const given = listOf(flags, "node");

    if (given.length > 0) {
        return given;
    }

    const inEnvironment = (environment.ARK_PLUGIN_NODE ?? "").split(",").filter((node) => node.trim() !== "");

    return inEnvironment.length > 0 ? inEnvironment.map((node) => node.trim()) : (readUserConfiguration().nodes ?? []);
}

/** The nethash of one of Core's own networks. */
async function presetOf(name: string): Promise<string | undefined> {
    const { Networks } = await import("@arkecosystem/crypto");
    const networks = Networks as unknown as Record<string, { network: { nethash: string } }>;

    return Object.hasOwn(networks, name) ? networks[name]?.network.nethash : undefined;
}

/** The network that was named by a folder or by its name, or that the node of this machine belongs to. */
async function expectedNetwork(
    { flags, environment }: Source,
    local: LocalNode | undefined,
    usesLocal: boolean,
): Promise<ExpectedNetwork | undefined> {
    const network = textOf(flags, "network");
    const names = [flags.config, environment.CORE_PATH_CONFIG, network].some((value) => value !== undefined);

    if (local?.nethash !== undefined && (names || usesLocal)) {
        return { nethash: local.nethash, named: `that of ${local.paths.config}` };
    }

    const nethash = network === undefined ? undefined : await presetOf(network);

    return nethash === undefined ? undefined : { nethash, named: network as string };
}

/**
 * Connects to the node that flags, environment, the user's configuration or this machine name, in this order.
 *
 * @param allowBehind for looking things up: a lagging node is warned of, and used
 * @throws ClientError, as `connect`; UsageError if no node is to be found
 */
export async function connectFrom(
    context: CommandContext,
    { allowBehind = false }: { readonly allowBehind?: boolean } = {},
): Promise<RegistryClient> {
    const named = namedNodes(context);
    const local = findLocalNode(context);
    const nodes = named.length > 0 ? named : local ? [local.api] : [];

    if (nodes.length === 0) {
        throw new UsageError(
            "Which node? Name the API of one with --node http://host:4003 or in ARK_PLUGIN_NODE, " +
                "or the folder of one on this machine with --config.",
        );
    }

    context.output.progress(`Connecting to ${nodes.join(", ")}`);
    const expected = await expectedNetwork(context, local, named.length === 0);
    const { connect } = await import("../client");
    const client = await connect({ nodes, allowBehind, ...(expected && { expected }) });

    if (client.facts.behind !== undefined) {
        context.output.warn(`Careful: the node ${client.node} lags behind: ${client.facts.behind}.`);
    }

    return client;
}
