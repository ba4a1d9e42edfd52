import { createRequire } from "node:module";

import type { Commands as CoreCli, Container as CoreContainer } from "@arkecosystem/core-cli";

import { CommandDefinition, FlagDefinition, FlagValue, helpFooter } from "./command";
import { commands } from "./commands";
import { execute } from "./execute";

export type CoreCommand = new () => CoreCli.Command;

interface CoreCliModule {
    readonly Commands: typeof CoreCli;
    readonly Container: typeof CoreContainer;
}

/** The few of joi's functions that describe a flag. */
interface Schema {
    min(limit: number): Schema;
    default(value: unknown): Schema;
    valid(...values: unknown[]): Schema;
}
interface Joi {
    string(): Schema;
    boolean(): Schema;
    number(): { integer(): Schema };
}

function schemaOf(joi: Joi, flag: FlagDefinition): Schema {
    const base = { string: () => joi.string(), boolean: () => joi.boolean(), integer: () => joi.number().integer() };
    const schema = base[flag.type]();
    const bounded = flag.minimum === undefined ? schema : schema.min(flag.minimum);

    return flag.default === undefined ? bounded : bounded.default(flag.default);
}

function adapt(definition: CommandDefinition, { Commands, Container }: CoreCliModule, joi: Joi): CoreCommand {
    const signature = `plugin:${definition.name}`;
    class Adapter extends Commands.Command {
        public override signature = signature;
        public override description = `${definition.description}\n\n${helpFooter(definition, `ark ${signature}`)}`;
        /** Core would ask for a network that the command may not need; it finds its node itself. */
        public override requiresNetwork = false;

        public override configure(): void {
            for (const flag of definition.flags) {
                this.definition.setFlag(flag.name, flag.description, schemaOf(joi, flag) as never);
            }
        }

        public async execute(): Promise<void> {
            const flags = this.getFlags() as Record<string, FlagValue>;
            process.exitCode = await execute(definition, flags, `ark ${signature}`);
        }
    }
    Container.injectable()(Adapter);

    return Adapter;
}

/** Every command as a class for core-cli, which must be installed. */
export function coreCommands(): CoreCommand[] {
    // Core sets NODE_PATH so that plugins find its packages; they carry no copy of their own.
    const fromHere = createRequire(__filename);
    const core = fromHere("@arkecosystem/core-cli") as CoreCliModule;
    // Schemas of two joi versions do not mix: these must be made by the one that core-cli checks them with.
    const joi = createRequire(fromHere.resolve("@arkecosystem/core-cli"))("joi") as Joi;

    return commands.map((definition) => adapt(definition, core, joi));
}
