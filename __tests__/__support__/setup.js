const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** A folder for each run, so that runs beside each other do not remove each other's files; see app.ts. */
module.exports = () => {
    process.env.ARK_PLUGIN_REGISTRY_TESTS = mkdtempSync(join(tmpdir(), "ark-plugin-registry-tests-"));
};
