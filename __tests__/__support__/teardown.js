const { rmSync } = require("node:fs");

/** The processes of a test that was cut off may still write while this removes, hence the retries. */
module.exports = () =>
    rmSync(process.env.ARK_PLUGIN_REGISTRY_TESTS, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
