/**
 * Part of `npm run build`: the program of modules' host processes in one file, which starts faster than many, takes less
 * memory, and is all of this package that a module's process may read.
 */
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { buildSync } from "esbuild";

const to = join(import.meta.dirname, "../dist/runtime/host-program");

buildSync({
    entryPoints: [join(import.meta.dirname, "../src/runtime/host/main.ts")],
    outfile: join(to, "main.js"),
    bundle: true,
    platform: "node",
    target: "node20",
});
const library = dirname(createRequire(import.meta.url).resolve("vscode-jsonrpc/package.json"));
cpSync(join(library, "License.txt"), join(to, "vscode-jsonrpc.LICENSE.txt"));
