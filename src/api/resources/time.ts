import { Time } from "../../chain-time";
import { named, orNull, record } from "../../openapi";

export const timeSchema = named(
    "Time",
    record<Time>({
        epoch: { type: "integer", description: "seconds of the network's epoch" },
        unix: { type: "integer", description: "seconds since 1970" },
        human: orNull({
            type: "string",
            pattern: "^[+-]?[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$",
            description: "ISO 8601; null beyond what a Date can hold",
        }),
    }),
);
