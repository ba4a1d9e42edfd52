/** A method of the node, for modules that may call it. @throws RpcFailure, or any error, whose message is sent */
export type NodeMethod = (params: Readonly<Record<string, unknown>>, caller: string) => unknown;

/** What a node offers to modules beside events: methods of the target `node`, by name. */
export type NodeOffer = ReadonlyMap<string, NodeMethod>;

/** A manager that runs alone has no chain to offer. */
export const NOTHING_OFFERED: NodeOffer = new Map();
