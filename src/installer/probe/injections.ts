import { sep } from "node:path";

type Class = (abstract new (...args: never[]) => unknown) & { readonly name: string };

/** inversify's own keys; every other one is a tag that a binding can be told by. */
const OWN_KEYS = new Set(["inject", "multi_inject", "named", "name", "optional", "unmanaged", "post_construct"]);

interface Metadata {
    readonly key: string | symbol;
    readonly value: unknown;
}

/** What a class wants injected, and the tags by which it wants it. */
interface Injection {
    readonly identifier: symbol;
    readonly tags: ReadonlySet<string>;
}

/** Core's kernel has loaded the library. */
const reflection = Reflect as unknown as {
    getOwnMetadata(key: string, target: Class): Readonly<Record<string, readonly Metadata[]>> | undefined;
};

function injectionsOf(cls: Class): Injection[] {
    const properties: Record<string, readonly Metadata[]> = {};

    for (let one: Class = cls; typeof one === "function"; one = Object.getPrototypeOf(one) as Class) {
        // What a subclass says of a property counts.
        Object.assign(properties, { ...reflection.getOwnMetadata("inversify:tagged_props", one), ...properties });
    }

    return Object.values(properties).flatMap((metadata) => {
        const identifier = metadata.find(({ key }) => key === "inject")?.value;
        const tags = metadata.map(({ key }) => String(key)).filter((key) => !OWN_KEYS.has(key));

        return typeof identifier === "symbol" ? [{ identifier, tags: new Set(tags) }] : [];
    });
}

/** Classes below a base among the exports of modules, also within objects of them. */
function classesIn(exported: unknown, base: Class, depth = 3): Class[] {
    if (typeof exported === "function") {
        return exported.prototype instanceof base ? [exported as unknown as Class] : [];
    }

    return typeof exported === "object" && exported !== null && depth > 0
        ? Object.values(exported).flatMap((value) => classesIn(value, base, depth - 1))
        : [];
}

/** Tags by which Core's own handlers want a thing each time. */
function tagsOfCore(handlers: readonly Class[]): Map<symbol, ReadonlySet<string>> {
    const wanted = new Map<symbol, ReadonlySet<string>>();

    for (const { identifier, tags } of handlers.flatMap(injectionsOf)) {
        const former = wanted.get(identifier) ?? tags;
        wanted.set(identifier, new Set([...tags].filter((tag) => former.has(tag))));
    }

    return wanted;
}

/** All that is loaded, by file. */
type Loaded = Readonly<Record<string, { readonly exports: unknown } | undefined>>;

/**
 * Handlers of transactions are made by Core when it starts, and so are what they want. What Core tells apart by a tag, such as
 * its database connections, nobody gets without: the node would not start. Handlers made for an earlier Core lack it.
 *
 * @param core exports of `@arkecosystem/core-transactions`
 * @param folder of a plugin that is loaded
 * @returns in words, what this Core has nothing for
 */
export function unmetInjections(
    core: { readonly Handlers: { readonly TransactionHandler: Class } },
    loaded: Loaded,
    folder: string,
): string[] {
    const base = core.Handlers.TransactionHandler;
    const own = Object.entries(loaded).filter(([file]) => file.startsWith(`${folder}${sep}`));
    const handlers = new Set(own.flatMap(([, module]) => classesIn(module?.exports, base)));
    const tagsOf = tagsOfCore(classesIn(core, base));

    return [...handlers].flatMap((handler) =>
        injectionsOf(handler).flatMap(({ identifier, tags }) =>
            [...(tagsOf.get(identifier) ?? [])]
                .filter((tag) => !tags.has(tag))
                .map((tag) => `${handler.name} wants ${identifier.description} without the tag "${tag}"`),
        ),
    );
}
