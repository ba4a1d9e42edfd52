import { InstallerError } from "../errors";
import { Origin } from "../lock-file";
import { isIsolated } from "../manifest";
import { ReadyPlugin } from "./prepare";

/** A package that is unpacked, complete, and to be taken over by the module store. */
export type StagedModule = Pick<ReadyPlugin, "name" | "version" | "folder" | "integrity" | "tree" | "origin"> & {
    /** The release; null if it is not on-chain. */
    readonly transactionId: string | null;
};

export interface InstalledModule {
    readonly name: string;
    readonly version: string;
    readonly origin?: Origin;
}

/** Where packages go that run in processes of their own: no line of them may be loaded by Core or its CLI. */
export interface ModuleStore {
    /** The version of each that counts, and where it came from if that is known. */
    installed(): Promise<readonly InstalledModule[]>;
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

/** Names of what is installed, by who loads it. */
interface Present {
    readonly modules: readonly string[];
    readonly plugins: readonly string[];
}

/** What an operator trusts in a sandbox must not leave it by an update; and nothing runs in both places. */
function assertSameKind({ isolated, inProcess }: Sorted, present: Present): void {
    const freed = inProcess.find(({ name }) => present.modules.includes(name));
    const moved = isolated.find(({ name }) => present.plugins.includes(name));

    if (freed) {
        throw new InstallerError(
            "REGISTRATION_IMPOSSIBLE",
            `${freed.name}@${freed.version} would run inside the node, while the installed one runs in a process of its ` +
                `own. If you trust it with your node, \`module:remove ${freed.name}\` first. Nothing was changed.`,
        );
    }

    if (moved) {
        throw new InstallerError(
            "REGISTRATION_IMPOSSIBLE",
            `${moved.name}@${moved.version} runs in a process of its own, while the installed one runs inside the node: ` +
                `\`plugin:remove ${moved.name}\` first. Nothing was changed.`,
        );
    }
}

/**
 * Tells packages that run in processes of their own from those that Core loads.
 *
 * @param present what is installed already
 * @param only refuse those that Core would load
 * @throws InstallerError REGISTRATION_IMPOSSIBLE, MANIFEST_MISMATCH
 */
export async function sortOut(
    store: ModuleStore,
    plugins: readonly ReadyPlugin[],
    present: Present,
    only: boolean,
): Promise<Sorted> {
    const isolated = plugins.filter(({ manifest }) => isIsolated(manifest));
    const inProcess = plugins.filter(({ manifest }) => !isIsolated(manifest));
    const [other] = inProcess;

    if (only && other) {
        throw new InstallerError(
            "REGISTRATION_IMPOSSIBLE",
            `${other.name} is no module: Core loads it into its own processes. \`plugin:install ${other.name}\` installs it. Nothing was changed.`,
        );
    }

    assertSameKind({ isolated, inProcess }, present);

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
    for (const module of modules) {
        const { origin } = module;
        await store.add({ ...module, transactionId: origin.kind === "chain" ? origin.transactionId : null });
    }
}
