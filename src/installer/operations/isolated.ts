import { InstallerError } from "../errors";
import { isIsolated } from "../manifest";
import { ReadyPlugin } from "./prepare";

/** A package that is unpacked, complete, and to be taken over by the module store. */
export type StagedModule = Pick<ReadyPlugin, "name" | "version" | "folder" | "integrity" | "tree"> & {
    /** The release; null if it is not on-chain. */
    readonly transactionId: string | null;
};

/** Where packages go that run in processes of their own: no line of them may be loaded by Core or its CLI. */
export interface ModuleStore {
    /** The version of each that counts. */
    installed(): Promise<readonly { readonly name: string; readonly version: string }[]>;
    /** Reads a package's metadata and runs none of it. @throws Error if it cannot be a module */
    check(folder: string): Promise<unknown>;
    /** Moves a staged folder into the store. */
    add(module: StagedModule): Promise<void>;
}

/** What is to be installed, by who loads it. */
export interface Sorted {
    readonly isolated: readonly ReadyPlugin[];
    readonly inProcess: readonly ReadyPlugin[];
}

/**
 * Tells packages that run in processes of their own from those that Core loads.
 *
 * @param only refuse those that Core would load
 * @throws InstallerError REGISTRATION_IMPOSSIBLE, MANIFEST_MISMATCH
 */
export async function sortOut(store: ModuleStore, plugins: readonly ReadyPlugin[], only: boolean): Promise<Sorted> {
    const isolated = plugins.filter(({ manifest }) => isIsolated(manifest));
    const inProcess = plugins.filter(({ manifest }) => !isIsolated(manifest));
    const [other] = inProcess;

    if (only && other) {
        throw new InstallerError(
            "REGISTRATION_IMPOSSIBLE",
            `${other.name} is no module: Core loads it into its own processes. \`plugin:install ${other.name}\` installs it. Nothing was changed.`,
        );
    }

    for (const { name, version, folder } of isolated) {
        try {
            await store.check(folder);
        } catch (error) {
            throw new InstallerError(
                "MANIFEST_MISMATCH",
                `${name}@${version} cannot run: ${(error as Error).message} Nothing was changed.`,
            );
        }
    }

    return { isolated, inProcess };
}

export async function addModules(store: ModuleStore, modules: readonly ReadyPlugin[]): Promise<void> {
    for (const { origin, ...module } of modules) {
        await store.add({ ...module, transactionId: origin.kind === "chain" ? origin.transactionId : null });
    }
}
