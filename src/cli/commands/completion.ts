import { CommandDefinition, ExitCode } from "../command";
import { completionScript, Shell, SHELLS } from "../completion";

/** @param all every command of the program, this one included */
export const completionOf = (all: () => readonly CommandDefinition[]): CommandDefinition => ({
    name: "completion",
    group: "Set up",
    description: "Prints a script by which a shell completes ark-plugin's commands and flags.",
    positionals: [{ name: "shell", description: "Which shell.", required: true, choices: SHELLS }],
    flags: [],
    examples: ["bash >> ~/.bashrc", "zsh >> ~/.zshrc"],
    run: async ({ positionals }) => {
        process.stdout.write(completionScript(positionals.shell as Shell, "ark-plugin", all()));

        return ExitCode.ok;
    },
});
