import { flameGraph } from "../../../../benchmarks/profile/flame";
import { stacksOf } from "../../../../benchmarks/profile/stacks";

const frame = (functionName: string, url: string) => ({
    functionName,
    url,
    scriptId: "0",
    lineNumber: 0,
    columnNumber: 0,
});

const profile = {
    startTime: 0,
    endTime: 1,
    nodes: [
        { id: 1, callFrame: frame("(root)", ""), children: [2, 5] },
        { id: 2, callFrame: frame("loop", "/x/benchmarks/main.ts"), children: [3] },
        { id: 3, callFrame: frame("apply", "/x/src/handlers/registry-handler.ts"), children: [4] },
        { id: 4, callFrame: frame("sha256", "/x/node_modules/bcrypto/hash.js") },
        { id: 5, callFrame: frame("(garbage collector)", "") },
    ],
    samples: [2, 3, 4, 4, 5],
};

it("begins where the measured code begins", () => {
    const tree = stacksOf(profile);
    const apply = tree.below.get("apply src/handlers");

    expect([tree.total, apply?.total, apply?.below.get("sha256 bcrypto")?.total]).toEqual([4, 3, 2]);
    expect(tree.below.get("(garbage collector)")?.total).toBe(1);
});

it("draws each frame as wide as its share", () => {
    const picture = flameGraph("a < b", stacksOf(profile));

    expect(picture).toContain("<title>apply src/handlers, 75.0 %</title>");
    expect(picture).toContain('width="900.0"');
    expect(picture).toContain("a &#60; b");
});
