/** Part of `npm run build`: the files of swagger-ui-dist that the API's reference page needs, with their licenses. */
import { cpSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const FILES = ["swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "LICENSE", "NOTICE"];

const from = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const to = join(import.meta.dirname, "../dist/swagger-ui");
mkdirSync(to, { recursive: true });

for (const file of FILES) {
    cpSync(join(from, file), join(to, file));
}
