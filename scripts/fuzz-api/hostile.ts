import * as fc from "fast-check";

/** What has broken servers before: injections, names of prototypes, bytes that are no text, numbers at their ends. */
const TEXTS = [
    "",
    " ",
    "\0",
    "@acme/units\0",
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "@__proto__/constructor",
    "hasOwnProperty",
    "' OR '1'='1",
    "'; DROP TABLE transactions; --",
    "\\' OR 1=1 -- ",
    "$(sleep 5)",
    "`id`",
    "${7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "..\\..\\windows",
    "%2e%2e%2f",
    "%",
    "%zz",
    "%00",
    "%ff%fe",
    "\ud800",
    "\u202e\u0000\uffff",
    "İıſK",
    "e\u0301\u0301\u0301",
    "null",
    "undefined",
    "NaN",
    "Infinity",
    "-0",
    "-1",
    "0x10",
    "1e309",
    "1.5",
    "9007199254740993",
    "99999999999999999999999999",
    "true,false",
    "1,2,3",
    ",".repeat(50),
    "a".repeat(215),
    "@".repeat(1_000),
    "a b ".repeat(1_000),
    ">=1.0.0 || ".repeat(20),
    "^".repeat(64),
    `1.0.0-${"a-".repeat(29)}!`,
    `1.0.0-${"0.".repeat(29)}x!`,
    `${"9".repeat(16)}.0.0`,
    "0000-00-00T00:00Z",
    "2026-02-31T25:61:61Z",
    "9999-12-31T23:59:59.999999999+99:99",
    "W10",
    Buffer.from('["price,asc,asc","5","@a/b"]').toString("base64url"),
    Buffer.from('{"__proto__":[]}').toString("base64url"),
    Buffer.from('["name",{},[]]').toString("base64url"),
];

/** Texts that nobody would send. */
export const hostileText = (): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
        { weight: 2, arbitrary: codePoints() },
        { weight: 1, arbitrary: fc.double().map(String) },
        { weight: 1, arbitrary: fc.bigInt().map(String) },
    );

/** Any text at all. (fast-check's own takes half a minute to get ready.) */
const codePoints = (): fc.Arbitrary<string> =>
    fc.array(fc.nat({ max: 0x10ffff }), { maxLength: 100 }).map((codes) => String.fromCodePoint(...codes));

/** JSON that nobody would send. */
export const hostileJson = (): fc.Arbitrary<unknown> =>
    fc.oneof(
        { weight: 4, arbitrary: hostileText() },
        {
            weight: 2,
            arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], [null]),
        },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
        { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "toString").map((key) => own(key, {})) },
        { weight: 1, arbitrary: fc.integer({ min: 10, max: 1_000 }).map(nested) },
        {
            weight: 1,
            arbitrary: fc.integer({ min: 101, max: 3_000 }).map((length) => Array(length).fill("@acme/units")),
        },
    );

/** An object with a key of its own, also where that key is `__proto__`. */
export const own = (key: string, value: unknown): object =>
    Object.defineProperty({}, key, { value, enumerable: true, configurable: true, writable: true });

function nested(depth: number): unknown {
    let value: unknown = {};

    for (let level = 0; level < depth; level++) {
        value = level % 2 ? { a: value } : [value];
    }

    return value;
}
