import { Interfaces } from "@arkecosystem/crypto";

import { refusalCodeOf } from "../src/transactions";
import { waitFor } from "./processes";

/** What signs: a wallet's address and passphrase. */
export interface Signer {
    readonly address: string;
    readonly passphrase: string;
}

/** A builder of this package or of Core. */
export interface Builder {
    nonce(nonce: string): Builder;
    sign(passphrase: string): Builder;
    build(): Interfaces.ITransaction;
}

export interface Forged {
    readonly id: string;
    readonly height: number;
}

/** How the pool answered one transaction. */
export interface PoolAnswer {
    readonly accepted: boolean;
    /** Core's error type, such as ERR_APPLY */
    readonly type?: string;
    readonly message?: string;
    /** this package's code, if it is one of its refusals */
    readonly code?: string;
}

interface TransactionsAnswer {
    readonly data?: { readonly accept: string[] };
    readonly errors?: Record<string, { type: string; message: string } | { type: string; message: string }[]>;
    readonly message?: string;
}

/** A connection for each request: one that is kept may be that of a node which has been restarted since. */
const UNKEPT = { connection: "close" };

const signed = (builder: unknown, { passphrase }: Signer, nonce: bigint): Interfaces.ITransaction =>
    (builder as Builder).nonce(nonce.toString()).sign(passphrase).build();

/** Signs, broadcasts, waits and asks: what a wallet or an installer does with a node's API. */
export class ChainClient {
    /** @param api base address of a node's API, `/api` included */
    public constructor(private readonly api: string) {}

    /** @throws Error with status and body unless it is a success */
    public async get<T>(path: string): Promise<T> {
        const response = await fetch(`${this.api}${path}`, {
            headers: UNKEPT,
            signal: AbortSignal.timeout(10_000),
        });
        const body = await response.text();

        if (!response.ok) {
            throw new Error(`GET ${path}: ${response.status} ${body}`);
        }

        return JSON.parse(body) as T;
    }

    /** As `get`, but undefined for what the node does not know. */
    public async find<T>(path: string): Promise<T | undefined> {
        try {
            return await this.get<T>(path);
        } catch (error) {
            if ((error as Error).message.includes(": 404 ")) {
                return undefined;
            }

            throw error;
        }
    }

    public async nextNonce(address: string): Promise<bigint> {
        const found = await this.find<{ data: { nonce?: string } }>(`/wallets/${address}`);

        return BigInt(found?.data.nonce ?? "0") + 1n;
    }

    /** Signs with the signer's next nonce. */
    public async sign(builder: unknown, signer: Signer): Promise<Interfaces.ITransaction> {
        return signed(builder, signer, await this.nextNonce(signer.address));
    }

    public async post(transaction: Interfaces.ITransaction): Promise<PoolAnswer> {
        const response = await fetch(`${this.api}/transactions`, {
            method: "POST",
            headers: { ...UNKEPT, "content-type": "application/json" },
            body: JSON.stringify({ transactions: [transaction.toJson()] }),
            signal: AbortSignal.timeout(10_000),
        });
        const answer = (await response.json()) as TransactionsAnswer;

        if (answer.data?.accept.length === 1) {
            return { accepted: true };
        }

        const [error] = Object.values(answer.errors ?? {}).flat();
        const message = error?.message ?? answer.message ?? JSON.stringify(answer);
        const code = refusalCodeOf(message);

        return { accepted: false, message, ...(error && { type: error.type }), ...(code && { code }) };
    }

    /** The height of the block that holds a transaction; waits for it. */
    public waitForged(id: string, timeout = 60_000): Promise<number> {
        return waitFor(
            `Transaction ${id} in a block`,
            async () => {
                const { data } = await this.get<{ data: { blockId?: string } }>(`/transactions/${id}`);

                if (!data.blockId) {
                    return undefined;
                }

                const block = await this.get<{ data: { height: number } }>(`/blocks/${data.blockId}`);

                return block.data.height;
            },
            { timeout },
        );
    }

    /**
     * Signs with the signer's next nonce, and posts.
     * @returns the transaction's id
     * @throws Error with the pool's reason
     */
    public async broadcast(builder: unknown, signer: Signer): Promise<string> {
        const [id] = await this.broadcastAll([builder], signer);

        return id as string;
    }

    /**
     * Signs and posts one after another, from the signer's next nonce on; blocks may be forged meanwhile.
     * @returns their ids
     * @throws Error with the pool's reason
     */
    public async broadcastAll(builders: readonly unknown[], signer: Signer): Promise<string[]> {
        const first = await this.nextNonce(signer.address);
        const ids: string[] = [];

        for (const [index, builder] of builders.entries()) {
            const transaction = signed(builder, signer, first + BigInt(index));
            const { accepted, message } = await this.post(transaction);

            if (!accepted) {
                throw new Error(`The pool refused ${transaction.id}: ${message}`);
            }

            ids.push(transaction.id as string);
        }

        return ids;
    }

    /** Signs, broadcasts and waits for the block. @throws Error with the pool's reason */
    public async send(builder: unknown, signer: Signer): Promise<Forged> {
        const id = await this.broadcast(builder, signer);

        return { id, height: await this.waitForged(id) };
    }

    /** The code with which the pool refuses; undefined if it takes the transaction. */
    public async refusal(builder: unknown, signer: Signer): Promise<string | undefined> {
        const { accepted, code, message } = await this.post(await this.sign(builder, signer));

        return accepted ? undefined : (code ?? message);
    }
}
