import { Interfaces, Transactions } from "@arkecosystem/crypto";

import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../src/transactions";
import { ChainSize, Contents, LICENSES_PER_LICENSEE, PackageContent, vendorCount, vendorName } from "../chain/contents";
import { signTransaction } from "../chain/signing";
import { releaseOf } from "../chain/transactions";
import { ChainWallet, chainWallet } from "../chain/wallets";
import { enrich } from "../harness/funds";
import { Subject } from "../harness/medians";
import { paymentTo, transferTo } from "../harness/payments";
import { RowWriter, Unsigned } from "../state/history";
import { Repository } from "../state/registry";
import { MeasuredRegistry, registryOf } from "./registries";

export const PEERS = ["Transfer", "MultiPayment of 8"] as const;
type Peer = (typeof PEERS)[number];

/** A transaction that the registry would take next from its sender. */
export interface Prepared {
    readonly transaction: Interfaces.ITransaction;
}

/** The sender's next transaction, with money to pay it. */
export function prepare({ registry }: MeasuredRegistry, unsigned: unknown, sender: ChainWallet): Prepared {
    const { keys } = sender;
    const wallet = enrich(registry.wallets, sender);
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

const payees = (count: number): string[] =>
    Array.from({ length: count }, (_, index) => wallet(`payee ${index}`).address);

/** Core's own, by wallets that hold nothing. */
export const peerTransactions = (measured: MeasuredRegistry): Record<Peer, Prepared> => ({
    Transfer: prepare(measured, transferTo(wallet("payee").address), wallet("payer")),
    "MultiPayment of 8": prepare(measured, paymentTo(payees(8)), wallet("many payer")),
});

const wallet = (name: string): ChainWallet => chainWallet(`bench ${name}`, "licensee", 0);

const friend = (): ChainWallet => wallet("friend");
const visitor = (): ChainWallet => wallet("visitor");
const seller = (): ChainWallet => wallet("seller");
const successor = (): ChainWallet => wallet("successor");

const OFFERED = "@offered";
const REQUIREMENTS = 32;
const MAINTAINERS = 8;

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

/** Another package of the vendor whose package is released and yanked below. */
const secondPackage = ({ size, contents }: MeasuredRegistry): PackageContent => contents.package(1 + vendorCount(size));

/** What is to be taken back or accepted below. */
function addYankAndOffer(measured: MeasuredRegistry): void {
    const { name, vendor } = secondPackage(measured);
    const writer = new RowWriter();
    const publish = () => new PluginPublishBuilder();
    measured.registry.replay([
        writer.row(publish().yank(name, "1.0.0", "broken"), chainWallet(measured.size.seed, "vendor", vendor)),
        writer.row(publish().register(OFFERED), seller()),
        writer.row(publish().transfer(OFFERED, successor().address), seller()),
        // So that it does not become an owner again and again: see `addLicensees`.
        writer.row(publish().register("@successor"), successor()),
    ]);
}

/** A registry in which every sender below has what it needs. */
export async function registryForSubjects(size: ChainSize): Promise<MeasuredRegistry> {
    const measured = await registryOf(size);
    addLicensees(measured);
    addYankAndOffer(measured);

    return measured;
}

/** The kinds of `PluginPublish`, and the largest release. */
function publications(measured: MeasuredRegistry): Record<string, Prepared> {
    const { size, contents } = measured;
    const content = contents.package(1);
    const vendor = chainWallet(size.seed, "vendor", content.vendor);
    const { name, terms } = content;
    const release = releaseOf(content, "2.0.0");
    const plugins = Object.fromEntries(
        Array.from({ length: REQUIREMENTS }, (_, index) => [contents.package(index + 2).name, "^1.0.0 || >=2.0.0"]),
    );
    const maintainers = Array.from({ length: MAINTAINERS }, (_, index) => wallet(`maintainer ${index}`).address);
    const publish = () => new PluginPublishBuilder();
    const byVendor = (builder: PluginPublishBuilder): Prepared => prepare(measured, builder, vendor);

    return {
        register: prepare(measured, publish().register("@newcomer"), wallet("newcomer")),
        release: byVendor(publish().release(release)),
        [`release with ${REQUIREMENTS} requirements`]: byVendor(
            publish().release({ ...release, requirements: { ...release.requirements, plugins } }),
        ),
        terms: byVendor(publish().terms(name, { ...terms, price: "1" })),
        yank: byVendor(publish().yank(name, "1.0.0", "broken", "Loses messages.")),
        unyank: byVendor(publish().unyank(secondPackage(measured).name, "1.0.0")),
        [`maintainers, ${MAINTAINERS}`]: byVendor(publish().maintainers(vendorName(content.vendor), maintainers)),
        transfer: byVendor(publish().transfer(vendorName(content.vendor), friend().address)),
        accept: prepare(measured, publish().accept(OFFERED, seller().address), successor()),
    };
}

/** Each kind by a usual sender: a vendor of up to 100 packages, a licensee of ten licenses. */
export function ownTransactions(measured: MeasuredRegistry): Record<string, Prepared> {
    const { size, contents } = measured;
    const content = contents.package(1);
    const vendor = chainWallet(size.seed, "vendor", content.vendor);
    const licensee = chainWallet(size.seed, "licensee", 0);
    const { name, terms } = content;
    const held = heldBy(contents, 0).find(({ kind }) => kind === "full");
    const purchase = () => new LicensePurchaseBuilder();

    return {
        ...publications(measured),
        full: prepare(measured, purchase().full(name, terms, vendor.address), licensee),
        gift: prepare(measured, purchase().full(name, terms, vendor.address, friend().address), licensee),
        trial: prepare(measured, purchase().trial(name, terms, vendor.address), visitor()),
        move: prepare(measured, purchase().move(held?.package.name as string, friend().address), licensee),
    };
}
