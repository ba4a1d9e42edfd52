import { readdir } from "node:fs/promises";
import { join } from "node:path";

const entriesOf = async (path: string): Promise<string[]> =>
    (await readdir(path).catch(() => [])).filter((name) => !name.startsWith("."));

/** Names of packages with an entry below a folder, as Core looks for them: `name` or `@scope/name`. */
export async function packagesIn(folder: string): Promise<string[]> {
    const top = await entriesOf(folder);
    const scoped = await Promise.all(
        top
            .filter((name) => name.startsWith("@"))
            .map(async (scope) => (await entriesOf(join(folder, scope))).map((name) => `${scope}/${name}`)),
    );

    return [...top.filter((name) => !name.startsWith("@")), ...scoped.flat()];
}
