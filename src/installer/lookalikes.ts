import { distance } from "fastest-levenshtein";

import type { RegistryClient } from "../client";

/** Packages that are looked through for a name. */
const LIMIT = 50;

/** Characters that are often taken for one another. */
const plain = (name: string): string =>
    name.toLowerCase().replace(/[-_.]/g, "").replace(/[1l]/g, "i").replace(/0/g, "o");

const isAlike = (name: string, other: string): boolean =>
    name !== other && (distance(name, other) === 1 || plain(name) === plain(other));

/**
 * Names that one letter, or a letter that looks like another, makes the same: whoever mistypes a name gets somebody
 * else's plugin.
 *
 * @param known names that the node has already
 * @param client undefined if the chain is not asked
 */
export async function lookalikesOf(
    name: string,
    known: Iterable<string>,
    client: Pick<RegistryClient, "search"> | undefined,
): Promise<string[]> {
    const [first, base = first] = name.split("/") as [string, string?];
    const vendor = base === first ? undefined : first;
    const found = client
        ? await Promise.all([
              client.search({ q: base }, LIMIT),
              ...(vendor === undefined ? [] : [client.search({ vendor }, LIMIT)]),
          ])
        : [];
    const names = new Set([...known, ...found.flatMap(({ packages }) => packages.map((one) => one.name))]);

    return [...names].filter((other) => isAlike(name, other)).sort();
}
