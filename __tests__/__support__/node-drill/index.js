/**
 * Routes below `/drill` of a node's API, for tests on a running node. Core does the work: blocks are removed by what
 * its fork recovery calls.
 */
const { Container, Providers } = require("@arkecosystem/core-kernel");

const HTTP = Symbol.for("API<HTTP>");

const routes = (app) => ({
    /** As after a fork: the last blocks are reverted, and their transactions are in the pool again. */
    "revert/{count}": async ({ count }) => {
        const blockchain = app.get(Container.Identifiers.BlockchainService);
        await blockchain.removeBlocks(Number(count));
        await blockchain.getQueue().resume();
    },
    /** The read model fails at its next transaction, once. */
    "break-read-model": async () => {
        const { index } = app.get(Symbol.for("PluginRegistry<Catalogue>")).contents;
        index.update = () => {
            throw new Error("a drill");
        };
    },
});

exports.ServiceProvider = class extends Providers.ServiceProvider {
    async register() {}

    async boot() {
        const server = this.app.get(HTTP);

        for (const [path, run] of Object.entries(routes(this.app))) {
            await server.route({
                method: "POST",
                path: `/drill/${path}`,
                handler: async ({ params }) => (await run(params)) ?? null,
            });
        }
    }
};
