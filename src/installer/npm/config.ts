import Config from "@npmcli/config";
import definitions from "@npmcli/config/lib/definitions";

/** What npm would use here: registries by scope, authentication, proxy, certificates, cache. Never printed. */
export type NpmOptions = Readonly<Record<string, unknown>> & { readonly registry: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Core's own command takes this variable instead of npm's registry. */
const CORE_REGISTRY = "CORE_NPM_REGISTRY";

/** The registry that Core's variable names, as arguments for npm. */
export const registryArguments = (environment: Environment): string[] =>
    environment[CORE_REGISTRY] ? [`--registry=${environment[CORE_REGISTRY]}`] : [];

/**
 * Reads npm's configuration as npm does in `directory`: the project's, user's and global .npmrc, then the environment.
 */
export async function readNpmOptions(directory: string, environment: Environment): Promise<NpmOptions> {
    const config = new Config({
        ...definitions,
        // Only the folder of npm's built-in .npmrc, which holds nothing of what is asked for here.
        npmPath: directory,
        argv: [process.execPath, "npm", ...registryArguments(environment)],
        env: { ...environment },
        cwd: directory,
    });
    await config.load();

    return config.flat as NpmOptions;
}
