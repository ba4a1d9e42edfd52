import { Crypto, Managers } from "@arkecosystem/crypto";

import { ForgedBlock, slotsBetween } from "../../../../benchmarks/soak/slots";

/** Mainnet's slots are as long. */
const BLOCK_TIME = 8;
const FIRST = 1000;

const block = (slot: number, transactions = 150): ForgedBlock => ({ timestamp: slot * BLOCK_TIME, transactions });
const blocks = (from: number, to: number): ForgedBlock[] =>
    Array.from({ length: to - from + 1 }, (_, index) => block(from + index));

/** What is counted from the middle of slot 1000 to the middle of slot 1011: ten whole slots. */
const count = (forged: readonly ForgedBlock[]): ReturnType<typeof slotsBetween> =>
    slotsBetween(forged, FIRST * BLOCK_TIME + 4, (FIRST + 11) * BLOCK_TIME + 4);

beforeEach(() => Managers.configManager.setFromPreset("mainnet"));

it("misses nothing where each slot has its block", () => {
    expect(count(blocks(FIRST, FIRST + 11))).toEqual({ passed: 10, missed: 0, transactions: 1500 });
});

it("lets the slot that has just begun have no block yet", () => {
    expect(count(blocks(FIRST, FIRST + 10))).toEqual({ passed: 10, missed: 0, transactions: 1500 });
});

it("counts a slot in between", () => {
    const forged = blocks(FIRST, FIRST + 11).filter(({ timestamp }) => timestamp !== (FIRST + 5) * BLOCK_TIME);

    expect(count(forged)).toEqual({ passed: 10, missed: 1, transactions: 1350 });
});

it("counts the slots after a node's last block, and all of them if it forged none", () => {
    expect(count(blocks(FIRST, FIRST + 3))).toEqual({ passed: 10, missed: 7, transactions: 450 });
    expect(count([])).toEqual({ passed: 10, missed: 10, transactions: 0 });
});

it("leaves out what was forged before", () => {
    expect(count(blocks(1, FIRST))).toEqual({ passed: 10, missed: 10, transactions: 0 });
});

it("reckons as Core's clock does", () => {
    const now = Crypto.Slots.getTime();
    const slot = Crypto.Slots.getSlotNumber(() => 0, now, 1);

    expect(slotsBetween(blocks(slot - 20, slot - 11), now - 20 * BLOCK_TIME, now)).toMatchObject({
        passed: 19,
        missed: 10,
    });
});

it("has nothing to count within a slot", () => {
    expect(slotsBetween([block(FIRST)], FIRST * BLOCK_TIME, FIRST * BLOCK_TIME + 7)).toEqual({
        passed: 0,
        missed: 0,
        transactions: 0,
    });
});
