import { RangeUses } from "./core-support";

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
    /** what the text index has of it, see `textOf`; empty until it has it */
    public text = "";
    /** of the releases that are not yanked */
    public ranges: RangeUses = [];
    /** where orders have it; undefined until they do */
    public settled: SettledPlace | undefined = undefined;
    /** whether orders and text index may have to be told of it */
    public unsettled = false;
    /** whether lists are to show it; it does not come back */
    public removed = false;

    public constructor(
        public readonly name: string,
        { price, trial, published, sold, description }: ListingFacts,
    ) {
        this.price = price;
        this.trial = trial;
        this.published = published;
        this.sold = sold;
        this.description = description;
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
