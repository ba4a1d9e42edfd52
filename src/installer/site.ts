import type { RegistryClient } from "../client";
import { NpmOptions } from "./npm/config";
import { NodePlace, Run } from "./run";

/** Whoever runs the command. Questions answer undefined when nobody is there to answer. */
export interface Dialogue {
    /** What goes on now. */
    progress(text: string): void;
    warn(text: string): void;
    confirm(question: string): Promise<boolean | undefined>;
    text(question: string, initial?: string): Promise<string | undefined>;
    select(question: string, choices: readonly string[]): Promise<string | undefined>;
}

/** The node whose plugins are changed, and what is needed to change them. */
export interface Site extends NodePlace {
    readonly npm: NpmOptions;
    /** Begun already, to gain time. */
    readonly run?: Run;
    readonly dialogue: Dialogue;
    /** What relative paths in arguments start from. */
    readonly directory: string;
    /** How messages call the installer, such as `ark plugin:install` or `ark-plugin install`, without arguments. */
    invocation(command: string): string;
    /** Connects to a node's API, once. @throws ClientError when it cannot be relied upon: never a reason to use npm */
    chain(): Promise<RegistryClient>;
}
