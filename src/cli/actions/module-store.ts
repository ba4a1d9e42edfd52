import { ModuleStore, Site } from "../../installer";
import { moduleFoldersOf } from "../../runtime";
import { askNode } from "../../runtime/control/client";
import { readModule } from "../../runtime/manifest/read";
import { InstalledModules } from "../../runtime/store/installed";

/** Where the node's modules lie. */
export function moduleStoreOf({ folders: { data } }: Pick<Site, "folders">): ModuleStore {
    const folders = moduleFoldersOf(data);
    const modules = new InstalledModules(folders);

    return {
        installed: async () =>
            Object.entries(await modules.read()).map(([name, { current, versions }]) => {
                const origin = versions[current]?.origin;

                return { name, version: current, ...(origin && { origin }) };
            }),
        check: readModule,
        add: async ({ name, version, folder, integrity, tree, transactionId, origin }) => {
            await modules.add({ name, version }, folder, { integrity, tree, transactionId, origin });
            // A running node learns of it now, others when they start.
            await askNode(folders, "refresh", {}).catch(() => undefined);
        },
    };
}
