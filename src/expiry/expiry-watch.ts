import { Contracts } from "@arkecosystem/core-kernel";
import { Interfaces } from "@arkecosystem/crypto";

import { licenseEnd } from "../events";
import { RegistryChange, RegistryListener } from "../handlers";
import { StateRecord } from "../wallet-attributes";
import { DueLicense, DueLicenses, License } from "./due-licenses";
import { entryOf, Stage, Told, ToldEntry } from "./told";
import { ToldFile } from "./told-file";

/** How far chain time may go back, by a fork or a crash, without anything told twice: one day, in seconds. */
const ROLLBACK_WINDOW = 86_400;

/** How many ends one block may tell of. What is left over follows with the next blocks. */
const LIMIT_PER_BLOCK = 1_000;

/** How many entries are appended to the file before it is written anew, without the old ones. */
const REWRITE_AFTER = 10_000;

export interface ExpiryWatchContext {
    /** how long before its end a license is expiring, in seconds; 0: never */
    readonly leadTime: number;
    readonly file: () => ToldFile;
    /** timestamp of the chain's last block */
    readonly chainTime: () => number;
    readonly tell: (stage: Stage, license: License, block: Interfaces.IBlockData) => void;
    readonly log: Contracts.Kernel.Logger;
}

/**
 * Tells when licenses are about to end and when they have ended, by chain time, each end once. It keeps what is still to
 * be told in the order in which it is due, and what has been told (docs/decisions/0010-expiry-told-once.md); so a block
 * costs no more than what it tells, however many licenses there are.
 */
export class ExpiryWatch implements RegistryListener, Contracts.Kernel.EventListener {
    private readonly due = new DueLicenses();
    private told = new Told(-1);
    private file: ToldFile | undefined;
    private appended = 0;

    public constructor(private readonly context: ExpiryWatchContext) {}

    /** How many licenses have an end that is still to be told. */
    public get size(): number {
        return this.due.size;
    }

    public reset(): void {
        this.due.clear();
        this.file = this.context.file();
        this.told = this.readFile(this.file);
        this.rewrite(this.told.floor);
    }

    public applied({ records, timestamp }: RegistryChange): void {
        for (const record of licensesIn(records)) {
            this.disarm(record, record.entry.previous);
            this.arm(record, record.entry, timestamp);
        }
    }

    /** A grant that came back may have ended untold, in the block that is reverted; a moved license only before it. */
    public reverted({ records, timestamp }: RegistryChange): void {
        for (const record of licensesIn(records)) {
            const { previous } = record.entry;
            this.disarm(record, record.entry);
            this.arm(record, previous, previous?.state.change.type === "granted" ? this.told.floor : timestamp);
        }
    }

    /** For Core's `block.applied`. Never throws: Core does not look after what its events cause. */
    public handle({ data }: { data: Interfaces.IBlockData }): void {
        try {
            this.tellUntil(data);
        } catch (error) {
            this.context.log.error(`Plugin registry: ends of licenses: ${(error as Error).stack}`);
        }
    }

    /** @param after what had ended by then when the wallet got it, as a license that was moved may, has nothing to tell */
    private arm({ licensee, name }: LicenseRecord, entry: LicenseRecord["entry"] | undefined, after: number): void {
        const end = licenseEnd(entry?.state);

        if (typeof end === "number" && end > after) {
            this.schedule({ licensee, name, end });
        }
    }

    private disarm({ licensee, name }: LicenseRecord, entry: LicenseRecord["entry"] | undefined): void {
        const end = licenseEnd(entry?.state);

        if (typeof end === "number") {
            this.due.delete({ licensee, name, end, due: end - this.context.leadTime });
            this.due.delete({ licensee, name, end, due: end });
        }
    }

    /** Puts a license to its next stage that has not been told. */
    private schedule(license: License): void {
        const { leadTime } = this.context;
        const { licensee, name, end } = license;

        // Not spread from the license: there are many, and each would get a shape of its own.
        if (leadTime > 0 && !this.told.has("expiring", license)) {
            this.due.add({ licensee, name, end, due: end - leadTime });
        } else if (!this.told.has("expired", license)) {
            this.due.add({ licensee, name, end, due: end });
        }
    }

    private tellUntil(block: Interfaces.IBlockData): void {
        const entries: ToldEntry[] = [];

        for (let next = this.due.first; next && next.due <= block.timestamp; next = this.due.first) {
            if (entries.length === LIMIT_PER_BLOCK) {
                break;
            }

            entries.push(this.tell(next, block));
        }

        if (entries.length > 0) {
            this.keep(entries, block.timestamp);
        }
    }

    /** A license that is found ended before it was told to be expiring (after a halt of the network) has just ended. */
    private tell(next: DueLicense, block: Interfaces.IBlockData): ToldEntry {
        const license: License = { licensee: next.licensee, name: next.name, end: next.end };
        const stage: Stage = next.due < next.end ? "expiring" : "expired";
        const entry = entryOf(stage, license);
        this.due.delete(next);
        this.told.add(entry);
        this.schedule(license);

        if (stage === "expired" || license.end > block.timestamp) {
            this.context.tell(stage, license, block);
        }

        return entry;
    }

    /** After telling: what a crash in between loses is told again, not lost. */
    private keep(entries: readonly ToldEntry[], chainTime: number): void {
        this.appended += entries.length;

        if (this.appended >= REWRITE_AFTER) {
            this.rewrite(Math.min(chainTime - ROLLBACK_WINDOW, (this.due.first?.due ?? chainTime) - 1));
        } else {
            this.file?.append(entries);
        }
    }

    private rewrite(floor: number): void {
        this.told.raiseFloor(floor);
        this.file?.write(this.told);
        this.appended = 0;
    }

    private readFile(file: ToldFile): Told {
        const floor = this.context.chainTime();

        try {
            return file.read(floor);
        } catch (error) {
            this.context.log.warning(
                `Plugin registry: it is not known which ends of licenses have been told (${(error as Error).message}). ` +
                    `None before now will be told again; the file is kept as ${file.setAside()}.`,
            );

            return new Told(floor);
        }
    }
}

type LicenseRecord = Extract<StateRecord, { type: "license" }>;

const licensesIn = (records: readonly StateRecord[]): LicenseRecord[] =>
    records.filter((record): record is LicenseRecord => record.type === "license");
