import { locateCore } from "../../src/installer/core-location";
import { Folders } from "../../src/installer/folders";
import { readNpmOptions } from "../../src/installer/npm/config";
import { ModuleStore } from "../../src/installer/operations/isolated";
import { Plan } from "../../src/installer/plan";
import { Site } from "../../src/installer/site";
import { CORE_DIRECTORY } from "./installer-folders";

/** A node whose operator answers nothing, without any chain: what comes from a path needs none. */
export async function siteWithoutChain(folders: Folders): Promise<Site> {
    // The sources are TypeScript, also for programs that are started.
    const environment = { ...process.env, NODE_OPTIONS: "--import tsx" };

    return {
        folders,
        core: locateCore(CORE_DIRECTORY, environment),
        npm: await readNpmOptions(folders.data, environment),
        environment,
        dialogue: {
            progress: () => undefined,
            warn: () => undefined,
            confirm: async () => undefined,
            text: async () => undefined,
            select: async () => undefined,
        },
        directory: folders.data,
        invocation: (command) => `ark-plugin ${command}`,
        chain: async () => {
            throw new Error("no chain is asked about what comes from a path");
        },
    };
}

/** `install` of paths with `--yes`. */
export const installRequest = (packages: readonly string[], plans: Plan[] = []) => ({
    choice: { packages, update: false, fromNpm: false, allowYanked: false, address: null },
    assurance: { owners: [], origins: [] },
    consent: { acceptTrial: false, buy: false, maxPrice: undefined },
    given: { options: [], file: {} },
    quiet: true,
    scripts: false,
    command: `ark-plugin install ${packages.join(" ")}`,
    agree: async (plan: Plan) => {
        plans.push(plan);

        return true;
    },
    acquire: async () => undefined,
    modules: { installed: async () => [], check: async () => undefined, add: async () => undefined } as ModuleStore,
});
