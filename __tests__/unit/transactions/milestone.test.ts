import {
    activationOf,
    aip35Milestone,
    DEFAULT_RESERVED_VENDORS,
    DEFAULT_VENDORS_PER_OWNER,
    reservedVendors,
    vendorsPerOwner,
} from "../../../src/transactions";
import { useTestnet, withMilestones } from "../../__support__/crypto";

beforeAll(useTestnet);

describe("aip35Milestone", () => {
    it("is undefined while the network says nothing, or false", () => {
        expect(aip35Milestone()).toBeUndefined();
        withMilestones([{ height: 2, aip35: false }], () => expect(aip35Milestone()).toBeUndefined());
    });

    it("is empty for `true`, which means every default", () => {
        withMilestones([{ height: 2, aip35: true }], () => expect(aip35Milestone()).toEqual({}));
    });

    it("is the object in force at a height", () => {
        withMilestones(
            [
                { height: 10, aip35: { vendorsPerOwner: 3 } },
                { height: 20, aip35: false },
            ],
            () => {
                expect(aip35Milestone()).toBeUndefined();
                expect(aip35Milestone(9)).toBeUndefined();
                expect(aip35Milestone(10)).toEqual({ vendorsPerOwner: 3 });
                expect(aip35Milestone(19)).toEqual({ vendorsPerOwner: 3 });
                expect(aip35Milestone(20)).toBeUndefined();
            },
        );
    });
});

describe("reservedVendors", () => {
    it("is the default unless the milestone has its own, an empty list included", () => {
        expect(reservedVendors()).toBe(DEFAULT_RESERVED_VENDORS);
        withMilestones([{ height: 2, aip35: true }], () => expect(reservedVendors()).toBe(DEFAULT_RESERVED_VENDORS));
        withMilestones([{ height: 2, aip35: { reservedVendors: [] } }], () => expect(reservedVendors()).toEqual([]));
        withMilestones([{ height: 2, aip35: { reservedVendors: ["@x"] } }], () =>
            expect(reservedVendors()).toEqual(["@x"]),
        );
    });
});

describe("vendorsPerOwner", () => {
    it("is the default unless the milestone says otherwise", () => {
        expect(vendorsPerOwner()).toBe(DEFAULT_VENDORS_PER_OWNER);
        withMilestones([{ height: 2, aip35: { vendorsPerOwner: 1 } }], () => expect(vendorsPerOwner()).toBe(1));
    });
});

describe("activationOf", () => {
    it("is the first milestone or the option, whichever comes first", () => {
        expect(activationOf(undefined)).toBeUndefined();
        expect(activationOf(7)).toEqual({ height: 7, by: "option" });

        withMilestones(
            [
                { height: 500_000_000, aip35: true },
                { height: 600_000_000, aip35: { vendorsPerOwner: 1 } },
            ],
            () => {
                expect(activationOf(undefined)).toEqual({ height: 500_000_000, by: "milestone" });
                expect(activationOf(7)).toEqual({ height: 7, by: "option" });
                expect(activationOf(500_000_001)).toEqual({ height: 500_000_000, by: "milestone" });
            },
        );
    });
});
