/**
 * A transaction's id as its 32 bytes, one per character: half of what its 64 digits need, and no object besides as a
 * `Buffer` would be. Each entry of the state keeps one.
 */
export type PackedId = string;

const BYTES = 32;
const SHA256 = /^[0-9a-f]{64}$/;

/** Anything else than a SHA-256 in lower-case digits stays as it is. */
export const packId = (id: string): PackedId => (SHA256.test(id) ? Buffer.from(id, "hex").toString("latin1") : id);

export const unpackId = (packed: PackedId): string =>
    packed.length === BYTES ? Buffer.from(packed, "latin1").toString("hex") : packed;
