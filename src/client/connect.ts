import { RegistryClient } from "./client";
import { ClientError } from "./errors";
import { assertFresh, whyBehind } from "./freshness";
import { apiAddress, Http, HttpOptions } from "./http";
import { assertNetwork, CryptoConfiguration, ExpectedNetwork, useNetwork } from "./network";
import { NodeFacts } from "./node-facts";
import { ConfigurationResource, StateResource } from "./resources";

export interface ConnectOptions extends HttpOptions {
    /** addresses of nodes, tried in order until one passes all checks */
    readonly nodes: readonly string[];
    /** the network that is meant; without it the node's word is taken */
    readonly expected?: ExpectedNetwork;
    /** for looking things up: a node that lags behind is no error, `client.behind` says so */
    readonly allowBehind?: boolean;
}

interface NodeConfiguration {
    readonly core: { readonly version: string };
    readonly constants: { readonly blocktime: number };
}

async function data<T>(http: Http, path: string): Promise<T> {
    const answer = await http.get<{ data: T }>(path);

    if (answer.ok && answer.body.data !== undefined) {
        return answer.body.data;
    }

    const reason = answer.ok ? "no data" : answer.refused.message;
    throw new ClientError("NODE_ERROR", `${http.api}${path} answered ${reason}`, { node: http.api });
}

async function stateOf(http: Http): Promise<StateResource> {
    const answer = await http.get<{ data: StateResource }>("/plugins/state");

    if (answer.ok) {
        return answer.body.data;
    }

    throw new ClientError(
        "REGISTRY_MISSING",
        `The node ${http.api} does not run ark-plugin-registry (${answer.refused.message} at /plugins/state). ` +
            "Name a node that does with --node, or install the package there and run `ark-plugin setup`.",
        { node: http.api },
    );
}

async function peerHeights(http: Http): Promise<number[]> {
    const answer = await http.get<{ data: { height?: number }[] }>("/peers?limit=100");

    return answer.ok ? answer.body.data.flatMap(({ height }) => (height === undefined ? [] : [height])) : [];
}

/** Asks a node what there is to know before it is used, and checks it. */
async function inspect(http: Http, options: ConnectOptions): Promise<[NodeFacts, CryptoConfiguration]> {
    const node = http.api;
    const crypto = await data<CryptoConfiguration>(http, "/node/configuration/crypto");
    assertNetwork(node, crypto, options.expected);
    const state = await stateOf(http);
    const [{ core, constants }, { syncing }, configuration, heights] = await Promise.all([
        data<NodeConfiguration>(http, "/node/configuration"),
        data<{ syncing: boolean }>(http, "/node/syncing"),
        data<ConfigurationResource>(http, "/plugins/configuration"),
        peerHeights(http),
    ]);
    const freshness = { node, state, syncing, peerHeights: heights, blockTime: constants.blocktime };

    if (!options.allowBehind) {
        assertFresh(freshness);
    }

    if (!configuration.activation.active) {
        const { height } = configuration.activation;
        const when = height === null ? "and no height is set from which it will" : `before height ${height}`;
        throw new ClientError("REGISTRY_INACTIVE", `The network takes no plugin transactions ${when}.`, { node });
    }

    const behind = whyBehind(freshness, Date.now() / 1_000);
    const { network } = crypto;

    return [
        { node, network, coreVersion: core.version, blockTime: constants.blocktime, state, configuration, behind },
        crypto,
    ];
}

/** A node of the network that is in use already, checked like the first: for comparing the two. */
export async function connectBeside(first: RegistryClient, node: string, http?: HttpOptions): Promise<RegistryClient> {
    const { nethash, name } = first.facts.network;
    const connection = new Http(apiAddress(node), http);
    const [facts] = await inspect(connection, { nodes: [node], expected: { nethash, named: name } });

    return new RegistryClient(connection, facts);
}

/**
 * Connects to the first of some nodes that can be used, and makes this process sign and verify for its network.
 *
 * @throws ClientError NO_NODE, WRONG_NETWORK, REGISTRY_MISSING, REGISTRY_INACTIVE, CHAIN_BEHIND, NODE_UNREACHABLE,
 *     NODE_ERROR, RATE_LIMITED: of the last node that was tried, with the reasons of the others in its message
 */
export async function connect(options: ConnectOptions): Promise<RegistryClient> {
    const failures: ClientError[] = [];

    for (const node of options.nodes) {
        try {
            const http = new Http(apiAddress(node), options);
            const [facts, crypto] = await inspect(http, options);
            useNetwork(crypto, facts.state.height);

            return new RegistryClient(http, facts);
        } catch (error) {
            // Another network is a mistake of the user's, not a node that is down: the next one must not hide it.
            if (!(error instanceof ClientError) || error.code === "WRONG_NETWORK" || error.code === "NO_NODE") {
                throw error;
            }

            failures.push(error);
        }
    }

    const last = failures.at(-1);

    if (!last) {
        throw new ClientError("NO_NODE", "Which node? Name its address with --node http://host:4003.");
    }

    throw new ClientError(last.code, failures.map(({ message }) => message).join("\n"), last.details);
}
