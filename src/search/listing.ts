import { RangeUses } from "./core-support";

/** What lists and searches know of one package. Only `PackageIndex` changes one, which keeps its trees in step. */
export interface Listing {
    readonly name: string;
    /** arktoshi; 0 for a free package */
    price: bigint;
    /** grants a trial */
    trial: boolean;
    /** time of the newest release, in seconds of the network's epoch */
    published: number;
    /** full licenses sold, without those that the owner granted */
    sold: number;
    /** of the latest version */
    description: string | undefined;
    /** what a text search looks at; see `textOf` */
    text: string;
    /** of the releases that are not yanked */
    readonly ranges: RangeUses;
}

/** The part of a listing that changes with the chain and that the caller knows. */
export type ListingFacts = Pick<Listing, "price" | "trial" | "published" | "sold" | "description">;

/** Where a listing stands in every order but that by relevance. */
export type Place = Pick<Listing, "name" | "price" | "published" | "sold">;
