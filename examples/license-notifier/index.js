const DAY = 86400;

/** Licenses that end within so many days are told. */
const daysOf = (options) => (Number.isInteger(options?.days) && options.days > 0 ? options.days : 14);

const describe = ({ name, secondsLeft }) =>
    secondsLeft <= 0
        ? `the license of ${name} has ended`
        : `the license of ${name} ends in ${Math.ceil(secondsLeft / DAY)} day(s)`;

/** @type {import("ark-plugin-registry/modules").Register} */
exports.register = (node) => {
    const days = daysOf(node.options);
    const told = new Set();

    /** By chain time, as the node judges. */
    async function due() {
        const [entitlements, { timestamp }] = await Promise.all([
            node.call("node", "entitlements.list"),
            node.call("node", "chain.lastBlock"),
        ]);

        return entitlements
            .filter(({ expiresAt }) => expiresAt !== null)
            .map(({ name, version, expiresAt }) => ({ name, version, expiresAt, secondsLeft: expiresAt - timestamp }))
            .filter(({ secondsLeft }) => secondsLeft <= days * DAY)
            .sort((left, right) => left.secondsLeft - right.secondsLeft);
    }

    async function tell() {
        for (const license of await due()) {
            const key = `${license.name} ${license.expiresAt} ${license.secondsLeft <= 0}`;

            if (!told.has(key)) {
                told.add(key);
                node.log("warning", describe(license));
                await node.call("node", "events.dispatch", { name: "license.due", payload: license });
            }
        }
    }

    return {
        started: tell,
        event: tell,
        methods: { due },
        http: async () => ({ status: 200, body: JSON.stringify({ data: await due() }) }),
    };
};
