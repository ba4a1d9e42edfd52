import { withPoolWorker, withSnapshotModule } from "./allow-lists";
import { AppJson, ProcessName, ProcessSection, SetupError } from "./app-json";
import { CORE, isWireModule, REGISTRY_PACKAGE, WIRE_TYPE_GROUP } from "./packages";
import { indexOf, Plugins, withEntryBetween } from "./placement";

/** What is written into `app.json`. */
export interface RegistryEntries {
    /** What the workers load: a module name, or an absolute path without extension. */
    readonly wireModule: string;
    /** Options of the plugin's own entry; merged into those that are there. */
    readonly options?: Readonly<Record<string, unknown>>;
}

/** Our place: right after whom our handlers depend on. */
function withPlugin(
    plugins: Plugins,
    process: ProcessName,
    before: readonly string[],
    options: RegistryEntries["options"] = {},
): Plugins {
    const required = [CORE.transactions, ...before].find((name) => indexOf(plugins, name) < 0);

    if (required) {
        throw new SetupError(`app.json: "${process}.plugins" has no entry "${required}". Add it as Core ships it.`);
    }

    const after = [CORE.transactions, CORE.magistrate];

    return withEntryBetween(plugins, process, { package: REGISTRY_PACKAGE, options }, { after, before });
}

const withPlugins = (section: ProcessSection, plugins: Plugins): ProcessSection => ({ ...section, plugins });

/**
 * `app.json` with the plugin in every process that meets its transactions: bound before pool, blockchain and forger
 * start, and on the allow-lists of pool and snapshot workers. Everything else stays as it is; doing it twice is the
 * same as doing it once.
 *
 * @throws SetupError when an entry that decides our place is missing or out of order
 */
export function withRegistry(app: AppJson, entries: RegistryEntries): AppJson {
    const { options, wireModule } = entries;

    const node = (process: "core" | "relay"): ProcessSection => {
        const plugins = withPlugin(app[process].plugins, process, [CORE.pool, CORE.blockchain], options);

        return withPlugins(
            app[process],
            withPoolWorker(plugins, { typeGroup: WIRE_TYPE_GROUP, packageName: wireModule }),
        );
    };

    return {
        ...app,
        core: node("core"),
        relay: node("relay"),
        forger: withPlugins(app.forger, withPlugin(app.forger.plugins, "forger", [CORE.forger], options)),
        ...(app.snapshot && {
            snapshot: withPlugins(app.snapshot, withSnapshotModule(app.snapshot.plugins, wireModule, isWireModule)),
        }),
    };
}
