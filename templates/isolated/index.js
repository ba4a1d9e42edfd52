const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

/** What was kept at the last end; 0 at the first start. */
function readCount(file) {
    try {
        return Number(readFileSync(file, "utf8"));
    } catch {
        return 0;
    }
}

/**
 * Runs in a process of its own: only its own folder can be written, and the node is asked by `node.call`.
 *
 * @type {import("ark-plugin-registry/modules").Register}
 */
exports.register = (node) => {
    const file = join(node.dataFolder, "blocks");
    let blocks = readCount(file);

    return {
        /** The module has registered: from here on it may call. */
        async started() {
            const { height } = await node.call("node", "chain.lastBlock");
            node.log("info", `Counting blocks from height ${height} on, ${blocks} so far`);
        },
        event(name) {
            if (name === "block.applied") {
                blocks += 1;
            }
        },
        methods: { count: () => ({ blocks }) },
        http: () => ({ status: 200, body: JSON.stringify({ data: { blocks } }) }),
        stop: () => writeFileSync(file, String(blocks)),
    };
};
