import { ListingPage, Order, Position } from "../search";
import { ApiError } from "./errors";
import { Lifecycle } from "./hapi";

/**
 * Where a page of packages ends: the last one's name and what it was sorted by, so that the next page starts behind
 * it whatever has come and gone meanwhile.
 */
export function cursorAfter({ last, more }: ListingPage, order: Order): string | null {
    if (!last || !more) {
        return null;
    }

    const value = order.by === "name" ? "" : String(last[order.by]);

    return Buffer.from(JSON.stringify([describe(order), value, last.name])).toString("base64url");
}

/** @throws ApiError INVALID_REQUEST if it is no cursor of this order */
export function positionOf(cursor: string, order: Order): Position {
    const [described, value, name] = parse(cursor);

    if (typeof name !== "string" || typeof value !== "string" || !/^[0-9]{0,19}$/.test(value)) {
        throw new ApiError("INVALID_REQUEST", '"cursor" is none; take it from meta.cursor of an answer');
    }

    if (described !== describe(order)) {
        throw new ApiError("INVALID_REQUEST", '"cursor" belongs to another order; start again without it');
    }

    const nowhere = { name, price: 0n, published: 0, sold: 0, relevance: 0 };

    return order.by === "name"
        ? nowhere
        : { ...nowhere, [order.by]: order.by === "price" ? BigInt(value) : Number(value) };
}

/**
 * In answers to a request with a cursor, `meta.next` leads on by cursor. Core's pagination, which has filled `meta`,
 * knows pages by number only.
 */
export const linkCursors: Lifecycle = (request, h) => {
    const { query, response } = request;

    if (!response.isBoom && query["cursor"] !== undefined) {
        const meta = (response.source as { meta?: Record<string, unknown> } | undefined)?.meta;

        if (meta && "cursor" in meta) {
            const link = (cursor: unknown): string => {
                const parameters = new URLSearchParams(request.url.search);
                parameters.delete("cursor");

                if (cursor !== undefined) {
                    parameters.set("cursor", cursor as string);
                }

                return `/plugins?${parameters.toString()}`;
            };

            Object.assign(meta, {
                next: meta["cursor"] === null ? null : link(meta["cursor"]),
                previous: null,
                self: link(query["cursor"]),
                first: link(undefined),
                last: null,
            });
        }
    }

    return h.continue;
};

const describe = ({ by, descending, namesDescending }: Order): string =>
    [by, descending ? "desc" : "asc", namesDescending ? "desc" : "asc"].join();

function parse(cursor: string): unknown[] {
    try {
        const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));

        return Array.isArray(value) ? value : [];
    } catch {
        return [];
    }
}
