import { createRequire } from "node:module";

import type { Commands as CoreCli, Container as CoreContainer } from "@arkecosystem/core-cli";
import { Command, Option } from "commander";

import { CommandDefinition, ExitCode } from "./command";
import { commands } from "./commands";
import { execute } from "./execute";
import { describeCommand } from "./parser";
import { parse, reportUsage } from "./program";

export type CoreCommand = new () => CoreCli.Command;

interface CoreCliModule {
    readonly Commands: typeof CoreCli;
    readonly Container: typeof CoreContainer;
}

/** Flags that `ark` itself reads, of every command, to find the plugins folder and to choose how much to say. */
const CORE_FLAGS = ["--token <name>", "--network <name>", "--quiet", "-v, --verbose"];

/** Commands about plugins are `plugin:…`; those of another subject name it themselves. */
const signatureOf = ({ name }: Pick<CommandDefinition, "name">): string =>
    name.includes(":") ? name : `plugin:${name}`;

function programOf(definition: CommandDefinition, argv: readonly string[], ended: (code: number) => void): Command {
    const signature = signatureOf(definition);
    const invocation = `ark ${signature}`;
    const program = new Command(invocation).exitOverride();
    reportUsage(program, invocation, argv);
    describeCommand(program, definition, invocation, async (input) =>
        ended(await execute(definition, input, invocation)),
    );
    const known = new Set(program.options.map(({ long }) => long));
    CORE_FLAGS.map((flag) => new Option(flag).hideHelp())
        .filter(({ long }) => !known.has(long))
        .forEach((option) => program.addOption(option));

    return program;
}

function adapt(definition: CommandDefinition, { Commands, Container }: CoreCliModule): CoreCommand {
    class Adapter extends Commands.Command {
        public override signature = signatureOf(definition);
        public override description = definition.description;
        private argv: string[] = [];

        /**
         * Core's parser would turn the version 1.10 into the number 1.1 and drop what it does not expect; this one is
         * the parser of `ark-plugin`.
         */
        public override register(argv: string[]): void {
            const place = argv.indexOf(this.signature);
            this.argv = argv.filter((_, index) => index !== place);
        }

        /** Core would first ask for a network that the command may not need; it finds its node itself. */
        public override async run(): Promise<void> {
            let code: number = ExitCode.ok;
            const program = programOf(definition, this.argv, (ended) => {
                code = ended;
            });
            process.exitCode = await parse(program, this.argv, () => code);
        }

        public override async execute(): Promise<void> {
            return this.run();
        }

        public override showHelp(): void {
            programOf(definition, [], () => undefined).outputHelp();
        }
    }
    Container.injectable()(Adapter);

    return Adapter;
}

/** Every command as a class for core-cli, which must be installed. */
export function coreCommands(): CoreCommand[] {
    // Core sets NODE_PATH so that plugins find its packages; they carry no copy of their own.
    const core = createRequire(__filename)("@arkecosystem/core-cli") as CoreCliModule;

    return commands.map((definition) => adapt(definition, core));
}
