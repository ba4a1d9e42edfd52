import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Repositories, ServiceProvider } from "@arkecosystem/core-database";
import { Application, Container, Providers, Services } from "@arkecosystem/core-kernel";
import { Client } from "pg";

import { Postgres } from "../../devnet/postgres";
import { GeneratedBlock } from "./blocks";
import { COLUMNS, rowsOf, Table } from "./rows";

/** Blocks reference no other table, transactions their block. */
const TABLES: readonly Table[] = ["blocks", "transactions", "rounds"];
const ROWS_AT_ONCE = 50_000;

/** Core's own repositories on a database, with Core's own migrations done. */
export interface CoreDatabase {
    readonly blocks: Repositories.BlockRepository;
    readonly transactions: Repositories.TransactionRepository;
    close(): Promise<void>;
}

/** Connects as a node does; a process may have one such connection at a time. */
export async function openCoreDatabase(postgres: Postgres, database: string): Promise<CoreDatabase> {
    const { port, user, password } = postgres;
    const app = new Application(new Container.Container());
    app.bind(Container.Identifiers.EventDispatcherService).toConstantValue(new Services.Events.MemoryEventDispatcher());
    const provider = app.resolve(ServiceProvider);
    const connection = { type: "postgres", host: "127.0.0.1", port, database, username: user, password };
    provider.setConfig(
        app.resolve(Providers.PluginConfiguration).from("@arkecosystem/core-database", {
            connection: { ...connection, entityPrefix: "public.", synchronize: false, logging: false },
        }),
    );
    const opened = await provider.connect();

    return {
        blocks: provider.getBlockRepository(),
        transactions: provider.getTransactionRepository(),
        close: () => opened.close(),
    };
}

/** Creates Core's tables. */
export async function createTables(postgres: Postgres, database: string): Promise<void> {
    await (await openCoreDatabase(postgres, database)).close();
}

/** Writes blocks into Core's tables, many at a time, through files that the database server reads. */
export class BlockLoader {
    private rows: Record<Table, string[]> = { blocks: [], transactions: [], rounds: [] };
    private count = 0;

    /** @param folder for the files; everybody may enter it */
    public constructor(
        private readonly client: Client,
        private readonly folder: string,
    ) {}

    public async add(block: GeneratedBlock): Promise<void> {
        const rows = rowsOf(block);

        for (const table of TABLES) {
            this.rows[table].push(...rows[table]);
            this.count += rows[table].length;
        }

        if (this.count >= ROWS_AT_ONCE) {
            await this.flush();
        }
    }

    public async flush(): Promise<void> {
        mkdirSync(this.folder, { recursive: true, mode: 0o755 });

        for (const table of TABLES) {
            const file = join(this.folder, table);
            writeFileSync(file, this.rows[table].join(""), { mode: 0o644 });
            const path = this.client.escapeLiteral(file);
            await this.client.query(`COPY ${table} (${COLUMNS[table].join(", ")}) FROM ${path}`);
            rmSync(file);
            this.rows[table] = [];
        }

        this.count = 0;
    }
}

/** What makes inserting slow or, many rows at a time, impossible, with the statements that bring it back. */
const GUARDS = `
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
    FROM pg_constraint WHERE conrelid = ANY ($1::regclass[]) AND contype IN ('c', 'f')
    UNION ALL
    SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid = ANY ($1::regclass[]) AND NOT indisunique`;

/**
 * Runs `load` without Core's constraints and its more than thirty indexes, then brings them back: so the database checks
 * what has been loaded as a whole, many times faster than row by row. Keys stay.
 */
export async function unguarded(client: Client, load: () => Promise<void>): Promise<void> {
    const { rows } = await client.query<{ drop: string; create: string }>(GUARDS, [TABLES]);

    for (const { drop } of rows) {
        await client.query(drop);
    }

    await load();
    await client.query("SET maintenance_work_mem = '512MB'");

    // Indexes first: the check that blocks are chained looks into them.
    for (const { create } of rows.reverse()) {
        await client.query(create);
    }

    await client.query("ANALYZE");
}
