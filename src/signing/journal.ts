import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Interfaces } from "@arkecosystem/crypto";
import { lock } from "proper-lockfile";
import writeFileAtomic from "write-file-atomic";

import { SigningError } from "./errors";

/** A transaction that was signed to be sent, and of which it is not yet known that it is in a block. */
export interface JournalEntry {
    /** what it is for: there is one open transaction per subject */
    readonly subject: string;
    readonly transaction: Interfaces.ITransactionJson;
    /** ISO 8601, by this machine's clock */
    readonly since: string;
}

const STALE = 15_000;

/**
 * What this machine has signed and sent on one network, one file for each open transaction. It is written before a
 * transaction leaves, so that whoever was cut off asks for the very same one again instead of paying twice.
 */
export class Journal {
    private readonly folder: string;

    /** @param data folder of the program's or the node's data */
    public constructor(data: string, nethash: string) {
        this.folder = join(data, "transactions", nethash.slice(0, 16));
    }

    public find(subject: string): JournalEntry | undefined {
        const path = this.pathOf(subject);

        return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as JournalEntry) : undefined;
    }

    public remember(subject: string, transaction: Interfaces.ITransactionJson): void {
        mkdirSync(this.folder, { recursive: true, mode: 0o700 });
        const entry: JournalEntry = { subject, transaction, since: new Date().toISOString() };
        writeFileAtomic.sync(this.pathOf(subject), `${JSON.stringify(entry, undefined, 4)}\n`, { mode: 0o600 });
    }

    public forget(subject: string): void {
        rmSync(this.pathOf(subject), { force: true });
    }

    /**
     * Runs `body` while no other run on this machine signs for `address`: two would use one nonce, or buy twice.
     *
     * @throws SigningError BUSY
     */
    public async exclusively<T>(address: string, body: () => Promise<T>): Promise<T> {
        mkdirSync(this.folder, { recursive: true, mode: 0o700 });
        let release: () => Promise<void>;

        try {
            release = await lock(this.folder, { lockfilePath: join(this.folder, `${address}.lock`), stale: STALE });
        } catch {
            throw new SigningError(
                "BUSY",
                `Another run is sending a transaction of ${address}. Try again when it is done.`,
            );
        }

        try {
            return await body();
        } finally {
            await release();
        }
    }

    private pathOf(subject: string): string {
        return join(this.folder, `${createHash("sha256").update(subject).digest("hex").slice(0, 32)}.json`);
    }
}
