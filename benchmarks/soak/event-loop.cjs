/**
 * Loaded into a node before anything else (`node --require`): writes, each second, how late the event loop was since
 * the last reset, in ms, to `SOAK_EVENT_LOOP.<process id>`. SIGUSR2 resets it.
 */
const { writeFileSync } = require("node:fs");
const { monitorEventLoopDelay } = require("node:perf_hooks");

const RESOLUTION = 5;
const file = `${process.env.SOAK_EVENT_LOOP}.${process.pid}`;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
// The monitor counts its own interval as a delay.
const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);

delay.enable();
process.on("SIGUSR2", () => delay.reset());
setInterval(() => {
    writeFileSync(file, JSON.stringify({ p99: late(delay.percentile(99)), max: late(delay.max) }));
}, 1000).unref();
