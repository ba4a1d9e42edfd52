import type { ModuleStore, Site } from "../../installer";
import { moduleFoldersOf } from "../../runtime/folders";
import type { InstalledModules } from "../../runtime/store/installed";

/** Where the node's modules lie. What works on them is loaded when there is something to do. */
export function moduleStoreOf({ folders: { data } }: Pick<Site, "folders">): ModuleStore {
    const folders = moduleFoldersOf(data);
    const modules = async (): Promise<InstalledModules> => {
        const { InstalledModules } = await import("../../runtime/store/installed");

        return new InstalledModules(folders);
    };

    return {
        installed: async () =>
            Object.entries(await (await modules()).read()).map(([name, { current, versions }]) => {
                const origin = versions[current]?.origin;

                return { name, version: current, ...(origin && { origin }) };
            }),
        check: async (folder) => (await import("../../runtime/manifest/read")).readModule(folder),
        add: async ({ name, version, folder, integrity, tree, transactionId, origin }) => {
            await (await modules()).add({ name, version }, folder, { integrity, tree, transactionId, origin });
            // A running node learns of it now, others when they start.
            const { askNode } = await import("../../runtime/control/client");
            await askNode(folders, "refresh", {}).catch(() => undefined);
        },
    };
}
