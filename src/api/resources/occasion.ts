import { Occasion } from "../../catalogue";
import { timeOf } from "../../chain-time";
import { address, count, sha256 } from "../../openapi";
import { timeSchema } from "./time";

/** Which transaction did something, when, and who sent it. */
export const occasionResource = ({ transactionId, height, timestamp, sender }: Occasion) => ({
    transactionId,
    blockHeight: height,
    timestamp: timeOf(timestamp),
    sender,
});

export const occasionProperties = { transactionId: sha256, blockHeight: count, timestamp: timeSchema, sender: address };
