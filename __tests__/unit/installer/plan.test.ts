import type { DecisionResource } from "../../../src/client";
import { NeededLicense, planText, spendingOf } from "../../../src/installer/plan";

const ADDRESS = "AXzxJ8Ts3dQ2bvBR1tPE7GUee9iSEJb8HX";

const plan = (licenses: readonly NeededLicense[]) => ({
    command: "install",
    plugins: [
        {
            name: "@acme/hello",
            change: "install" as const,
            from: null,
            to: "1.0.0",
            origin: null,
            verified: true,
            integrity: null,
            license: { address: ADDRESS, code: "TRIAL_AVAILABLE" as const, expiresAt: null },
            processes: ["core" as const],
        },
    ],
    licenses,
    diff: "",
    warnings: [],
});

const needed = (kind: "trial" | "full", amount: string, fee: string): NeededLicense => ({
    name: "@acme/hello",
    kind,
    amount,
    fee,
    giftFee: kind === "full" ? "50000000" : null,
    symbol: "TEST",
    decision: { address: ADDRESS } as DecisionResource,
});

it("tells what a license costs before anybody agrees to it", () => {
    const text = planText(plan([needed("full", "2500000000", "20000000")]));

    expect(text).toContain(`buys a license for ${ADDRESS}: 25 TEST + fee 0.2 TEST (0.5 TEST if another wallet pays)`);
    expect(text).not.toContain("TRIAL_AVAILABLE");
});

it("tells what the start of a trial costs", () => {
    expect(planText(plan([needed("trial", "0", "10000000")]))).toContain(
        `starts the trial for ${ADDRESS}: fee 0.1 TEST`,
    );
});

it("tells which license there is when none has to be got", () => {
    expect(planText(plan([]))).toContain(`license TRIAL_AVAILABLE of ${ADDRESS}`);
});

it("tells what all of it will spend, whoever pays", () => {
    const licenses = [needed("full", "2500000000", "20000000"), needed("trial", "0", "10000000")];

    expect(spendingOf({ licenses })).toEqual({
        prices: "2500000000",
        fees: "30000000",
        total: "2530000000",
        totalAsGift: "2560000000",
    });
    expect(planText(plan(licenses))).toContain(
        "Spends 25.3 TEST (licenses 25, fees 0.3); 25.6 TEST if another wallet pays.",
    );
    expect(planText(plan([needed("trial", "0", "10000000")]))).toContain("Spends 0.1 TEST (licenses 0, fees 0.1).");
    expect(planText(plan([]))).not.toContain("Spends");
});
