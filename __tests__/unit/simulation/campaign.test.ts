import { campaign, Outcome } from "../../../simulation/campaign";
import { useSimulatedNetwork } from "../../../simulation/network";
import { ScenarioName, scenarios } from "../../../simulation/scenarios";
import { Step } from "../../../simulation/steps";
import { Action } from "../../../src/handlers/context";
import { publishActions } from "../../../src/handlers/publish-actions";
import { purchaseKinds } from "../../../src/handlers/purchase-kinds";
import { OrderedMap } from "../../../src/wallet-attributes";

const SIZE = {
    seeds: 1,
    skip: 0,
    blocks: 10,
    transactions: 25,
    wallets: 30,
    seed: "unit",
    forks: undefined as number | undefined,
    crowded: false,
    shrink: 5,
};

const simulate = (name: ScenarioName, changes: Partial<typeof SIZE> = {}): Promise<Outcome> =>
    campaign({ ...SIZE, ...changes }, scenarios[name], () => undefined);

const typesOf = (steps: readonly Step[] = []): Set<string> => new Set(steps.map(({ type }) => type));

beforeEach(() => useSimulatedNetwork());
afterEach(() => jest.restoreAllMocks());

it("five seeds: all nodes agree, every revert is exact, all invariants hold", async () => {
    const { failure, tally, looks } = await simulate("mixed", { seeds: 5 });

    expect(failure).toBeUndefined();
    expect(Object.keys(looks)).toHaveLength(5);
    expect(tally).toMatchObject({ bootstraps: 5, blocks: 50 });
    expect(tally.applied).toBeGreaterThan(600);
    expect(tally.revertedTransactions).toBeGreaterThan(tally.applied);
    expect(tally.forks).toBeGreaterThan(0);
    expect(tally.spoiledBlocks).toBeGreaterThan(0);
}, 120_000);

it("each action and kind is taken somewhere", async () => {
    const { tally } = await simulate("determinism", { blocks: 20, transactions: 40 });
    const { appliedByType } = tally.toJSON() as { appliedByType: Record<string, number> };

    expect(Object.keys(appliedByType)).toEqual(
        expect.arrayContaining([...Object.keys(publishActions), ...Object.keys(purchaseKinds)]),
    );
}, 60_000);

it("any scenario may have forks", async () => {
    const { failure, tally } = await simulate("determinism", { forks: 0.5 });

    expect(failure).toBeUndefined();
    expect(tally.forks).toBeGreaterThan(0);
}, 60_000);

const CROWDED = { crowded: true, blocks: 25, transactions: 50 };

it("crowded: maps outgrow the sixteen entries that lie in one list, and all holds as well", async () => {
    const { failure, tally } = await simulate("mixed", CROWDED);
    const plain = await simulate("determinism", { ...CROWDED, crowded: false });

    expect(failure).toBeUndefined();
    expect(tally.largest.versionsOfPackage).toBeGreaterThan(16);
    expect(tally.largest.packagesOfVendor).toBeGreaterThan(16);
    expect(tally.largest.licensesOfWallet).toBeGreaterThan(16);
    expect(tally.largest.yankedOfPackage).toBeGreaterThan(0);
    expect(plain.tally.largest.versionsOfPackage).toBeLessThan(16);
}, 120_000);

describe("finds what is broken on purpose, and shrinks it", () => {
    it.each([
        ["terms", publishActions.terms],
        ["accept", publishActions.accept],
        ["full", purchaseKinds.full],
        ["move", purchaseKinds.move],
    ] as [string, Action<never>][])(
        "an undo of %s that does nothing",
        async (type, action) => {
            jest.spyOn(action, "undo").mockReturnValue([]);
            const { failure } = await simulate("identity");

            expect(failure?.seed).toBe("unit/0");
            expect(failure?.steps.length).toBeLessThan(100);
            expect(typesOf(failure?.steps)).toContain(type);
        },
        120_000,
    );

    it("a yank that gets lost where a release of a package with many others is reverted", async () => {
        const { delete: without } = OrderedMap.prototype;
        jest.spyOn(OrderedMap.prototype, "delete").mockImplementation(function (this: OrderedMap<unknown>, key) {
            const map: OrderedMap<unknown> = without.call(this, key);
            const [yanked] = [...map.entries()].find(([, value]) => value === "broken") ?? [];

            return yanked !== undefined && map.size > 16 ? map.set(yanked, undefined) : map;
        });
        const { failure } = await simulate("identity", CROWDED);

        expect(failure?.check).toBe("reverting a block");
        expect(failure?.message).toContain("- package @vendor-1/");
        expect(typesOf(failure?.steps)).toContain("yank");
        await expect(simulate("identity", { ...CROWDED, crowded: false })).resolves.toMatchObject({
            failure: undefined,
        });
    }, 120_000);

    it("a map that changes after it was made", async () => {
        const { keyOf } = OrderedMap.prototype;
        let calls = 0;
        jest.spyOn(OrderedMap.prototype, "keyOf").mockImplementation(function (this: OrderedMap<unknown>, key) {
            const { held } = this as unknown as { held: unknown };

            // A version that is not yanked becomes one that is.
            if (Array.isArray(held) && held.length >= 2 && held[1] === undefined && ++calls % 20 === 0) {
                held[1] = "broken";
            }

            return keyOf.call(this, key);
        });
        const { failure } = await simulate("forks");

        expect(failure?.check).toBe("maps changed in place");
    }, 120_000);

    it("a check that the chain makes and the forger does not", async () => {
        const { check } = publishActions.register;
        let calls = 0;
        jest.spyOn(publishActions.register, "check").mockImplementation((context) => {
            check(context);

            if (++calls % 2 === 0) {
                throw new Error("refused by every second caller");
            }
        });
        const { failure } = await simulate("forks");

        expect(failure?.check).toBe("the forger's block");
    }, 120_000);

    it("a transition that is another one in the second run", async () => {
        const { transition } = publishActions.terms;
        let calls = 0;
        jest.spyOn(publishActions.terms, "transition").mockImplementation((context) =>
            transition({
                ...context,
                asset: { ...context.asset, terms: { ...context.asset.terms, price: `${1_000 + ++calls}` } },
            }),
        );
        const { failure } = await simulate("mixed", { blocks: 3 });

        expect(failure).toBeDefined();
    }, 120_000);
});
