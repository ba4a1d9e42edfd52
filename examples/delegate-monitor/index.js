const fs = require("node:fs");
const path = require("node:path");

/** Blocks without one of its own after which a delegate counts as missing, in rounds. */
const ROUNDS = 2;

/** Each delegate that should forge, or that the operator has chosen, and how long ago it did. */
async function statusOf(node, watched) {
    const [delegates, { height }] = await Promise.all([
        node.call("node", "chain.delegates"),
        node.call("node", "chain.lastBlock"),
    ]);
    const active = delegates.filter(({ rank, resigned }) => rank !== null && !resigned);
    const forging = node.options?.activeDelegates ?? active.length;

    return active
        .filter(({ rank, username }) => (watched.size > 0 ? watched.has(username) : rank <= forging))
        .map(({ username, rank, lastHeight }) => ({
            username,
            rank,
            blocksSince: lastHeight === null ? height : height - lastHeight,
            missing: (lastHeight === null ? height : height - lastHeight) > ROUNDS * forging,
        }));
}

/** @type {import("ark-plugin-registry/modules").Register} */
exports.register = (node) => {
    const file = path.join(node.dataFolder, "missing.json");
    const watched = new Set(node.options?.delegates ?? []);
    let missing = new Set(fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : []);
    let working = false;
    const status = () => statusOf(node, watched);

    async function look() {
        const now = (await status()).filter((delegate) => delegate.missing).map(({ username }) => username);
        const changes = [
            ...now.filter((name) => !missing.has(name)).map((name) => ["delegate.missing", name]),
            ...[...missing].filter((name) => !now.includes(name)).map((name) => ["delegate.back", name]),
        ];
        missing = new Set(now);

        for (const [name, username] of changes) {
            node.log("warning", `${name}: ${username}`);
            await node.call("node", "events.dispatch", { name, payload: { username } });
        }

        if (changes.length > 0) {
            fs.writeFileSync(file, JSON.stringify(now));
        }
    }

    return {
        methods: { status },
        // Blocks may come faster than an answer: one look at a time is enough.
        async event() {
            if (!working) {
                working = true;
                await look().finally(() => (working = false));
            }
        },
        http: async () => ({ status: 200, body: JSON.stringify({ data: await status() }) }),
    };
};
