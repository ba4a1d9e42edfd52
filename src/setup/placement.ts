import { PluginEntry, SetupError } from "./app-json";

export type Plugins = readonly PluginEntry[];

/** Which entries of a process must stand before or behind one; those that are not there are no matter. */
export interface Neighbours {
    readonly after: readonly string[];
    readonly before: readonly string[];
}

export const indexOf = (plugins: Plugins, name: string): number => plugins.findIndex((entry) => entry.package === name);

/**
 * The place right behind all that must come first; else right before what must come later; else the end.
 *
 * @param process its name, for the message
 * @throws SetupError when the entries that are there contradict
 */
function placeBetween(plugins: Plugins, process: string, { after, before }: Neighbours): number {
    const last = Math.max(...after.map((name) => indexOf(plugins, name)), -1);
    const later = before.map((name) => indexOf(plugins, name)).filter((index) => index >= 0);
    const first = Math.min(...later, plugins.length);

    if (first <= last) {
        throw new SetupError(
            `app.json: in "${process}.plugins" the entry "${plugins[first]?.package}" stands before ` +
                `"${plugins[last]?.package}". Put it behind, as Core ships it: handlers must be known before it starts.`,
        );
    }

    return last >= 0 ? last + 1 : first;
}

const isWellPlaced = (plugins: Plugins, name: string, { after, before }: Neighbours): boolean => {
    const own = indexOf(plugins, name);

    return (
        after.every((other) => own > indexOf(plugins, other)) &&
        before.map((other) => indexOf(plugins, other)).every((index) => index < 0 || own < index)
    );
};

/**
 * Puts an entry among its neighbours, its options merged into those that are there; an entry that stands well already
 * stays where it is.
 *
 * @throws SetupError when the entries that are there contradict
 */
export function withEntryBetween(
    plugins: Plugins,
    process: string,
    { package: name, options = {} }: PluginEntry,
    neighbours: Neighbours,
): Plugins {
    const former = plugins.find((entry) => entry.package === name);
    const merged = { ...former?.options, ...options };
    const entry = { package: name, ...(Object.keys(merged).length > 0 && { options: merged }) };
    const others = plugins.filter((other) => other.package !== name);
    const place = placeBetween(others, process, neighbours);

    if (former && isWellPlaced(plugins, name, neighbours) && others.length === plugins.length - 1) {
        return plugins.map((other) => (other === former ? { ...former, ...entry } : other));
    }

    return [...others.slice(0, place), { ...former, ...entry }, ...others.slice(place)];
}
