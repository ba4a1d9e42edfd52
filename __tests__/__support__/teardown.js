const { rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** Pools of unit tests are SQLite files, as in a node; see app.ts. */
module.exports = () => rmSync(join(tmpdir(), "ark-plugin-registry-tests"), { recursive: true, force: true });
