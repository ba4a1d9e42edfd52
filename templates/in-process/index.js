const { Container, Enums, Providers } = require("@arkecosystem/core-kernel");

const DEFAULT_EVERY = 100;

/** Runs inside the node, with all its rights: counts applied blocks, and says so in the log. */
class ServiceProvider extends Providers.ServiceProvider {
    async register() {
        this.blocks = 0;
    }

    async boot() {
        const events = this.app.get(Container.Identifiers.EventDispatcherService);
        this.endListening = events.listen(Enums.BlockEvent.Applied, { handle: () => this.count() });
    }

    async dispose() {
        this.endListening?.();
    }

    /** "everyBlocks" of its options in app.json. */
    get every() {
        return this.config().get("everyBlocks") ?? DEFAULT_EVERY;
    }

    count() {
        this.blocks += 1;

        if (this.blocks % this.every === 0) {
            this.app.get(Container.Identifiers.LogService).info(`${this.blocks} blocks applied since the start`);
        }
    }
}

exports.ServiceProvider = ServiceProvider;
