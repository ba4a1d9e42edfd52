import { ClientError, RegistryClient } from "../../client";
import { isObject } from "../../json-object";
import { readIfExists, writeDurably } from "../files";
import { Folders } from "../folders";

/** Core rolls back a few blocks when forks are resolved; a node may also be a few behind the one asked before. */
const TOLERANCE = 10;

/** The highest block that this node's installer has been shown, by whichever node it asked. */
interface SeenHeight {
    readonly nethash: string;
    readonly height: number;
}

/** Nothing is known if the file is missing or is not what it should be. */
async function readSeen(path: string): Promise<SeenHeight | undefined> {
    try {
        const seen: unknown = JSON.parse((await readIfExists(path)) ?? "null");

        return isObject(seen) && typeof seen.nethash === "string" && Number.isSafeInteger(seen.height)
            ? (seen as unknown as SeenHeight)
            : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Notices a chain that has become shorter since the installer last asked: an old copy, or a fork of somebody's own with
 * a fresh last block. A higher block is remembered.
 *
 * @throws ClientError CHAIN_BEHIND
 */
export async function assertNoRollback(
    { seenHeight: path }: Pick<Folders, "seenHeight">,
    { node, facts }: Pick<RegistryClient, "node" | "facts">,
): Promise<void> {
    const { nethash } = facts.network;
    const { height } = facts.state;
    const seen = await readSeen(path);
    const known = seen?.nethash === nethash ? seen.height : 0;

    if (height < known - TOLERANCE) {
        throw new ClientError(
            "CHAIN_BEHIND",
            `The node ${node} is at height ${height}; a node of this network has shown height ${known} before. ` +
                "Wait until it has caught up, or name another one with --node. " +
                `If the network was set back, or that node lied, delete ${path}.`,
            { node, height, seen: known },
        );
    }

    if (height > known) {
        // Who may only read here, to audit, remembers nothing.
        await writeDurably(path, `${JSON.stringify({ nethash, height })}\n`, 0o600).catch(() => undefined);
    }
}
