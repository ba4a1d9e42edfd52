import { Catalogue, RegistryView } from "../catalogue";
import { RegistryState } from "../handlers";
import { PastBlocks } from "./past-blocks";
import { Revision } from "./revision";

/** What controllers answer from. */
export interface ApiServices {
    readonly view: RegistryView;
    readonly catalogue: Catalogue;
    readonly state: RegistryState;
    readonly revision: Revision;
    readonly blocks: PastBlocks;
}
