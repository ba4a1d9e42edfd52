import { Managers } from "@arkecosystem/crypto";

/** The `aip35` milestone: `true` (all defaults) or this object. Absent or `false`: not active. */
export interface Aip35Milestone {
    /** minimum fee per tier, arktoshi, decimal string or safe integer */
    readonly fees?: Readonly<Record<string, string | number>>;
    readonly reservedVendors?: readonly string[];
    /** how many vendors one wallet may own */
    readonly vendorsPerOwner?: number;
}

export const DEFAULT_RESERVED_VENDORS: readonly string[] = ["@arkecosystem", "@protokol"];
export const DEFAULT_VENDORS_PER_OWNER = 100;

/**
 * What the network says about this package at `height`; without a height, after the last applied block.
 *
 * @returns undefined while the milestone is absent or false
 */
export function aip35Milestone(height?: number): Aip35Milestone | undefined {
    const milestone: unknown = Managers.configManager.getMilestone(height)["aip35"];

    if (!milestone) {
        return undefined;
    }

    return typeof milestone === "object" ? milestone : {};
}

export function reservedVendors(): readonly string[] {
    return aip35Milestone()?.reservedVendors ?? DEFAULT_RESERVED_VENDORS;
}

export function vendorsPerOwner(): number {
    return aip35Milestone()?.vendorsPerOwner ?? DEFAULT_VENDORS_PER_OWNER;
}

/** All milestones with what they say of `aip35`, ascending. Core merges each with those before it. */
export function aip35Milestones(): { readonly height: number; readonly aip35?: boolean | Aip35Milestone }[] {
    return Managers.configManager.getMilestones() as { height: number; aip35?: boolean | Aip35Milestone }[];
}

/**
 * Since when a network takes both types: from the first block after this height.
 *
 * @param option the height in the options of a private network whose milestones cannot be edited
 * @returns undefined if neither says so
 */
export function activationOf(
    option: number | undefined,
): { readonly height: number; readonly by: "milestone" | "option" } | undefined {
    const milestone = aip35Milestones().find(({ aip35 }) => aip35)?.height;

    if (milestone !== undefined && milestone <= (option ?? Infinity)) {
        return { height: milestone, by: "milestone" };
    }

    return option === undefined ? undefined : { height: option, by: "option" };
}
