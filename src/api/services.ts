import { Catalogue, CatalogueRebuild, RegistryView, Revision } from "../catalogue";
import { RegistryState } from "../handlers";
import { ModulesView } from "./modules-view";
import { PastBlocks } from "./past-blocks";

/** What controllers answer from. */
export interface ApiServices {
    readonly view: RegistryView;
    readonly catalogue: Catalogue;
    readonly rebuild: CatalogueRebuild;
    readonly state: RegistryState;
    readonly revision: Revision;
    readonly blocks: PastBlocks;
    /** A node binds its modules after its routes. */
    readonly modules: () => ModulesView;
}
