import { Container, Contracts, Enums } from "@arkecosystem/core-kernel";

import { announcerOf, heldBy, ownerOf } from "../events";
import { RegistryIdentifiers } from "../handlers";
import { vendorOf } from "../transactions";
import { ExpiryWatch } from "./expiry-watch";
import { LicenseEventOptions } from "./options";
import { expiryEvent } from "./payload";
import { ToldFile } from "./told-file";

export { type LicenseEventOptions, licenseEventOptionsSchema } from "./options";

const WatchIdentifier = Symbol.for("PluginRegistry<ExpiryWatch>");

const SECONDS_PER_DAY = 86_400;

/** For `register`, after the events. */
export function bindExpiry(app: Contracts.Kernel.Application, { expiringDays }: LicenseEventOptions): void {
    const announcer = announcerOf(app);
    const watch = new ExpiryWatch({
        leadTime: Math.round(expiringDays * SECONDS_PER_DAY),
        file: () =>
            new ToldFile(
                app.dataPath("plugin-registry/license-events.jsonl"),
                app.config<string>("crypto.network.nethash") as string,
            ),
        chainTime: () =>
            app.get<Contracts.State.StateStore>(Container.Identifiers.StateStore).getLastBlock().data.timestamp,
        tell: (stage, license, block) =>
            announcer.announce(() =>
                expiryEvent(stage, license, block, {
                    license: heldBy(app, license.licensee, license.name),
                    owner: ownerOf(app, vendorOf(license.name)),
                }),
            ),
        log: app.get(Container.Identifiers.LogService),
    });
    app.bind(WatchIdentifier).toConstantValue(watch);
    app.bind(RegistryIdentifiers.Listener).toConstantValue(watch);
}

/** For `boot`. @returns what ends it */
export const watchExpiry = (app: Contracts.Kernel.Application): (() => void) =>
    app
        .get<Contracts.Kernel.EventDispatcher>(Container.Identifiers.EventDispatcherService)
        .listen(Enums.BlockEvent.Applied, app.get<ExpiryWatch>(WatchIdentifier));

/** How many licenses have an end that is still to be told. */
export const licensesDue = (app: Contracts.Kernel.Application): number => app.get<ExpiryWatch>(WatchIdentifier).size;
