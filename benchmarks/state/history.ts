import { Crypto, Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../src/transactions";
import { ChainSize, Contents, licenseeCount, LICENSES_PER_LICENSEE, vendorCount, vendorName } from "../chain/contents";
import { releaseOf } from "../chain/transactions";
import { ChainWallet, chainWallet } from "../chain/wallets";

/** A row of Core's `transactions` table, as far as a bootstrap reads it. */
export interface StoredRow {
    readonly id: string;
    readonly serialized: Buffer;
    readonly timestamp: number;
    readonly height: number;
}

const { HashAlgorithms } = Crypto;
const TRANSACTIONS_PER_BLOCK = 150;
const BLOCK_TIME = 8;
const NO_SIGNATURE = Buffer.alloc(64);

/** A builder, of which nothing but its data is used. */
export interface Unsigned {
    readonly data: Interfaces.ITransactionData;
}

/** Makes rows, one after another, unsigned: nobody verifies what is stored. */
export class RowWriter {
    private count = 0;

    public row({ data: unsigned }: Unsigned, { keys: { publicKey } }: ChainWallet): StoredRow {
        const data = { ...unsigned, nonce: Utils.BigNumber.make(++this.count), senderPublicKey: publicKey };
        const options = { excludeSignature: true, excludeSecondSignature: true };
        const bytes = Transactions.Serializer.serialize(Transactions.TransactionTypeFactory.create(data), options);
        const serialized = Buffer.concat([bytes, NO_SIGNATURE]);
        const height = 2 + Math.floor(this.count / TRANSACTIONS_PER_BLOCK);

        return {
            id: HashAlgorithms.sha256(serialized).toString("hex"),
            serialized,
            timestamp: height * BLOCK_TIME,
            height,
        };
    }
}

/**
 * The stored transactions of a registry of any size, without a database: those of a generated chain, but with as many
 * releases as asked for.
 */
export class StoredHistory {
    private readonly contents: Contents;
    private readonly vendors: readonly ChainWallet[];
    private readonly writer = new RowWriter();

    /** @param releases of each package */
    public constructor(
        private readonly size: ChainSize,
        private readonly releases: number,
    ) {
        this.contents = new Contents(size);
        this.vendors = Array.from({ length: vendorCount(size) }, (_, index) => chainWallet(size.seed, "vendor", index));
    }

    /** Public keys of everybody who sends something. */
    public *senders(): Generator<string> {
        yield* this.vendors.map(({ keys }) => keys.publicKey);

        for (let index = 0; index < licenseeCount(this.size); index++) {
            yield chainWallet(this.size.seed, "licensee", index).keys.publicKey;
        }
    }

    public *packages(): Generator<StoredRow> {
        for (const [index, vendor] of this.vendors.entries()) {
            yield this.writer.row(new PluginPublishBuilder().register(vendorName(index)), vendor);
        }

        for (let index = 0; index < this.size.packages; index++) {
            const content = this.contents.package(index);
            const vendor = this.vendors[content.vendor] as ChainWallet;

            for (let release = 0; release < this.releases; release++) {
                yield this.writer.row(new PluginPublishBuilder().release(releaseOf(content, `1.${release}.0`)), vendor);
            }
        }
    }

    public *licenses(): Generator<StoredRow> {
        for (let licensee = 0; licensee < licenseeCount(this.size); licensee++) {
            const wallet = chainWallet(this.size.seed, "licensee", licensee);

            for (let nth = 0; nth < LICENSES_PER_LICENSEE; nth++) {
                const { package: content, kind } = this.contents.license(licensee, nth);
                const { address } = this.vendors[content.vendor] as ChainWallet;
                yield this.writer.row(new LicensePurchaseBuilder()[kind](content.name, content.terms, address), wallet);
            }
        }
    }
}
