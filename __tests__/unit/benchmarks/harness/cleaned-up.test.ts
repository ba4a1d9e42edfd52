import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { cleanedUp } from "../../../../benchmarks/harness/cleaned-up";

it("ends what was started when the work returns, and when it throws", async () => {
    const ended: string[] = [];
    const started = (name: string) =>
        cleanedUp(async (cleanup) => {
            cleanup.add(async () => ended.push(name));

            return name === "good" ? name : Promise.reject(new Error(name));
        });

    await expect(started("good")).resolves.toBe("good");
    await expect(started("bad")).rejects.toThrow("bad");
    expect(ended).toEqual(["good", "bad"]);
});

it("leaves no listeners behind", async () => {
    const before = process.listenerCount("SIGINT");
    await cleanedUp(async () => undefined);

    expect(process.listenerCount("SIGINT")).toBe(before);
});

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ends what was started when it is told to end: %s",
    async (signal) => {
        const program = `
        const { cleanedUp } = require("./benchmarks/harness/cleaned-up");
        void cleanedUp(async () => undefined).then(() => cleanedUp(async (cleanup) => {
            cleanup.add(async () => console.log("ended"));
            console.log("started");
            await new Promise((resolve) => setTimeout(resolve, 60_000));
        }));`;
        const child = spawn(process.execPath, ["--import", "tsx", "--eval", program], {
            cwd: join(__dirname, "../../../.."),
            stdio: ["ignore", "pipe", "inherit"],
        });
        child.stdout.once("data", () => child.kill(signal));
        const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);

        expect([printed, code]).toEqual(["started\nended\n", 130]);
    },
);
