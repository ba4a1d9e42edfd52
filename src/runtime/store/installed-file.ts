import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

import Joi from "joi";
import { lock } from "proper-lockfile";

import { readIfExists, writeDurably } from "../../installer/files";
import type { Origin } from "../../installer/lock-file";
import { ModuleError } from "../errors";
import { MODULE_NAME, PACKAGE_VERSION } from "../manifest/names";

/** Where a version came from, and what it must be. */
export interface InstalledVersion {
    /** SHA-512 of its tarball, as it was signed on-chain. */
    readonly integrity: string;
    /** Digest of its folder; null if install scripts had a say. */
    readonly tree: string | null;
    /** The release; null if it is not on-chain. */
    readonly transactionId: string | null;
    /** Where it came from, and of which owner: what an update is held to. */
    readonly origin?: Origin;
}

/** One module of this node: versions side by side, one of which counts. */
export interface InstalledModule {
    readonly current: string;
    /** What `rollback` returns to. */
    readonly former: string | null;
    /** Neither an upgrade nor a newer install moves it. */
    readonly pinned: boolean;
    readonly versions: Readonly<Record<string, InstalledVersion>>;
}

/** undefined: it is gone */
type Changed = InstalledModule | undefined;

export type Contents = Readonly<Record<string, InstalledModule>>;

/** Whoever holds the lock renews it until a change is made; who does not was killed. */
const LOCKING = {
    realpath: false,
    stale: 5000,
    retries: { retries: 100, minTimeout: 20, maxTimeout: 200 },
    // A machine that slept: the file is written whole in any case, and no node ends for it.
    onCompromised: () => undefined,
};

const version = Joi.string().pattern(PACKAGE_VERSION);

const schema = Joi.object({
    version: Joi.number().valid(1).required(),
    modules: Joi.object()
        .pattern(
            MODULE_NAME,
            Joi.object({
                current: version.required(),
                former: version.allow(null).required(),
                pinned: Joi.boolean().required(),
                versions: Joi.object()
                    .pattern(
                        PACKAGE_VERSION,
                        Joi.object({
                            integrity: Joi.string().required(),
                            tree: Joi.string().allow(null).required(),
                            transactionId: Joi.string().allow(null).required(),
                            origin: Joi.object({ kind: Joi.string().required() }).unknown(true),
                        }),
                    )
                    .required(),
            }),
        )
        .required(),
}).options({ convert: false });

/** The file that says which version of each module counts. The node and the operator's commands change it. */
export class InstalledFile {
    public constructor(private readonly path: string) {}

    /** @throws ModuleError MODULE_INVALID if the file is damaged */
    public async read(): Promise<Contents> {
        const text = await readIfExists(this.path);

        if (text === undefined) {
            return {};
        }

        try {
            return (Joi.attempt(JSON.parse(text), schema) as { modules: Contents }).modules;
        } catch (error) {
            throw new ModuleError(
                "MODULE_INVALID",
                `${this.path} is damaged: ${(error as Error).message}. Restore it, or install the modules again.`,
            );
        }
    }

    /** Nobody else changes the file meanwhile; undefined takes the module out of it. */
    public async change(
        name: string,
        change: (module: InstalledModule | undefined) => Changed | Promise<Changed>,
    ): Promise<void> {
        await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
        const release = await lock(this.path, LOCKING);

        try {
            const modules = new Map(Object.entries(await this.read()));
            const changed = await change(modules.get(name));

            if (changed) {
                modules.set(name, changed);
            } else {
                modules.delete(name);
            }

            const contents = { version: 1, modules: Object.fromEntries([...modules].sort()) };
            await writeDurably(this.path, `${JSON.stringify(contents, undefined, 4)}\n`);
        } finally {
            await release();
        }
    }
}
