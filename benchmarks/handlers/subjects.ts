import { Interfaces, Transactions, Utils } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../src/transactions";
import { ChainSize, Contents, LICENSES_PER_LICENSEE, PackageContent } from "../chain/contents";
import { signTransaction } from "../chain/signing";
import { releaseOf } from "../chain/transactions";
import { ChainWallet, chainWallet } from "../chain/wallets";
import { Subject } from "../harness/medians";
import { RowWriter, Unsigned } from "../state/history";
import { Repository } from "../state/registry";
import { MeasuredRegistry, registryOf } from "./registries";

const FUNDS = Utils.BigNumber.make("100000000000000");

export const PEERS = ["Transfer", "MultiPayment of 8"] as const;
type Peer = (typeof PEERS)[number];

/** A transaction that the registry would take next from its sender. */
export interface Prepared {
    readonly transaction: Interfaces.ITransaction;
}

/** The sender's next transaction, with money to pay it. */
export function prepare({ registry }: MeasuredRegistry, unsigned: unknown, sender: ChainWallet): Prepared {
    const { keys } = sender;
    const wallet = registry.wallets.findByPublicKey(keys.publicKey);
    wallet.setBalance(FUNDS);
    const { data, serialized } = signTransaction(
        { ...(unsigned as Unsigned).data, version: 2 },
        keys,
        Number(wallet.getNonce()) + 1,
    );
    const transaction = Transactions.TransactionFactory.fromBytesUnsafe(serialized, data.id);
    transaction.timestamp = registry.chain.blocks[0]?.data.timestamp as number;

    return { transaction };
}

/** Applies and reverts in the chain's repository, which is then as before. */
export function inChain(measured: MeasuredRegistry, { transaction }: Prepared): Subject {
    const handler = measured.registry.handlerOf(transaction, "blockchain");

    return {
        run: async () => {
            await handler.apply(transaction);
            await handler.revert(transaction);
        },
    };
}

/** Applies in a repository that has seen no wallet yet: what is copied at the first touch counts. */
export function atFirstTouch(
    { registry }: MeasuredRegistry,
    { transaction }: Prepared,
    repository: Exclude<Repository, "blockchain">,
): Subject {
    let handler = registry.handlerOf(transaction, repository);

    return {
        before: () => {
            handler = registry.handlerOf(transaction, repository);
        },
        run: () => handler.apply(transaction),
    };
}

const transferTo = (address: string) => Transactions.BuilderFactory.transfer().recipientId(address).amount("1");

const multiPayment = (payments: number) =>
    Array.from({ length: payments }, (_, index) => wallet(`payee ${index}`).address).reduce(
        (builder, payee) => builder.addPayment(payee, "1"),
        Transactions.BuilderFactory.multiPayment(),
    );

/** Core's own, by wallets that hold nothing. */
export const peerTransactions = (measured: MeasuredRegistry): Record<Peer, Prepared> => ({
    Transfer: prepare(measured, transferTo(wallet("payee").address), wallet("payer")),
    "MultiPayment of 8": prepare(measured, multiPayment(8), wallet("many payer")),
});

const wallet = (name: string): ChainWallet => chainWallet(`bench ${name}`, "licensee", 0);

const friend = (): ChainWallet => wallet("friend");
const visitor = (): ChainWallet => wallet("visitor");

/** What a licensee of ten licenses holds. */
const heldBy = (contents: Contents, licensee: number) =>
    Array.from({ length: LICENSES_PER_LICENSEE }, (_, nth) => contents.license(licensee, nth));

/**
 * Gives a license to those who get more below. A key that is added to one of Core's indexes and taken away again some
 * thousand times stays in V8's map that often until the map grows, and looking it up then takes tens of microseconds: that
 * would be the benchmark's own doing.
 */
function addLicensees({ registry, contents, size }: MeasuredRegistry): void {
    const held = new Set(heldBy(contents, 0).map((license) => license.package.name));
    const { name, terms, vendor } = Array.from({ length: 20 }, (_, index) => contents.package(index + 2)).find(
        (content) => content.terms.price !== "0" && !held.has(content.name),
    ) as PackageContent;
    const purchase = new LicensePurchaseBuilder().full(name, terms, chainWallet(size.seed, "vendor", vendor).address);
    const writer = new RowWriter();
    registry.replay([friend(), visitor()].map((licensee) => writer.row(purchase, licensee)));
}

/** A registry in which every sender below has licenses. */
export async function registryForSubjects(size: ChainSize): Promise<MeasuredRegistry> {
    const measured = await registryOf(size);
    addLicensees(measured);

    return measured;
}

/** Each kind by a usual sender: a vendor of up to 100 packages, a licensee of ten licenses. */
export function ownTransactions(measured: MeasuredRegistry): Record<string, Prepared> {
    const { size, contents } = measured;
    const content = contents.package(1);
    const vendor = chainWallet(size.seed, "vendor", content.vendor);
    const licensee = chainWallet(size.seed, "licensee", 0);
    const { name, terms } = content;
    const held = heldBy(contents, 0).find(({ kind }) => kind === "full");
    const publish = () => new PluginPublishBuilder();
    const purchase = () => new LicensePurchaseBuilder();

    return {
        register: prepare(measured, publish().register("@newcomer"), wallet("newcomer")),
        release: prepare(measured, publish().release(releaseOf(content, "2.0.0")), vendor),
        terms: prepare(measured, publish().terms(name, { ...terms, price: "1" }), vendor),
        yank: prepare(measured, publish().yank(name, "1.0.0", "broken", "Loses messages."), vendor),
        full: prepare(measured, purchase().full(name, terms, vendor.address), licensee),
        gift: prepare(measured, purchase().full(name, terms, vendor.address, friend().address), licensee),
        trial: prepare(measured, purchase().trial(name, terms, vendor.address), visitor()),
        move: prepare(measured, purchase().move(held?.package.name as string, friend().address), licensee),
    };
}
