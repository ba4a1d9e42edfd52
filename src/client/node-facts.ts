import { CryptoConfiguration } from "./network";
import { ConfigurationResource, StateResource } from "./resources";

/** What is known of a node once its checks have passed. */
export interface NodeFacts {
    /** base address of its API */
    readonly node: string;
    readonly network: CryptoConfiguration["network"];
    readonly coreVersion: string;
    /** seconds */
    readonly blockTime: number;
    readonly state: StateResource;
    readonly configuration: ConfigurationResource;
    /** why its chain is not to be relied upon, undefined if it is */
    readonly behind: string | undefined;
}
