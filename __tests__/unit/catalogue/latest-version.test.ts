import { latestVersion } from "../../../src/catalogue/latest-version";
import { FREE_TERMS, YankReason } from "../../../src/transactions";
import { OrderedMap } from "../../../src/wallet-attributes";

const latest = (versions: Record<string, YankReason | undefined>): string =>
    latestVersion({
        terms: FREE_TERMS,
        lines: OrderedMap.empty(),
        versions: Object.entries(versions).reduce(
            (map, [version, yanked]) => map.set(version, yanked),
            OrderedMap.empty<YankReason | undefined>(),
        ),
        touched: undefined,
    });

it.each([
    ["the highest, whatever came last", { "2.0.0": undefined, "1.10.0": undefined, "1.9.0": undefined }, "2.0.0"],
    ["no prerelease where there is another", { "1.0.0": undefined, "2.0.0-rc.1": undefined }, "1.0.0"],
    ["a prerelease where there is nothing else", { "0.1.0-a": undefined, "0.1.0-b": undefined }, "0.1.0-b"],
    ["no yanked one", { "1.0.0": undefined, "1.0.1": "broken", "1.0.2": "security" }, "1.0.0"],
    ["a prerelease rather than a yanked one", { "1.0.0": "broken", "0.9.0-rc": undefined }, "0.9.0-rc"],
    ["the highest if all are yanked", { "1.0.0": "broken", "1.1.0": "security" }, "1.1.0"],
] as [string, Record<string, YankReason | undefined>, string][])("is %s", (_, versions, expected) => {
    expect(latest(versions)).toBe(expected);
});
