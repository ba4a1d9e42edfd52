import { Registry } from "prom-client";

const OPEN_METRICS = Registry.OPENMETRICS_CONTENT_TYPE;
const END = "# EOF\n";

/**
 * The same in OpenMetrics: counters are described without their ending, nothing stands between families, and the end
 * is marked. prom-client's own writer renames a registry's counters for good.
 */
const openMetricsOf = (text: string): string =>
    `${text.replace(/^# (HELP|TYPE) (\S+)_total /gm, "# $1 $2 ").replace(/\n\n/g, "\n")}${END}`;

/** @param accept the request's header: OpenMetrics is for those who ask for it */
export const inFormat = (text: string, accept = ""): string =>
    accept.includes("application/openmetrics-text") ? openMetricsOf(text) : text;

/** By the text itself, since Core's response cache keeps texts without their type. */
export const contentTypeOf = (text: string): string =>
    text.endsWith(END) ? OPEN_METRICS : Registry.PROMETHEUS_CONTENT_TYPE;
