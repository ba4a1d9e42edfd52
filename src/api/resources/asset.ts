import { arktoshi, count, describedAs, flag, mapOf, named, record, text } from "../../openapi";
import { Requirements, Terms } from "../../transactions";

/** Parts of transactions' assets, as answers show them. */

export const termsSchema = named(
    "Terms",
    record<Terms>({
        price: arktoshi,
        licensePeriod: describedAs("seconds; 0: perpetual", count),
        trialPeriod: describedAs("seconds; 0: no trial", count),
        fallback: describedAs("an ended license still covers what there was when it ended", flag),
        transferable: describedAs("the licensee may move the license to another wallet", flag),
    }),
);

export const requirementsSchema = named(
    "Requirements",
    record<Requirements>({
        core: describedAs("range of versions of Core", text),
        plugins: describedAs("range of versions by package", mapOf(text)),
    }),
);
