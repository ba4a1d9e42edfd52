import { contentsOf } from "../__tests__/__support__/catalogue-contents";
import { Catalogue, CatalogueIdentifier } from "../src/catalogue";
import { Violation } from "./invariants";
import { SimulatedNode } from "./node";

/** @throws Violation if two nodes' catalogues answer differently, or one has given up */
export async function compareCatalogues(live: SimulatedNode, built: SimulatedNode): Promise<void> {
    const [first, second] = await Promise.all([live, built].map(answers));

    if (first !== second) {
        throw new Violation("catalogue", "the live one and the one built from stored blocks differ");
    }
}

async function answers({ app }: SimulatedNode): Promise<string> {
    const catalogue = app.get<Catalogue>(CatalogueIdentifier);

    if (catalogue.unavailable !== undefined) {
        throw new Violation("catalogue", catalogue.unavailable);
    }

    return JSON.stringify(await contentsOf(catalogue), (_, value: unknown) => {
        if (value instanceof Map) {
            return [...value].sort(([left], [right]) => (left < right ? -1 : 1));
        }

        return typeof value === "bigint" ? value.toString() : value;
    });
}
