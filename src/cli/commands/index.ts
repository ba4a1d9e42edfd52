import { CommandDefinition } from "../command";
import { setup } from "./setup";

/** Every command, in the order of the help. */
export const commands: readonly CommandDefinition[] = [setup];
