import { CatalogueIdentifier } from "../../src/catalogue";
import { RegistryListener } from "../../src/handlers";
import { ChainSize } from "../chain/contents";
import { heapInUse } from "../harness/memory";
import { Row, rowOf } from "../report/rows";
import { StoredHistory } from "./history";
import { deaf } from "./listeners";
import { putInOrder } from "./put-in-order";
import { BenchRegistry } from "./registry";

const RELEASES = 5;

interface Footprint {
    /** bytes */
    readonly perPackage: number;
    /** bytes */
    readonly perLicense: number;
}

/** Heap beyond Core's own wallet objects, which are there before the first transaction. */
async function footprint(size: ChainSize, listener?: RegistryListener): Promise<Footprint> {
    const history = new StoredHistory(size, RELEASES);
    const registry = await BenchRegistry.start(listener);
    const settled = async (): Promise<number> => {
        if (!listener) {
            await putInOrder(registry.chain.app.get(CatalogueIdentifier));
        }

        return heapInUse();
    };

    for (const publicKey of history.senders()) {
        registry.wallets.findByPublicKey(publicKey);
    }

    const before = await settled();
    registry.replay(history.packages());
    const published = await settled();
    registry.replay(history.licenses());
    const sold = await settled();

    return { perPackage: (published - before) / size.packages, perLicense: (sold - published) / size.licenses };
}

export async function memoryRows(size: ChainSize): Promise<Row[]> {
    const state = await footprint(size, deaf);
    const all = await footprint(size);
    const unit = "KB";
    const [ofLicenses, ofPackages] = [size.licenses, size.packages].map(
        (count) => `one of ${count.toLocaleString("en")}`,
    );
    const rows = [
        { name: `heap of a license, ${ofLicenses}: wallets and indexes`, ours: state.perLicense, goal: 0.3 },
        {
            name: `heap of a package of five releases, ${ofPackages}: wallets and indexes`,
            ours: state.perPackage,
            goal: 2,
        },
        { name: `heap of a license, ${ofLicenses}: with read model and search`, ours: all.perLicense, goal: 0.5 },
        {
            name: `heap of a package of five releases, ${ofPackages}: with read model and search`,
            ours: all.perPackage,
            goal: 3,
        },
    ];

    return rows.map(({ ours, ...row }) => rowOf({ ...row, ours: ours / 1000, unit }));
}
