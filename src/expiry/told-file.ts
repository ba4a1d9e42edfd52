import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname } from "node:path";

import Joi from "joi";
import { sync as writeFileAtomic } from "write-file-atomic";

import { Told, ToldEntry } from "./told";

interface Header {
    readonly format: 1;
    /** nethash of the network */
    readonly network: string;
    /** see `Told` */
    readonly floor: number;
}

const time = Joi.number().integer().required();

const headerSchema = Joi.object<Header>({
    format: Joi.valid(1).required(),
    network: Joi.string().required(),
    floor: time,
});

const entrySchema = Joi.array().ordered(
    Joi.valid("expiring", "expired").required(),
    time,
    Joi.string().required(),
    Joi.string().required(),
);

/**
 * `Told` on disk: one JSON line for the floor, then one per entry. Written synchronously, one append per block of which
 * there was something to tell, so that a crash can lose no more than that block's.
 */
export class ToldFile {
    public constructor(
        private readonly path: string,
        private readonly network: string,
    ) {}

    /**
     * @param floor for a node that has told nothing yet
     * @throws Error when the file cannot be understood; `setAside` then makes room for a new one
     */
    public read(floor: number): Told {
        // A crash may have cut the last line short.
        const lines = existsSync(this.path) ? readFileSync(this.path, "utf8").split("\n").slice(0, -1) : [];
        const [first, ...rest] = lines.map((line) => JSON.parse(line) as unknown);

        if (first === undefined) {
            return new Told(floor);
        }

        const header = Joi.attempt(first, headerSchema) as Header;

        if (header.network !== this.network) {
            return new Told(floor);
        }

        const told = new Told(header.floor);
        rest.forEach((entry) => told.add(Joi.attempt(entry, entrySchema) as unknown as ToldEntry));

        return told;
    }

    /** @returns where the file is now */
    public setAside(): string {
        const aside = `${this.path}.unreadable`;
        renameSync(this.path, aside);

        return aside;
    }

    /** Writes all of it anew. */
    public write(told: Told): void {
        const header: Header = { format: 1, network: this.network, floor: told.floor };
        mkdirSync(dirname(this.path), { recursive: true });
        writeFileAtomic(this.path, lines([header, ...told.all()]));
    }

    public append(entries: readonly ToldEntry[]): void {
        appendFileSync(this.path, lines(entries));
    }
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
