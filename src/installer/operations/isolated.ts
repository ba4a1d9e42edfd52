import { InstallerError } from "../errors";
import { Origin } from "../lock-file";
import { isIsolated } from "../manifest";
import type { Site } from "../site";
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

/** What `module:install` refuses. */
const noModule = (name: string, next: string): InstallerError =>
    new InstallerError("REGISTRATION_IMPOSSIBLE", `${name} is no module: ${next} Nothing was changed.`);

/** @param kept named, and there already in the node's own processes @throws InstallerError REGISTRATION_IMPOSSIBLE */
export function assertNoneInProcess({ invocation }: Pick<Site, "invocation">, [name]: readonly string[]): void {
    if (name !== undefined) {
        throw noModule(
            name,
            `it is installed, and runs inside the node. \`${invocation("update")} ${name}\` updates it.`,
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
    { invocation }: Pick<Site, "invocation">,
    store: ModuleStore,
    plugins: readonly ReadyPlugin[],
    present: Present,
    only: boolean,
): Promise<Sorted> {
    const isolated = plugins.filter(({ manifest }) => isIsolated(manifest));
    const inProcess = plugins.filter(({ manifest }) => !isIsolated(manifest));
    const [other] = inProcess;

    if (only && other) {
        throw noModule(
            other.name,
            `Core loads it into its own processes. \`${invocation("install")} ${other.name}\` installs it.`,
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
