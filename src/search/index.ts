export { type CompactSet, itemNamed, itemsOf, sizeOf, withItem, withoutItem } from "./compact-set";
export type { ListQuery, Position } from "./list-query";
export type { Listing, ListingFacts } from "./listing";
export type { ListingPage } from "./listing-page";
export type { Order, SortKey } from "./order";
export { BrokenIndexError, PackageIndex } from "./package-index";
