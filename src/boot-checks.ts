import crypto from "node:crypto";
import { readFileSync } from "node:fs";

import { Application, Container, Contracts, Services } from "@arkecosystem/core-kernel";
import { Managers } from "@arkecosystem/crypto";
import Joi from "joi";

import { AppJson, MissingEntry, missingFromProcess, PluginEntry, ProcessName } from "./setup";
import { activationOf, aip35Milestones, FEE_TIERS, Patterns } from "./transactions";

const amount = Joi.alternatives(
    Joi.string().pattern(new RegExp(Patterns.price), "arktoshi in decimal"),
    Joi.number().integer().min(0),
);

const milestoneSchema = Joi.alternatives(
    Joi.boolean(),
    Joi.object({
        fees: Joi.object(Object.fromEntries(FEE_TIERS.map((tier) => [tier, amount]))),
        reservedVendors: Joi.array().items(Joi.string().pattern(new RegExp(Patterns.vendor), "vendor name")),
        vendorsPerOwner: Joi.number().integer().min(1),
    }),
);

/** npm only warns where `engines` is not met. @throws Error */
export function assertNodeIsRecent(): void {
    if (typeof crypto.hash !== "function") {
        throw new Error(
            `ark-plugin-registry needs Node 20.12 or later, and not 21.0 to 21.6; this is ${process.version}.`,
        );
    }
}

/**
 * A second copy of Core's packages knows neither Core's configuration nor its transaction types: a node would reject
 * every block with ours. npm installs one beside this package unless it is told not to.
 *
 * @throws Error
 */
export function assertCoreIsShared(app: Contracts.Kernel.Application): void {
    const hasOwnCrypto = Managers.configManager.get("network.nethash") !== app.config<string>("crypto.network.nethash");

    if (hasOwnCrypto || !(app instanceof Application)) {
        throw new Error(
            "ark-plugin-registry has copies of Core's packages of its own. Delete node_modules in its folder and install " +
                "its dependencies with `npm install --omit=dev --legacy-peer-deps`.",
        );
    }
}

/**
 * Once active, the types stay active: a network that switched them off could not revert the last block with one.
 *
 * @throws Error that names the milestone, for example for a fee tier that does not exist
 */
export function assertMilestonesAreValid(): void {
    let active = false;

    for (const { height, aip35 } of aip35Milestones()) {
        if (active && !aip35) {
            throw new Error(`milestones.json: "aip35" at height ${height} ends the activation, which cannot end`);
        }

        active ||= Boolean(aip35);
        const { error } = milestoneSchema.validate(aip35, { convert: false });

        if (error) {
            throw new Error(`milestones.json: "aip35" at height ${height} is not valid: ${error.message}`);
        }
    }
}

/** When this network takes our transactions, in words; `active` is false while nothing is configured. */
export function describeActivation(activationHeight: number | undefined): { active: boolean; message: string } {
    const activation = activationOf(activationHeight);

    if (activation) {
        const by = activation.by === "milestone" ? 'by the "aip35" milestone' : "by this node's options";

        return { active: true, message: `active after height ${activation.height}, ${by}` };
    }

    return {
        active: false,
        message:
            'NOT ACTIVE: no milestone says "aip35" and no "activationHeight" is set in app.json; ' +
            "transactions of this plugin are refused",
    };
}

/**
 * What the snapshot commands lack. They do not load this package, so only a node's boot can tell before a snapshot is
 * needed; Core hands a process its own section of `app.json` alone, so the file is read.
 */
function missingFromSnapshots(app: Contracts.Kernel.Application): readonly MissingEntry[] {
    try {
        const { snapshot } = JSON.parse(readFileSync(app.configPath("app.json"), "utf8")) as AppJson;

        return missingFromProcess("snapshot", snapshot?.plugins ?? []);
    } catch {
        // Core also takes an app.js, and reports what it cannot read itself.
        return [];
    }
}

/** Tells the operator what is missing in `app.json` and whether the plugin is active. */
export function reportConfiguration(
    app: Contracts.Kernel.Application,
    logger: Contracts.Kernel.Logger,
    activationHeight: number | undefined,
): void {
    const configuration = app.get<Services.Config.ConfigRepository>(Container.Identifiers.ConfigRepository);
    const missing = configuration.hasAll(["app.flags.processType", "app.plugins"])
        ? missingFromProcess(
              configuration.get<ProcessName>("app.flags.processType"),
              configuration.get<PluginEntry[]>("app.plugins"),
          )
        : [];

    for (const { message } of [...missing, ...missingFromSnapshots(app)]) {
        logger.warning(message);
    }

    const { active, message } = describeActivation(activationHeight);
    logger[active ? "info" : "warning"](`Plugin registry: ${message}`);
}
