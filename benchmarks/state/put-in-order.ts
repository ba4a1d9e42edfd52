import { Catalogue } from "../../src/catalogue";

/** Asks for a list by price, so that orders and words are brought up to date: until somebody asks, they are not. */
export async function putInOrder(catalogue: Catalogue): Promise<void> {
    const order = { by: "price", descending: false, namesDescending: false } as const;
    await catalogue.list({ order, offset: 0, limit: 1 });
}
