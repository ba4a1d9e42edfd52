import { RangeUses } from "./core-support";
import { textOf } from "./text";

/** Where a listing stands in every order but that by relevance. */
export interface Place {
    readonly name: string;
    /** arktoshi; 0 for a free package */
    readonly price: bigint;
    /** time of the newest release, in seconds of the network's epoch */
    readonly published: number;
    /** full licenses sold, without those that the owner granted */
    readonly sold: number;
}

/** The part of a listing that changes with the chain and that the caller knows. */
export interface ListingFacts extends Omit<Place, "name"> {
    /** grants a trial */
    readonly trial: boolean;
    /** of the latest version */
    readonly description: string | undefined;
}

/** What lists and searches know of one package. Only `PackageIndex` changes one, which keeps its trees in step. */
export class Listing implements Place {
    public price: bigint;
    public trial: boolean;
    public published: number;
    public sold: number;
    public description: string | undefined;
    /** what a text search looks at; see `textOf` */
    public text: string;
    /** of the releases that are not yanked */
    public ranges: RangeUses = [];
    /** where orders have it; undefined until they do */
    public settled: SettledPlace | undefined = undefined;

    public constructor(
        public readonly name: string,
        { price, trial, published, sold, description }: ListingFacts,
    ) {
        this.price = price;
        this.trial = trial;
        this.published = published;
        this.sold = sold;
        this.description = description;
        this.text = textOf(name, description);
    }
}

/** Where a listing was when the orders were settled. */
export class SettledPlace implements Place {
    public readonly name: string;
    public readonly price: bigint;
    public readonly published: number;
    public readonly sold: number;

    public constructor(public readonly listing: Listing) {
        this.name = listing.name;
        this.price = listing.price;
        this.published = listing.published;
        this.sold = listing.sold;
    }
}
