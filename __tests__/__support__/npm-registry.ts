import { join } from "node:path";

import { startNpmRegistry as start } from "../../devnet/npm-registry";
import { freePort } from "../../devnet/ports";

/** An npm registry that knows nothing of any other: npm's protocol without npm's packages. */
export interface NpmRegistry {
    readonly url: string;
    /** environment for npm, or for programs that start it: this registry and its user's token */
    readonly environment: Readonly<Record<string, string>>;
    readonly stop: () => Promise<void>;
}

/** @param folder where it keeps all it has; must not hold another one's */
export async function startNpmRegistry(folder: string, upstream?: string): Promise<NpmRegistry> {
    const { url, npmrc, stop } = await start({ folder, port: await freePort(), ...(upstream && { upstream }) });

    return { url, stop, environment: { npm_config_userconfig: npmrc, npm_config_cache: join(folder, "cache") } };
}
