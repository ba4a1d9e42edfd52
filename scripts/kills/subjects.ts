import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { create } from "tar";

import { unpack } from "../../src/installer/tarball/unpack";
import { treeDigest } from "../../src/installer/tree-digest";
import type { KillSubject } from "./observe";

const NAMES = ["@acme/first", "@acme/second"];
const VERSIONS = ["1.0.0", "2.0.0"];

/** Core loads it, with the options of its own version only: a mix of versions and options would not boot. */
const SERVICE_PROVIDER = `
const { Providers } = require("@arkecosystem/core-kernel");
const Joi = require("joi");
exports.ServiceProvider = class extends Providers.ServiceProvider {
    configSchema() { return Joi.object({ version: Joi.string().required() }).unknown(true); }
    async register() {}
};`;

async function makeVersion(folder: string, name: string, version: string) {
    const root = join(folder, `${name.replace("/", "-")}-${version}`);
    mkdirSync(join(root, "package/dist"), { recursive: true });
    const core = {
        registration: {
            processes: ["core", "relay"],
            transactions: [{ typeGroup: 2000 + NAMES.indexOf(name), module: "dist/types" }],
        },
    };
    const manifest = { name, version, main: "dist/index.js", arkecosystem: { core } };
    writeFileSync(join(root, "package/package.json"), JSON.stringify(manifest));
    writeFileSync(join(root, "package/dist/types.js"), "exports.Transactions = {};");
    writeFileSync(join(root, "package/dist/index.js"), SERVICE_PROVIDER);

    // Enough files that a kill can fall between two of them.
    for (let index = 0; index < 10; index++) {
        writeFileSync(join(root, `package/dist/${index}.js`), `${name} ${version} ${index}`.repeat(100));
    }

    const file = join(root, "package.tgz");
    await create({ file, gzip: true, cwd: root }, ["package"]);
    await unpack(file, join(root, "unpacked"));

    return { version, file, tree: await treeDigest(join(root, "unpacked")) };
}

/** Two plugins that come, change and go together, with transaction types, so that a run has every kind of step. */
export function makeSubjects(folder: string): Promise<KillSubject[]> {
    return Promise.all(
        NAMES.map(async (name) => ({
            name,
            versions: await Promise.all(VERSIONS.map((version) => makeVersion(folder, name, version))),
        })),
    );
}
