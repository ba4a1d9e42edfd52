import { timeOf } from "../../chain-time";
import { FEE_TIERS, feeOf, Limits, reservedVendors, TYPE_GROUP, vendorsPerOwner } from "../../transactions";
import { ApiError } from "../errors";
import { ApiServices } from "../services";
import { sortedKeys } from "./paging";

/** Vendors, and what concerns the registry as a whole. */
export class RegistryController {
    public constructor(private readonly services: ApiServices) {}

    public vendor({ vendor }: { vendor: string }) {
        const found = this.services.view.vendor(vendor);

        if (!found) {
            throw new ApiError("UNKNOWN_VENDOR", `${vendor} is not registered`);
        }

        const { owner, maintainers, offeredTo } = found.log.state;

        return { name: vendor, owner, maintainers, offeredTo: offeredTo ?? null, packages: sortedKeys(found.packages) };
    }

    /** What the network asks of transactions, after the last block. */
    public configuration() {
        const { state, view } = this.services;
        const height = state.activeFrom ?? null;

        return {
            typeGroup: TYPE_GROUP,
            activation: {
                active: height !== null && height <= view.height,
                height,
            },
            fees: Object.fromEntries(FEE_TIERS.map((tier) => [tier, feeOf(tier).toString()])),
            limits: { ...Limits, price: Limits.price.toString(), vendorsPerOwner: vendorsPerOwner() },
            reservedVendors: reservedVendors(),
            configurationHash: state.configurationHash,
        };
    }

    /** Equal on all nodes at the same height, but for `synced`, `secondsBehindClock` and `history`. */
    public state() {
        const { state, view, catalogue, rebuild } = this.services;
        const { digest, counts } = state.at(view.lastBlockId);

        return {
            height: view.height,
            chainTime: timeOf(view.chainTime),
            digest,
            configurationHash: state.configurationHash,
            counts,
            synced: view.synced,
            secondsBehindClock: secondsSince(view.chainTime),
            history: {
                available: catalogue.unavailable === undefined,
                reason: catalogue.unavailable ?? null,
                rebuilding: rebuild.running,
                behind: rebuild.behind,
            },
        };
    }
}

/** By this server's clock, the only place where one is asked; below zero if it is slow. */
const secondsSince = (chainTime: number): number => Math.floor(Date.now() / 1000) - timeOf(chainTime).unix;
