import { Enums, Transactions as Magistrate } from "@arkecosystem/core-magistrate-crypto";
import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../src/transactions";
import {
    ChainSize,
    Contents,
    licenseeCount,
    LICENSES_PER_LICENSEE,
    PackageContent,
    PACKAGES_PER_VENDOR,
    vendorCount,
    vendorName,
} from "./contents";
import { SignedTransaction, signTransaction } from "./signing";
import { ChainWallet, chainWallet } from "./wallets";

const TOKEN = 100_000_000;
/** Enough for the dearest packages and their fees. */
const LICENSEE_FUNDS = LICENSES_PER_LICENSEE * 6 * TOKEN;
const PAYMENTS_PER_TRANSACTION = 256;
/** A genesis delegate has signed its registration and its vote. */
const FIRST_DELEGATE_NONCE = 3;

interface UnsignedBuilder {
    readonly data: Interfaces.ITransactionData;
}

/** All transactions of a generated chain in their order, one at a time; each is valid after those before it. */
export class ChainTransactions {
    private readonly contents: Contents;
    private readonly vendors: readonly ChainWallet[];
    private readonly nonces: number[];

    /** @param delegates the network's genesis delegates, who hold the money */
    public constructor(
        private readonly size: ChainSize,
        private readonly delegates: readonly ChainWallet[],
    ) {
        this.contents = new Contents(size);
        this.vendors = Array.from({ length: vendorCount(size) }, (_, index) => chainWallet(size.seed, "vendor", index));
        this.nonces = this.vendors.map(() => 0);
    }

    public *all(): Generator<SignedTransaction> {
        yield* this.funding();
        yield* this.releases();
        yield* this.entities();
        yield* this.licenses();
    }

    /** Delegates in turn pay everybody what they will need. */
    private *funding(): Generator<SignedTransaction> {
        let payments: Interfaces.IMultiPaymentItem[] = [];
        let sent = 0;

        for (const [recipientId, amount] of this.recipients()) {
            payments.push({ recipientId, amount: Utils.BigNumber.make(amount) });

            if (payments.length === PAYMENTS_PER_TRANSACTION) {
                yield this.multiPayment(payments, sent++);
                payments = [];
            }
        }

        // A multi-payment has at least two recipients.
        const [first] = payments;

        if (first) {
            yield this.multiPayment(payments.length > 1 ? payments : [first, first], sent);
        }
    }

    private multiPayment(payments: Interfaces.IMultiPaymentItem[], number: number): SignedTransaction {
        const delegate = this.delegates[number % this.delegates.length] as ChainWallet;
        const { data } = Transactions.BuilderFactory.multiPayment() as unknown as UnsignedBuilder;
        const nonce = FIRST_DELEGATE_NONCE + Math.floor(number / this.delegates.length);

        return signTransaction(
            { ...data, version: 2, amount: Utils.BigNumber.ZERO, asset: { payments } },
            delegate.keys,
            nonce,
        );
    }

    private *recipients(): Generator<[string, number]> {
        const perVendor = 50 + PACKAGES_PER_VENDOR * (2 * 5 + 50) + 1;

        for (const { address } of this.vendors) {
            yield [address, perVendor * TOKEN];
        }

        for (let index = 0; index < licenseeCount(this.size); index++) {
            yield [chainWallet(this.size.seed, "licensee", index).address, LICENSEE_FUNDS];
        }
    }

    private *releases(): Generator<SignedTransaction> {
        for (const vendor of this.vendors.keys()) {
            yield this.fromVendor(vendor, new PluginPublishBuilder().register(vendorName(vendor)));
        }

        for (let index = 0; index < this.size.packages; index++) {
            const content = this.contents.package(index);

            for (const version of content.versions) {
                yield this.fromVendor(content.vendor, new PluginPublishBuilder().release(releaseOf(content, version)));
            }
        }
    }

    private *entities(): Generator<SignedTransaction> {
        for (let index = 0; index < this.size.entities; index++) {
            const asset = {
                type: Enums.EntityType.Plugin,
                subType: 0,
                action: Enums.EntityAction.Register,
                data: { name: this.contents.entityName(index) },
            };
            const data = {
                version: 2,
                typeGroup: Enums.MagistrateTransactionGroup,
                type: Enums.MagistrateTransactionType.Entity,
                amount: Utils.BigNumber.ZERO,
                fee: Magistrate.EntityTransaction.staticFee({ data: { asset } as never }),
                asset,
            };
            yield this.fromVendor(index % this.vendors.length, {
                data: data as unknown as Interfaces.ITransactionData,
            });
        }
    }

    private *licenses(): Generator<SignedTransaction> {
        for (let sold = 0; sold < this.size.licenses; sold += LICENSES_PER_LICENSEE) {
            const licensee = sold / LICENSES_PER_LICENSEE;
            const { keys } = chainWallet(this.size.seed, "licensee", licensee);
            const count = Math.min(LICENSES_PER_LICENSEE, this.size.licenses - sold);

            for (let nth = 0; nth < count; nth++) {
                const { package: content, kind } = this.contents.license(licensee, nth);
                const owner = (this.vendors[content.vendor] as ChainWallet).address;
                const { data } = new LicensePurchaseBuilder()[kind](content.name, content.terms, owner);
                yield signTransaction(data, keys, nth + 1);
            }
        }
    }

    private fromVendor(vendor: number, { data }: UnsignedBuilder): SignedTransaction {
        const nonce = (this.nonces[vendor] as number) + 1;
        this.nonces[vendor] = nonce;

        return signTransaction(data, (this.vendors[vendor] as ChainWallet).keys, nonce);
    }
}

export const releaseOf = ({ name, terms, requirements, description, index }: PackageContent, version: string) => ({
    name,
    version,
    terms,
    requirements,
    integrity: `sha512-${Buffer.alloc(64, index % 251).toString("base64")}`,
    description,
});

/** How many transactions a chain of this size has at most, genesis aside. */
export const transactionLimit = (size: ChainSize): number =>
    Math.ceil((vendorCount(size) + licenseeCount(size)) / PAYMENTS_PER_TRANSACTION) +
    vendorCount(size) +
    2 * size.packages +
    size.entities +
    size.licenses;
