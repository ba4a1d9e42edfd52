import { createRequire } from "node:module";

import type * as Adapter from "./core-adapter";

/**
 * The commands for Core's own `ark`, which iterates over `Commands` of every package in the plugins folder. They are
 * loaded when that happens and not before: a node requires the same module and has no use for them.
 */
export const Commands: Iterable<Adapter.CoreCommand> = {
    [Symbol.iterator]: () => {
        const { coreCommands } = createRequire(__filename)("./core-adapter") as typeof Adapter;

        return coreCommands()[Symbol.iterator]();
    },
};
