import { spawn } from "node:child_process";

import { InstallerError } from "../errors";
import { registryArguments } from "./config";

/** How npm is run; `signal` ends it. */
export interface NpmRun {
    /** Folder of the package that npm works on. */
    readonly directory: string;
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly signal?: AbortSignal;
}

/** npm tells the programs that it starts (`npx` among them) about itself; an npm started by them must not believe it. */
const INHERITED =
    /^npm_(config_(local_prefix|prefix|global|package|dry_run|noproxy|init_module)$|command$|lifecycle_|package_)/i;

const QUIET = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

const environmentOf = ({ environment }: NpmRun): NodeJS.ProcessEnv =>
    Object.fromEntries(Object.entries(environment).filter(([name]) => !INHERITED.test(name)));

/**
 * Runs npm with the user's own configuration.
 *
 * @returns what it wrote to standard output
 * @throws InstallerError NPM_FAILED with the end of what it said
 */
export function runNpm(args: readonly string[], run: NpmRun): Promise<string> {
    const { directory, environment, signal } = run;

    return new Promise((resolve, reject) => {
        const child = spawn("npm", [...args, ...QUIET, ...registryArguments(environment)], {
            cwd: directory,
            env: environmentOf(run),
            stdio: ["ignore", "pipe", "pipe"],
            ...(signal && { signal }),
        });
        let output = "";
        let errors = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (errors = (errors + text).slice(-4000)));
        child.once("error", (error: NodeJS.ErrnoException) =>
            reject(
                error.code === "ENOENT"
                    ? new InstallerError("NPM_FAILED", "npm is not on the PATH. Install it, then run this again.")
                    : error,
            ),
        );
        child.once("close", (code) => {
            if (code === 0) {
                resolve(output);
            } else {
                reject(new InstallerError("NPM_FAILED", `npm ${args[0]} failed (exit ${code}):\n${errors.trim()}`));
            }
        });
    });
}
