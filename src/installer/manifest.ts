import { join } from "node:path";

import { InstallerError } from "./errors";
import { readIfExists } from "./files";

/** One element of `arkecosystem.core.dependencies`, as Core reads it at boot. */
export interface CoreDependency {
    readonly name: string;
    readonly version?: string;
    readonly required?: boolean;
}

/** The parts of a plugin's package.json that matter here. */
export interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
    readonly arkecosystem?: {
        readonly core?: {
            readonly dependencies?: readonly CoreDependency[];
            readonly required?: boolean;
            readonly [key: string]: unknown;
        };
        /** There if the package runs in a process of its own (docs/module-protocol.md). */
        readonly module?: unknown;
    };
}

/** Whether a package wants to run in a process of its own: no line of it may be loaded anywhere else. */
export const isIsolated = ({ arkecosystem }: Manifest): boolean => arkecosystem?.module !== undefined;

/** What Core would require of a node that loads this plugin. */
export const coreDependenciesOf = (manifest: Manifest): readonly CoreDependency[] => {
    const list = manifest.arkecosystem?.core?.dependencies;

    return Array.isArray(list) ? (list as CoreDependency[]) : [];
};

/**
 * Reads the package.json of an unpacked plugin.
 *
 * @throws InstallerError MANIFEST_MISMATCH when there is none, or it has no name or version
 */
export async function readManifest(directory: string): Promise<Manifest> {
    const text = await readIfExists(join(directory, "package.json"));
    let manifest: unknown;

    try {
        manifest = JSON.parse(text ?? "");
    } catch {
        throw new InstallerError(
            "MANIFEST_MISMATCH",
            "The package has no package.json that can be read. Nothing installed.",
        );
    }

    const { name, version } = (manifest ?? {}) as Partial<Manifest>;

    if (typeof name !== "string" || typeof version !== "string") {
        throw new InstallerError(
            "MANIFEST_MISMATCH",
            "The package's package.json has no name or no version. Nothing installed.",
        );
    }

    return manifest as Manifest;
}

/** @throws InstallerError MANIFEST_MISMATCH unless the package says to be what was asked for */
export function assertSamePackage(
    manifest: Manifest,
    expected: { readonly name: string; readonly version: string },
): void {
    if (manifest.name !== expected.name || manifest.version !== expected.version) {
        throw new InstallerError(
            "MANIFEST_MISMATCH",
            `The tarball of ${expected.name}@${expected.version} holds ${manifest.name}@${manifest.version}. Nothing installed.`,
        );
    }
}
