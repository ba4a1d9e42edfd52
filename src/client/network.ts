import { Interfaces, Managers } from "@arkecosystem/crypto";

import { registerTransactions } from "../transactions";
import { ClientError } from "./errors";

/** A network's crypto configuration, as `GET /node/configuration/crypto` answers it. */
export interface CryptoConfiguration {
    readonly network: {
        readonly name: string;
        readonly nethash: string;
        readonly pubKeyHash: number;
        readonly client: { readonly token: string; readonly symbol: string };
    };
    readonly milestones: Array<Record<string, unknown>>;
    readonly genesisBlock: { readonly payloadHash: string };
}

/** The network that somebody means, and how they said so, for messages. */
export interface ExpectedNetwork {
    readonly nethash: string;
    readonly named: string;
}

/**
 * That a node speaks of the network that is meant.
 *
 * @throws ClientError WRONG_NETWORK, NODE_ERROR
 */
export function assertNetwork(node: string, configuration: CryptoConfiguration, expected?: ExpectedNetwork): void {
    const { network, genesisBlock } = configuration;

    if (!network?.nethash || genesisBlock?.payloadHash !== network.nethash) {
        throw new ClientError("NODE_ERROR", `${node} does not say which network it belongs to.`, { node });
    }

    if (expected && expected.nethash !== network.nethash) {
        throw new ClientError(
            "WRONG_NETWORK",
            `${node} belongs to the network ${network.name} (nethash ${network.nethash}), ` +
                `expected ${expected.named} (${expected.nethash}).`,
            { node, expected: expected.nethash, found: network.nethash },
        );
    }
}

/**
 * Makes this process sign and verify for a network, by the milestone that is in force for the next block. A node's
 * exceptions are not taken over: they would let it declare any signature valid.
 */
export function useNetwork({ network, milestones, genesisBlock }: CryptoConfiguration, height: number): void {
    Managers.configManager.setConfig({
        network: network as unknown as Interfaces.NetworkConfig["network"],
        milestones: milestones as Interfaces.NetworkConfig["milestones"],
        genesisBlock: genesisBlock as unknown as Interfaces.NetworkConfig["genesisBlock"],
        exceptions: {},
    });
    Managers.configManager.setHeight(height + 1);
    registerTransactions();
}
