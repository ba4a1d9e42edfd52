import { LicensePurchaseBuilder, PluginPublishBuilder } from "../../src/transactions";
import { Contents, PackageContent } from "../chain/contents";
import { releaseOf } from "../chain/transactions";
import { ChainWallet, chainWallet } from "../chain/wallets";
import { RowWriter, StoredRow } from "../state/history";
import { MeasuredRegistry } from "./registries";
import { prepare, Prepared } from "./subjects";

/** A wallet with very much in it beside one with as little as possible: what Core copies of a wallet must not show. */
interface Pair {
    readonly name: string;
    readonly hot: Prepared;
    readonly fresh: Prepared;
}

interface Publisher {
    readonly vendor: string;
    readonly packages: number;
    readonly releases: number;
    readonly wallet: ChainWallet;
}

const hotPublisher = (): Publisher => ({
    vendor: "@hot",
    packages: 1_000,
    releases: 100,
    wallet: chainWallet("hot publisher", "vendor", 0),
});

const freshPublisher = (): Publisher => ({
    vendor: "@fresh",
    packages: 1,
    releases: 1,
    wallet: chainWallet("fresh publisher", "vendor", 0),
});

const HOT_LICENSES = [1_000, 10_000];

/** One, and not none: see `addLicensees`. */
const FRESH_LICENSES = 1;

const buyerOf = (licenses: number): ChainWallet => chainWallet("buyer", "licensee", licenses);

/** Adds them to a registry, which needs room for 10,000 different paid packages. */
export function addHotWallets({ registry, contents, size }: MeasuredRegistry): void {
    for (const publisher of [hotPublisher(), freshPublisher()]) {
        registry.replay(releasesOf(publisher, contents));
    }

    for (const count of [FRESH_LICENSES, ...HOT_LICENSES]) {
        registry.replay(licensesOf(size.seed, contents, count));
    }
}

function packageOf({ vendor }: Publisher, contents: Contents, index: number): PackageContent {
    const content = contents.package(index * 10 + 1);

    return { ...content, name: `${vendor}/package-${index}`, requirements: { core: "^3.0.0", plugins: {} } };
}

function* releasesOf(publisher: Publisher, contents: Contents): Generator<StoredRow> {
    const writer = new RowWriter();
    yield writer.row(new PluginPublishBuilder().register(publisher.vendor), publisher.wallet);

    for (let release = 0; release < publisher.releases; release++) {
        for (let index = 0; index < publisher.packages; index++) {
            const asset = releaseOf(packageOf(publisher, contents, index), `1.${release}.0`);
            yield writer.row(new PluginPublishBuilder().release(asset), publisher.wallet);
        }
    }
}

function* licensesOf(seed: string, contents: Contents, count: number): Generator<StoredRow> {
    const writer = new RowWriter();

    for (let index = 1, sold = 0; sold < count; index++) {
        const { name, terms, vendor } = contents.package(index);

        // Every tenth is free.
        if (index % 10 !== 0) {
            const { address } = chainWallet(seed, "vendor", vendor);
            yield writer.row(new LicensePurchaseBuilder().full(name, terms, address), buyerOf(count));
            sold++;
        }
    }
}

export function hotPairs(measured: MeasuredRegistry): Pair[] {
    const { contents, size } = measured;
    const { name, terms, vendor } = contents.package(1);
    const seller = chainWallet(size.seed, "vendor", vendor).address;
    const releaseBy = (publisher: Publisher): Prepared => {
        const asset = releaseOf(packageOf(publisher, contents, publisher.packages - 1), "2.0.0");

        return prepare(measured, new PluginPublishBuilder().release(asset), publisher.wallet);
    };
    const purchaseBy = (licenses: number): Prepared =>
        prepare(measured, new LicensePurchaseBuilder().full(name, terms, seller), buyerOf(licenses));

    return [
        {
            name: "a release, publisher of 1,000 packages of 100 releases",
            hot: releaseBy(hotPublisher()),
            fresh: releaseBy(freshPublisher()),
        },
        ...HOT_LICENSES.map((count) => ({
            name: `a purchase, buyer of ${count.toLocaleString("en")} licenses`,
            hot: purchaseBy(count),
            fresh: purchaseBy(FRESH_LICENSES),
        })),
    ];
}
