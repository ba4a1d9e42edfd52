import { Client } from "pg";

import { Postgres } from "../../devnet/postgres";
import { wordsOf } from "../../src/search/text";
import { Document, PAGE, SearchSubject } from "./subjects";

const ROWS_AT_ONCE = 1_000;

/** Words of the name count most, then the vendor's; `simple` leaves them as they are. */
const VECTOR = `
    setweight(to_tsvector('simple', replace(split_part(name, '/', 2), '-', ' ')), 'A') ||
    setweight(to_tsvector('simple', replace(replace(split_part(name, '/', 1), '@', ''), '-', ' ')), 'B') ||
    setweight(to_tsvector('simple', description), 'D')`;

const SCHEMA = `
    CREATE TABLE packages (
        name text PRIMARY KEY, description text NOT NULL, price bigint NOT NULL, trial boolean NOT NULL,
        published integer NOT NULL, sold integer NOT NULL,
        words tsvector GENERATED ALWAYS AS (${VECTOR}) STORED
    );
    CREATE INDEX ON packages USING gin (words);
    CREATE INDEX ON packages (price, name);
    CREATE INDEX ON packages (published, name);
    CREATE INDEX ON packages (sold DESC, name);`;

const COLUMNS = "name, description, price, trial, published, sold";

/** Tables in Core's own database server, with its full text search and an index for each order. */
export class PostgresSearch implements SearchSubject {
    public readonly name = "PostgreSQL";

    private readonly statements = new Map<string, string>();

    private constructor(private readonly client: Client) {}

    public static async start(postgres: Postgres): Promise<PostgresSearch> {
        await postgres.createDatabase("search");
        const client = await postgres.connect("search");
        await client.query(SCHEMA);

        return new PostgresSearch(client);
    }

    public async fill(documents: Iterable<Document>): Promise<void> {
        let rows: Document[] = [];

        for (const document of documents) {
            rows.push(document);

            if (rows.length === ROWS_AT_ONCE) {
                await this.insert(rows);
                rows = [];
            }
        }

        await this.insert(rows);
        await this.client.query("VACUUM ANALYZE packages");
    }

    public search(text: string): Promise<readonly string[]> {
        return this.names(
            `SELECT name FROM packages WHERE words @@ to_tsquery('simple', $1)
             ORDER BY ts_rank(words, to_tsquery('simple', $1)) DESC, name LIMIT ${PAGE}`,
            [queryOf(text)],
        );
    }

    public cheapest(text?: string): Promise<readonly string[]> {
        return text === undefined
            ? this.names(`SELECT name FROM packages WHERE price > 0 ORDER BY price, name LIMIT ${PAGE}`)
            : this.names(
                  `SELECT name FROM packages WHERE words @@ to_tsquery('simple', $1) AND price > 0
                   ORDER BY price, name LIMIT ${PAGE}`,
                  [queryOf(text)],
              );
    }

    public bestSold(): Promise<readonly string[]> {
        return this.names(`SELECT name FROM packages ORDER BY sold DESC, name LIMIT ${PAGE}`);
    }

    public async sell(name: string, count: 1 | -1): Promise<void> {
        await this.client.query({
            name: "sell",
            text: "UPDATE packages SET sold = sold + $2 WHERE name = $1",
            values: [name, count],
        });
    }

    public async remove({ name }: Document): Promise<void> {
        await this.client.query({ name: "remove", text: "DELETE FROM packages WHERE name = $1", values: [name] });
    }

    public add(document: Document): Promise<void> {
        return this.insert([document]);
    }

    public async bytes(): Promise<number> {
        const { rows } = await this.client.query<{ bytes: string }>(
            "SELECT pg_total_relation_size('packages') AS bytes",
        );

        return Number(rows[0]?.bytes);
    }

    public stop(): Promise<void> {
        return this.client.end();
    }

    private async names(text: string, values: unknown[] = []): Promise<readonly string[]> {
        const { rows } = await this.client.query<{ name: string }>({ name: this.statementOf(text), text, values });

        return rows.map(({ name }) => name);
    }

    /** A prepared statement for each text. */
    private statementOf(text: string): string {
        const known = this.statements.get(text) ?? `names ${this.statements.size}`;
        this.statements.set(text, known);

        return known;
    }

    private async insert(rows: readonly Document[]): Promise<void> {
        await this.client.query(
            `INSERT INTO packages (${COLUMNS}) SELECT * FROM json_to_recordset($1)
             AS row (name text, description text, price bigint, trial boolean, published integer, sold integer)`,
            [JSON.stringify(rows.map((row) => ({ ...row, price: String(row.price) })))],
        );
    }
}

const queryOf = (text: string): string =>
    wordsOf(text)
        .map((word) => `${word}:*`)
        .join(" & ");
