import type { PluginProcess } from "../registration/registration";

/** What the child process is asked: one line of JSON on its standard input each, answered in order. */
export type ProbeQuestion =
    /** Loads what every answer needs: the node's environment file, and these packages of Core. Says nothing of them. */
    | {
          readonly kind: "warm";
          readonly core: string;
          /** Path of the node's `.env`, which Core reads before it loads any plugin. */
          readonly environmentFile: string;
          readonly packages: readonly string[];
      }
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
    /** What its handlers of transactions want and this Core does not have, in words. */
    readonly unmet: readonly string[];
}

/** Why Core would not run a process, or would run it without a plugin. */
export interface ProbeProblem {
    readonly process: PluginProcess;
    readonly message: string;
}

/** The answer to each kind of question. */
export interface ProbeAnswers {
    readonly warm: Record<string, never>;
    readonly describe: { readonly plugins: readonly PluginDescription[] };
    readonly validate: { readonly problems: readonly ProbeProblem[] };
}

/** Marks the line of standard output that is an answer, or what was wrong; plugins may print what they like. */
export const ANSWER_MARK = "\u0001ark-plugin-probe:";

/** The line behind the mark. */
export type ProbeReply = { readonly answer: unknown } | { readonly failure: string };
