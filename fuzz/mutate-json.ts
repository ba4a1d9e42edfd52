import { Random } from "../simulation/random";

type Json = Record<string, unknown>;

/** As text, because only `JSON.parse` makes an own property `__proto__`. */
const VALUES: readonly string[] = [
    ...["null", "true", "false", "0", "1", "-1", "0.5", "1e300", "-0", "4294967296", "3153600000", "3153600001"],
    ...['""', '"0"', '"00"', '"1"', '"-1"', '"1e3"', '"0x10"', '" 1"'],
    ...['"9223372036854775807"', '"9223372036854775808"', '"1.0.0"', '"01.0.0"', '"1.0.0+b"', '"*"'],
    ...['"@a"', '"@a/b"', '"@A/b"', '"@a/__proto__"', '"constructor"', '"__proto__"'],
    ...['"full"', '"trial"', '"move"', '"release"', '"broken"'],
    ...['"\\u0000"', '"\\ud800"', '"\\u202e"', '"é"', '"😀"'],
    ...['"AbXE8VPhJDL2Tiui6RiaMy5cYi7W7pnxdw"', '"DGihocTkwDygiFvmg6aG8jThYTic47GzU9"', '"https://a"', '"http://a"'],
    ...["[]", "{}", '["a"]', '{"length":1}', '{"toString":1}', '{"valueOf":null}', '{"toJSON":1}'],
    ...['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":1}}}'],
    ...[JSON.stringify("x".repeat(256)), JSON.stringify("é".repeat(128))],
    `"sha512-${"A".repeat(86)}=="`,
    `${"[".repeat(200)}${"]".repeat(200)}`,
    JSON.stringify(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, "*"]))),
];

const KEYS = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "polluted",
    "name",
    "terms",
    "licensee",
    "action",
    "kind",
    "x",
];

/** Objects and lists within a value, itself included. */
function containers(value: unknown, found: Json[] = []): Json[] {
    if (typeof value === "object" && value !== null) {
        found.push(value as Json);
        Object.values(value).forEach((inner) => containers(inner, found));
    }

    return found;
}

const define = (object: Json, key: string, value: unknown): void => {
    if (Array.isArray(object) && key === "length") {
        object.push(value);
        return;
    }

    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
};

function change(json: Json, other: Json, random: Random): void {
    const object = random.pick(containers(json));
    const keys = Object.keys(object);
    const key = keys.length > 0 ? random.pick(keys) : random.pick(KEYS);

    switch (random.integer(6)) {
        case 0:
            Reflect.deleteProperty(object, key);
            return;
        case 1:
            return define(object, random.pick(KEYS), JSON.parse(random.pick(VALUES)));
        case 2: {
            const donor = random.pick(containers(other));
            const from = Object.keys(donor);

            return from.length > 0 ? define(object, random.pick(from), donor[random.pick(from)]) : undefined;
        }
        case 3:
            // An inherited one, such as `__proto__`, would put what all objects share within reach of the next change.
            return define(object, key, [Object.hasOwn(object, key) ? object[key] : null]);
        default:
            return define(object, key, JSON.parse(random.pick(VALUES)));
    }
}

/** One to three changes of a JSON object. */
export function mutateJson(input: string, other: string, random: Random): string {
    const json = JSON.parse(input) as Json;

    for (let count = 1 + random.integer(3); count > 0; count--) {
        change(json, JSON.parse(other) as Json, random);
    }

    return JSON.stringify(json);
}
