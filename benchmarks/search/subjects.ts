import { Contents, PackageContent } from "../chain/contents";

/** What every search is filled with. */
export interface Document {
    readonly name: string;
    readonly description: string;
    /** arktoshi */
    readonly price: bigint;
    readonly trial: boolean;
    readonly published: number;
    /** licenses */
    readonly sold: number;
}

export const documentOf = ({ name, description, terms, index }: PackageContent): Document => ({
    name,
    description,
    price: BigInt(terms.price),
    trial: terms.trialPeriod > 0,
    published: index,
    // A million licenses where there are a hundred thousand packages; who holds them is nothing that is searched.
    sold: index % 21,
});

export function* documentsOf(contents: Contents, count: number): Iterable<Document> {
    for (let index = 0; index < count; index++) {
        yield documentOf(contents.package(index));
    }
}

/** A page of names, and what it takes to keep it right while blocks come and go. Times are the caller's to take. */
export interface SearchSubject {
    readonly name: string;
    fill(documents: Iterable<Document>): Promise<void>;
    /** best first; all words, each as the beginning of one */
    search(text: string): Promise<readonly string[]>;
    /** packages that cost something, cheapest first; absent where the subject has no order but its own */
    cheapest?(text?: string): Promise<readonly string[]>;
    /** most licenses sold first; absent likewise */
    bestSold?(): Promise<readonly string[]>;
    /** one license of a package more, or with -1 one less */
    sell(name: string, count: 1 | -1): Promise<void>;
    remove(document: Document): Promise<void>;
    add(document: Document): Promise<void>;
}

export const PAGE = 100;
