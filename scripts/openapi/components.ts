import { isDeepStrictEqual } from "node:util";

import { COMPONENT, JsonSchema } from "../../src/openapi";

/** Collects named schemas, each once, and leaves references in their place. */
export class Components {
    private readonly found = new Map<string, { readonly source: JsonSchema; readonly schema: JsonSchema }>();

    public get schemas(): Record<string, JsonSchema> {
        const entries = [...this.found].map(([name, { schema }]) => [name, schema] as const);

        return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
    }

    /** @throws Error if two different schemas share a name */
    public refer(schema: JsonSchema): JsonSchema {
        const name = schema[COMPONENT];

        if (name === undefined) {
            return this.inside(schema);
        }

        // `describedAs` copies a named schema; a description beside the reference is what differs then.
        const { description, ...source } = schema;
        const known = this.found.get(name);

        if (!known) {
            this.found.set(name, { source, schema: this.inside(source) });
        } else if (!isDeepStrictEqual(known.source, source)) {
            throw new Error(`Two different schemas are named ${name}`);
        }

        return { $ref: `#/components/schemas/${name}`, ...(description !== undefined && { description }) };
    }

    private inside(schema: JsonSchema): JsonSchema {
        return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, this.value(value)]));
    }

    private value(value: unknown): unknown {
        if (Array.isArray(value)) {
            return value.map((item) => this.value(item));
        }

        return typeof value === "object" && value !== null ? this.refer(value as JsonSchema) : value;
    }
}
