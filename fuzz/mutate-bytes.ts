import { Random } from "../simulation/random";

const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** What readers are likely to stumble over: lengths at their limits, tags, invalid and unusual UTF-8, famous names. */
const TOKENS: readonly Buffer[] = [
    ...["00", "01", "02", "03", "07", "08", "09", "17", "20", "21", "40", "41", "7f", "80", "d6", "d7", "fe", "ff"].map(
        hex,
    ),
    ...["ffffffff", "00000080", "808cf7bb", "ffffffffffffff7f", "0000000000000080", "ffffffffffffffff"].map(hex),
    ...["c080", "eda080", "f4908080", "efbbbf", "e280ae", "0a", "00000000"].map(hex),
    ...["@", "/", "@a/b", "__proto__", "constructor", "1.0.0", "1.0.0-rc.1", "01.0.0", "9007199254740992.0.0"].map(
        (text) => Buffer.from(text),
    ),
    ...["é", "😀", "https://", "http://localhost", "sha512-"].map((text) => Buffer.from(text)),
];

type Mutation = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

const at = (bytes: Buffer, random: Random): number => random.integer(bytes.length + 1);

function replaceRange(bytes: Buffer, start: number, end: number, by: Buffer): Buffer {
    return Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(end)]);
}

function withByte(bytes: Buffer, random: Random, change: (byte: number) => number): Buffer {
    const copy = Buffer.from(bytes);
    const place = random.integer(Math.max(copy.length, 1));
    copy[place] = change(copy[place] ?? 0) & 0xff;

    return copy;
}

const MUTATIONS: readonly Mutation[] = [
    (bytes, _, random) => withByte(bytes, random, (byte) => byte ^ (1 << random.integer(8))),
    (bytes, _, random) => withByte(bytes, random, () => random.integer(256)),
    // Lengths and counts are single bytes: one more, one less.
    (bytes, _, random) => withByte(bytes, random, (byte) => byte + 1),
    (bytes, _, random) => withByte(bytes, random, (byte) => byte - 1),
    (bytes, _, random) => bytes.subarray(0, at(bytes, random)),
    (bytes, _, random) => {
        const start = at(bytes, random);

        return replaceRange(bytes, start, Math.min(start + 1 + random.integer(24), bytes.length), Buffer.alloc(0));
    },
    (bytes, _, random) => {
        const start = at(bytes, random);
        const part = bytes.subarray(start, start + 1 + random.integer(40));

        return replaceRange(bytes, start, start, part);
    },
    (bytes, _, random) => {
        const place = at(bytes, random);

        return replaceRange(bytes, place, place, random.pick(TOKENS));
    },
    (bytes, _, random) => {
        const place = at(bytes, random);
        const token = random.pick(TOKENS);

        return replaceRange(bytes, place, Math.min(place + token.length, bytes.length), token);
    },
    // A text with its length, put in for what stands there.
    (bytes, _, random) => {
        const place = at(bytes, random);
        const token = random.pick(TOKENS);

        return replaceRange(
            bytes,
            place,
            Math.min(place + 1 + (bytes[place] ?? 0), bytes.length),
            Buffer.from([token.length, ...token]),
        );
    },
    (bytes, other, random) => Buffer.concat([bytes.subarray(0, at(bytes, random)), other.subarray(at(other, random))]),
    (bytes, other, random) => {
        const place = at(bytes, random);
        const start = at(other, random);

        return replaceRange(bytes, place, place, other.subarray(start, start + 1 + random.integer(40)));
    },
];

/** One to four mutations, one after the other. */
export function mutateBytes(input: string, other: string, random: Random): string {
    let bytes: Buffer = hex(input);

    for (let count = 1 + random.integer(4); count > 0; count--) {
        bytes = random.pick(MUTATIONS)(bytes, hex(other), random);
    }

    return bytes.subarray(0, 12_000).toString("hex");
}
