import type { ModulesView, PublicModule } from "../../api/modules-view";
import { isModuleName } from "../manifest/names";
import type { ListedModule, NodeModules } from "../node-modules";

/** What the API tells of a node's modules. */
export class PublicView implements ModulesView {
    public constructor(private readonly modules: NodeModules) {}

    public list(): PublicModule[] {
        // What claims no name goes by its path, which is for the operator.
        const named = this.modules.list().filter(({ name }) => isModuleName(name));

        return named.map((module) => this.show(module));
    }

    public find(name: string): PublicModule | undefined {
        return this.list().find((module) => module.name === name);
    }

    private show({ name, version, state }: ListedModule): PublicModule {
        if (version === null) {
            // Why it was refused may name a path of the node.
            return { name, version, versions: [], description: "", state, since: null };
        }

        const { versions, description, lastChange } = this.modules.manager.getPluginInfo(name);

        return { name, version, versions, description, state, since: lastChange?.at ?? null };
    }
}
