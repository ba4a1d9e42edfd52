const { Container, Enums, Providers } = require("@arkecosystem/core-kernel");
const Joi = require("joi");
const { name } = require("./package.json");

/** ark-plugin-registry's service; a node without that plugin has none. */
const ENTITLEMENTS = Symbol.for("PluginRegistry<Entitlements>");

/** Every so many blocks, one line in the log: how many transactions they held and what was paid in fees. */
class ServiceProvider extends Providers.ServiceProvider {
    async register() {}

    async boot() {
        this.blocks = [];
        this.app.get(Container.Identifiers.EventDispatcherService).listen(Enums.BlockEvent.Applied, {
            handle: ({ data }) => this.count(data),
        });
    }

    configSchema() {
        return Joi.object({
            everyBlocks: Joi.number().integer().min(1).default(10).description("Blocks between two reports"),
        }).unknown(true);
    }

    count(block) {
        this.blocks.push(block);

        if (this.blocks.length < (this.config().get("everyBlocks") ?? 10)) {
            return;
        }

        const blocks = this.blocks.splice(0);

        // A license that ends while the node runs ends the reports, never the node.
        if (this.isRefused()) {
            return;
        }

        const transactions = blocks.reduce((sum, { numberOfTransactions }) => sum + numberOfTransactions, 0);
        const fees = blocks.reduce((sum, { totalFee }) => sum + BigInt(totalFee.toString()), 0n);
        this.app
            .get(Container.Identifiers.LogService)
            .info(
                `Forging report: ${blocks.length} blocks to height ${block.height}, ` +
                    `${transactions} transactions, ${fees} arktoshi in fees`,
            );
    }

    isRefused() {
        return this.app.isBound(ENTITLEMENTS) && this.app.get(ENTITLEMENTS).check(name).status === "refused";
    }
}

exports.ServiceProvider = ServiceProvider;
