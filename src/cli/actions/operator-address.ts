import type { Site } from "../../installer";
import { parseAppJson, readAppJson, REGISTRY_PACKAGE } from "../../setup";
import { CommandContext } from "../command";
import { textOf } from "../values";

interface RegistryOptions {
    readonly entitlements?: { readonly operator?: unknown };
}

/** `entitlements.operator` of this package's options, the wallet that the node itself looks for licenses in. */
function configured(config: string): string | undefined {
    const { path, text } = readAppJson(config);
    const { core, relay } = parseAppJson(text, path);
    const entries = [...core.plugins, ...relay.plugins].filter((entry) => entry.package === REGISTRY_PACKAGE);
    const operators = entries.map(({ options }) => (options as RegistryOptions | undefined)?.entitlements?.operator);

    return operators.find((operator): operator is string => typeof operator === "string");
}

/** The address of the only delegate that this node forges for. */
async function delegate(site: Site): Promise<string | undefined> {
    const { Key, readDelegates } = await import("../../signing");
    const { passphrases } = ((): { passphrases: readonly Buffer[] } => {
        try {
            return readDelegates(site.folders.config);
        } catch {
            // No delegate, or one that only its owner may read: then there is nothing to suggest.
            return { passphrases: [] };
        }
    })();
    const [only, ...others] = passphrases;

    if (only === undefined || others.length > 0) {
        passphrases.forEach((passphrase) => passphrase.fill(0));

        return undefined;
    }

    // An address is one of a network, which the node tells.
    await site.chain();

    return Key.fromPassphrase(only).address;
}

/**
 * The wallet whose licenses count: of `--address`, of the configuration, of the delegate file.
 *
 * @returns null if nobody has said
 */
export async function operatorAddress({ flags }: CommandContext, site: Site): Promise<string | null> {
    return textOf(flags, "address") ?? configured(site.folders.config) ?? (await delegate(site)) ?? null;
}
