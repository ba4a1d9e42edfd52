import { setTimeout as sleep } from "node:timers/promises";

import { peakOf } from "../../../../benchmarks/harness/memory";

const LARGE = 50 * 1024 * 1024;

it("sees memory that is gone again at the end, each time anew", async () => {
    for (let time = 0; time < 2; time++) {
        const peak = await peakOf(async () => {
            const bytes = Buffer.alloc(LARGE, 1);
            await sleep(50);
            expect(bytes.length).toBe(LARGE);
        });

        expect(peak).toBeGreaterThan(LARGE * 0.9);
        expect(peak).toBeLessThan(2 * LARGE);
    }

    expect(await peakOf(async () => undefined)).toBeLessThan(LARGE / 2);
});
