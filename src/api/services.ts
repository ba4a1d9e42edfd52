import { Catalogue, CatalogueRebuild, RegistryView, Revision } from "../catalogue";
import { RegistryState } from "../handlers";
import { PastBlocks } from "./past-blocks";

/** What controllers answer from. */
export interface ApiServices {
    readonly view: RegistryView;
    readonly catalogue: Catalogue;
    readonly rebuild: CatalogueRebuild;
    readonly state: RegistryState;
    readonly revision: Revision;
    readonly blocks: PastBlocks;
}
