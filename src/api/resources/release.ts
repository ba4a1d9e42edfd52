import { Occasion, Release } from "../../catalogue";
import { timeOf } from "../../chain-time";

const occasionResource = ({ transactionId, height, timestamp, sender }: Occasion) => ({
    transactionId,
    blockHeight: height,
    timestamp: timeOf(timestamp),
    sender,
});

export const releaseResource = (name: string, release: Release) => ({
    name,
    version: release.version,
    ...occasionResource(release),
    free: release.free,
    integrity: release.integrity,
    source: release.source ?? null,
    description: release.description ?? null,
    requirements: release.requirements,
    yanked: release.yank
        ? {
              reason: release.yank.reason,
              message: release.yank.message ?? null,
              ...occasionResource(release.yank),
          }
        : null,
});
