import { describedAs, listOf, named, orNull, record, text } from "../../openapi";
import { PublicModule } from "../modules-view";

export const moduleSchema = named(
    "Module",
    record<PublicModule>({
        name: text,
        version: describedAs("the one that counts; null of a module that cannot be loaded", orNull(text)),
        versions: describedAs("installed side by side, oldest first", listOf(text)),
        description: text,
        state: {
            enum: [
                "known",
                "starting",
                "authenticating",
                "registering",
                "loaded",
                "stopping",
                "crashed",
                "waiting",
                "failed",
                "refused",
            ],
        },
        since: describedAs("ISO 8601; null if nothing has changed since the node started", orNull(text)),
    }),
);
