import type { PluginProcess } from "../registration/registration";

/** What the child process is asked. It is given as JSON on its standard input. */
export type ProbeQuestion =
    /** Loads some plugins as Core does and tells what they want to be configured with. */
    | { readonly kind: "describe"; readonly core: string; readonly folders: readonly string[] }
    /** Loads these processes of `app.json` by Core's own code, without starting anything. */
    | {
          readonly kind: "validate";
          readonly core: string;
          readonly processes: readonly PluginProcess[];
          readonly network: string;
      };

/** What a plugin's own code says of itself. */
export interface PluginDescription {
    readonly name: string;
    /** It has a ServiceProvider, for processes to load; else it only adds commands to `ark`. */
    readonly isLoaded: boolean;
    /** Description of its joi schema (`describe()` of joi); null if it has none. */
    readonly schema: unknown;
    readonly defaults: Readonly<Record<string, unknown>>;
    /** Signatures of the commands that it adds to `ark`. */
    readonly commands: readonly string[];
}

/** Why Core would not run a process, or would run it without a plugin. */
export interface ProbeProblem {
    readonly process: PluginProcess;
    readonly message: string;
}

export type ProbeAnswer =
    | { readonly kind: "described"; readonly plugins: readonly PluginDescription[] }
    | { readonly kind: "validated"; readonly problems: readonly ProbeProblem[] };

/** Marks the line of standard output that is the answer; plugins may print what they like. */
export const ANSWER_MARK = "\u0001ark-plugin-probe:";
