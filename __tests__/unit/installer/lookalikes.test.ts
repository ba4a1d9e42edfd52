import type { RegistryClient } from "../../../src/client";
import { lookalikesOf } from "../../../src/installer/lookalikes";

const chainWith = (...names: string[]) => ({
    search: async () => ({ total: names.length, packages: names.map((name) => ({ name })) }) as never,
});

const alike = (name: string, known: string[], client?: Pick<RegistryClient, "search">) =>
    lookalikesOf(name, known, client);

it.each([
    ["@acme/weather", "@acme/weathr"],
    ["@acme/weather", "@acne/weather"],
    ["@acme/multi-pay", "@acme/multipay"],
    ["@acme/tools", "@acme/too1s"],
    ["@acme/zero", "@acme/zer0"],
])("%s is nearly %s", async (name, other) => {
    expect(await alike(name, [other])).toEqual([other]);
    expect(await alike(name, [], chainWith(other))).toEqual([other]);
});

it.each([
    ["@acme/weather", "@acme/weather"],
    ["@acme/weather", "@acme/wind"],
    ["@acme/weather", "@other/weather"],
])("%s is not nearly %s", async (name, other) => {
    expect(await alike(name, [other], chainWith(other))).toEqual([]);
});
