import { Container, Contracts } from "@arkecosystem/core-kernel";
import { Managers } from "@arkecosystem/crypto";

import { PastBlock } from "../catalogue";
import { ApiError } from "./errors";

/** A block of the chain: by its height, or the last one at or before a time in milliseconds since 1970. */
export type At = { readonly height: number } | { readonly time: number };

/** Finds blocks: the newest in memory, where Core keeps those that it has not saved yet, others in the database. */
@Container.injectable()
export class PastBlocks {
    @Container.inject(Container.Identifiers.StateStore)
    private readonly stateStore!: Contracts.State.StateStore;

    @Container.inject(Container.Identifiers.BlockHistoryService)
    @Container.tagged("connection", "api")
    private readonly history!: Contracts.Shared.BlockHistoryService;

    /** @throws ApiError NOT_YET, INVALID_REQUEST */
    public async find(at: At): Promise<PastBlock> {
        const { height, timestamp } = this.stateStore.getLastBlock().data;
        const epoch = "time" in at ? epochOf(at.time) : undefined;

        if ("height" in at ? at.height > height : (epoch as number) > timestamp) {
            throw new ApiError("NOT_YET", `"at" lies after the node's last block, which has height ${height}`);
        }

        const found =
            epoch === undefined ? await this.ofHeight((at as { height: number }).height) : await this.upTo(epoch);

        if (!found) {
            throw new ApiError("INVALID_REQUEST", '"at" lies before the first block');
        }

        return { height: found.height, timestamp: found.timestamp };
    }

    private async ofHeight(height: number): Promise<PastBlock | undefined> {
        const recent = this.stateStore.getLastBlocks().find(({ data }) => data.height === height);

        return recent?.data ?? (await this.history.findOneByCriteria({ height }));
    }

    /** @param timestamp seconds of the network's epoch */
    private async upTo(timestamp: number): Promise<PastBlock | undefined> {
        const recent = this.stateStore.getLastBlocks().find(({ data }) => data.timestamp <= timestamp);

        if (recent) {
            return recent.data;
        }

        const { results } = await this.history.listByCriteria(
            { timestamp: { to: timestamp } },
            [{ property: "timestamp", direction: "desc" }],
            { offset: 0, limit: 1 },
        );

        return results[0];
    }
}

const epochOf = (time: number): number =>
    Math.floor((time - Date.parse(Managers.configManager.getMilestone()["epoch"])) / 1000);
