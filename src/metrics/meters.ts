import { Counter, Gauge, Histogram, Registry } from "prom-client";

const PREFIX = "ark_plugin_registry_";

/** seconds, measured in whole milliseconds */
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** What is read from the node when metrics are asked for; everything else is counted as it happens. */
export interface Readings {
    readonly height: number;
    /** the last block's timestamp, in seconds since 1970 */
    readonly chainTime: number;
    readonly synced: boolean;
    readonly readModelAvailable: boolean;
    /** transactions of the registry that the read model lacks */
    readonly readModelBehind: number;
    /** by what they are */
    readonly records: Readonly<Record<string, number>>;
    /** by the transaction type's key */
    readonly pending: Readonly<Record<string, number>>;
    /** licenses whose end is still to be told */
    readonly licensesDue: number;
}

/** One answer of one of our routes. */
export interface Answered {
    /** as it was declared, with the names of its parameters: so there are only as many as there are routes */
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
}

/** A counter that remembers its labelled parts: prom-client looks each up by a hash of all labels. */
class Tally {
    private readonly parts = new Map<string, ReturnType<Counter["labels"]>>();

    public constructor(private readonly counter: Counter) {}

    public add(...labels: string[]): void {
        const key = labels.join(" ");
        const part = this.parts.get(key) ?? this.counter.labels(...labels);
        this.parts.set(key, part);
        part.inc();
    }
}

/** The metrics of this package, in a registry of their own: Core or another plugin may use prom-client too. */
export class Meters {
    private readonly registry = new Registry();
    private readonly latencies = new Map<string, ReturnType<Histogram["labels"]>>();
    private readonly requests = this.tally("requests", "Answers of the registry's routes.", ["route", "status"]);
    private readonly decisions = this.tally("decisions", "License decisions that were answered.", ["code"]);
    private readonly searches = this.tally("searches", "Lists of packages that were answered.", ["by"]);
    private readonly events = this.tally("events", "Events handed to Core's dispatcher.", ["event"]);
    private readonly latency = new Histogram({
        name: `${PREFIX}request_duration_seconds`,
        help: "Time from a request's arrival until its answer was sent.",
        labelNames: ["route"],
        buckets: LATENCIES,
        registers: [this.registry],
    });
    private readonly gauges = {
        height: this.gauge("height", "Height of the node's last block."),
        chainTime: this.gauge("chain_time_seconds", "Timestamp of the node's last block, in seconds since 1970."),
        synced: this.gauge("synced", "1 if the node is synced, else 0 and decisions are CHAIN_BEHIND."),
        available: this.gauge("read_model_available", "1 if the read model answers, else 0."),
        behind: this.gauge("read_model_lag_transactions", "Transactions of the registry that the read model lacks."),
        records: this.gauge("records", "What the chain's state holds.", ["type"]),
        pending: this.gauge("pending_transactions", "Transactions of the registry in the pool.", ["type"]),
        due: this.gauge("licenses_due", "Licenses whose end is still to be told."),
    };

    public answered({ route, status, seconds }: Answered): void {
        this.requests.add(route, String(status));
        this.latencyOf(route).observe(seconds);
    }

    public decided(code: string): void {
        this.decisions.add(code);
    }

    public searched(by: "text" | "filters"): void {
        this.searches.add(by);
    }

    public told(event: string): void {
        this.events.add(event);
    }

    /** Prometheus' text format. */
    public text(readings: Readings): Promise<string> {
        const { height, chainTime, synced, available, behind, records, pending, due } = this.gauges;
        height.set(readings.height);
        chainTime.set(readings.chainTime);
        synced.set(Number(readings.synced));
        available.set(Number(readings.readModelAvailable));
        behind.set(readings.readModelBehind);
        due.set(readings.licensesDue);
        Object.entries(readings.records).forEach(([type, count]) => records.set({ type }, count));
        Object.entries(readings.pending).forEach(([type, count]) => pending.set({ type }, count));

        return this.registry.metrics();
    }

    private tally(name: string, help: string, labelNames: string[]): Tally {
        return new Tally(new Counter({ name: `${PREFIX}${name}_total`, help, labelNames, registers: [this.registry] }));
    }

    private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
        return new Gauge({ name: `${PREFIX}${name}`, help, labelNames, registers: [this.registry] });
    }

    private latencyOf(route: string): ReturnType<Histogram["labels"]> {
        const found = this.latencies.get(route) ?? this.latency.labels(route);
        this.latencies.set(route, found);

        return found;
    }
}
