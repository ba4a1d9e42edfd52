import { ModuleState, ModuleStateChange } from "./states";

/** What is known of a module now. */
export interface ModuleInfo {
    readonly name: string;
    readonly version: string;
    readonly versions: readonly string[];
    readonly description: string;
    readonly folder: string;
    readonly state: ModuleState;
    /** Of the host process; null if there is none. */
    readonly pid: number | null;
    readonly lastChange: ModuleStateChange | null;
}
