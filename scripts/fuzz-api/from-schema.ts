import * as fc from "fast-check";

import { JsonSchema } from "../../src/openapi";
import { hostileJson, own } from "./hostile";

/** Values that exist on the node, by the parameter's name: without them most requests would end at "unknown". */
export type Samples = Readonly<Record<string, readonly unknown[]>>;

/** Values that a schema of the document allows; those that exist are the more likely ones. */
export function fromSchema(schema: JsonSchema, samples: Samples, name = ""): fc.Arbitrary<unknown> {
    const generated = generate(schema, samples);
    const known = samples[name];

    return known
        ? fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: generated })
        : generated;
}

function generate(schema: JsonSchema, samples: Samples): fc.Arbitrary<unknown> {
    if ("const" in schema) {
        return fc.constant(schema["const"]);
    }

    if (Array.isArray(schema["enum"])) {
        return fc.constantFrom(...(schema["enum"] as unknown[]));
    }

    if (Array.isArray(schema["anyOf"])) {
        return fc.oneof(...(schema["anyOf"] as JsonSchema[]).map((each) => generate(each, samples)));
    }

    switch (schema["type"]) {
        case "null":
            return fc.constant(null);
        case "boolean":
            return fc.boolean();
        case "integer":
            return integer(schema as Bounds);
        case "string":
            return text(schema as Shape);
        case "array":
            return list(schema, samples);
        case "object":
            return object(schema, samples);
        default:
            return hostileJson();
    }
}

const integer = ({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Bounds): fc.Arbitrary<number> =>
    fc.oneof(
        fc.integer({ min: minimum, max: Math.min(maximum, 1_000) }),
        fc.bigInt({ min: BigInt(minimum), max: BigInt(maximum) }).map(Number),
    );

interface Bounds {
    readonly minimum?: number;
    readonly maximum?: number;
}

interface Shape {
    readonly pattern?: string;
    readonly maxLength?: number;
}

const text = ({ pattern, maxLength = 64 }: Shape): fc.Arbitrary<string> =>
    pattern === undefined ? fc.string({ maxLength: Math.min(maxLength, 64) }) : fc.constantFrom(...matching(pattern));

const pools = new Map<string, readonly string[]>();

/** Some texts that a pattern takes, the same each time: to make one takes longer than to answer a request. */
function matching(pattern: string): readonly string[] {
    const pool = pools.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 20 });
    pools.set(pattern, pool);

    return pool;
}

const list = (schema: JsonSchema, samples: Samples): fc.Arbitrary<unknown[]> =>
    fc.array(generate(schema["items"] as JsonSchema, samples), {
        minLength: (schema["minItems"] as number | undefined) ?? 0,
        maxLength: Math.min((schema["maxItems"] as number | undefined) ?? 20, 20),
    });

function object(schema: JsonSchema, samples: Samples): fc.Arbitrary<object> {
    const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);

    return fc.record(Object.fromEntries(properties.map(([name, each]) => [name, fromSchema(each, samples, name)])), {
        requiredKeys: (schema["required"] ?? []) as string[],
    });
}

/** Replaces something in a JSON value, or adds a key to one of its objects; `at` says where. */
export function spoil(value: unknown, at: number, hostile: unknown, key: string): unknown {
    if (at % 3 === 0 || typeof value !== "object" || value === null) {
        return hostile;
    }

    const next = Math.floor(at / 3);

    if (Array.isArray(value)) {
        return value.length === 0
            ? [hostile]
            : value.map((each, index) => (index === next % value.length ? spoil(each, next, hostile, key) : each));
    }

    const entries = Object.entries(value);
    const [name, former] = entries[next % Math.max(entries.length, 1)] ?? ["x", undefined];
    const added = at % 3 === 1 ? own(key, hostile) : {};

    return Object.defineProperties(
        { ...value, [name]: at % 3 === 1 ? former : spoil(former, next, hostile, key) },
        Object.getOwnPropertyDescriptors(added),
    );
}
