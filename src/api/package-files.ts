import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Two levels up from here, in `src` as in `dist`. */
const ROOT = join(__dirname, "../..");

/** This package's version. */
export const { version: release } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    readonly version: string;
};

export const openApiText = (): Promise<string> => readFile(join(ROOT, "docs/openapi.json"), "utf8");

/** A file of swagger-ui-dist: the build copies what is needed of it, a checkout has it whole. */
export function swaggerUiFile(name: string): Promise<Buffer> {
    const copied = join(ROOT, "dist/swagger-ui", name);

    return readFile(existsSync(copied) ? copied : join(dirname(require.resolve("swagger-ui-dist/package.json")), name));
}
