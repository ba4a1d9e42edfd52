import MiniSearch from "minisearch";

import { Listing, ListQuery, Order, PackageIndex } from "../../src/search";
import { wordsOf } from "../../src/search/text";
import { Document, PAGE, SearchSubject } from "./subjects";

/** This package's own index, in the node's memory. */
export class OwnSearch implements SearchSubject {
    public readonly name = "own index";
    private readonly index = new PackageIndex();
    private readonly listings = new Map<string, Listing>();

    public async fill(documents: Iterable<Document>): Promise<void> {
        for (const document of documents) {
            await this.add(document);
        }
    }

    public search(text: string): Promise<readonly string[]> {
        return this.page({ text, order: orderBy("relevance", true) });
    }

    public cheapest(text?: string): Promise<readonly string[]> {
        return this.page({ text, free: false, order: orderBy("price", false) });
    }

    public bestSold(): Promise<readonly string[]> {
        return this.page({ order: orderBy("sold", true) });
    }

    public async sell(name: string, count: 1 | -1): Promise<void> {
        const listing = this.listings.get(name) as Listing;
        this.index.updateSold(listing, listing.sold + count);
    }

    public async remove({ name }: Document): Promise<void> {
        this.index.remove(this.listings.get(name) as Listing);
        this.listings.delete(name);
    }

    public async add({ name, ...facts }: Document): Promise<void> {
        this.listings.set(name, this.index.add(name, facts));
    }

    private async page(query: Omit<ListQuery, "offset" | "limit">): Promise<readonly string[]> {
        const { listings } = await this.index.page({ ...query, offset: 0, limit: PAGE });

        return listings.map(({ name }) => name);
    }
}

const orderBy = (by: Order["by"], descending: boolean): Order => ({ by, descending, namesDescending: false });

/** The best known library for a text index in memory: words and relevance, no other order. */
export class MiniSearchSearch implements SearchSubject {
    public readonly name = "minisearch";
    private readonly index = new MiniSearch<Document & { vendor: string }>({
        idField: "name",
        fields: ["name", "vendor", "description"],
        extractField: (document, field) =>
            field === "vendor"
                ? (document.name.split("/")[0] as string)
                : (document as unknown as Record<string, string>)[field],
        tokenize: wordsOf,
        searchOptions: {
            combineWith: "AND",
            prefix: (term) => term.length >= 2,
            boost: { name: 3, vendor: 2 },
            tokenize: wordsOf,
        },
        autoVacuum: true,
    });

    public async fill(documents: Iterable<Document>): Promise<void> {
        for (const document of documents) {
            await this.add(document);
        }
    }

    public async search(text: string): Promise<readonly string[]> {
        return this.index
            .search(text)
            .slice(0, PAGE)
            .map(({ id }) => id as string);
    }

    /** It knows nothing of sales: a list in another order has to come from elsewhere. */
    public async sell(): Promise<void> {}

    public async remove({ name }: Document): Promise<void> {
        this.index.discard(name);
    }

    public async add(document: Document): Promise<void> {
        this.index.add(document as Document & { vendor: string });
    }
}
