/** Completion scripts, made of the definitions: no list of commands or flags is written twice. */
import { CommandDefinition, Completion, FlagDefinition } from "./command";

export const SHELLS = ["bash", "zsh"] as const;

export type Shell = (typeof SHELLS)[number];

const takesValue = ({ type }: FlagDefinition): boolean => type !== "boolean";

const quoted = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;

/** What bash completes a value with, in words of `compgen`. */
function bashValue({ choices, completes }: { choices?: readonly string[]; completes?: Completion }): string {
    const by = { file: "-f", folder: "-d" };

    return choices ? `-W ${quoted(choices.join(" "))}` : completes ? by[completes] : "";
}

function bashCommand({ name, flags, positionals = [] }: CommandDefinition): string {
    const values = flags.filter(takesValue).map((flag) => {
        const value = bashValue(flag);

        return `            --${flag.name}) ${value && `COMPREPLY=($(compgen ${value} -- "$word")); `}return ;;`;
    });
    const words = bashValue(positionals[0] ?? {});

    return [
        `        ${name})`,
        '            case "$previous" in',
        ...values,
        "            esac",
        `            flags=${quoted(flags.map((flag) => `--${flag.name}`).join(" "))}`,
        `            values=${quoted(words)} ;;`,
    ].join("\n");
}

function bash(binary: string, commands: readonly CommandDefinition[]): string {
    const functionName = `_${binary.replace(/[^a-z0-9]/gi, "_")}`;
    const names = commands.map(({ name }) => name).join(" ");

    return `# bash completion of ${binary}. Load it with: source <(${binary} completion bash)
${functionName}() {
    local word="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" flags="" values=""
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W '${names} help --help --version' -- "$word"))
        return
    fi
    case "\${COMP_WORDS[1]}" in
${commands.map(bashCommand).join("\n")}
        help) values="-W '${names}'" ;;
    esac
    if [[ "$word" == -* ]]; then
        COMPREPLY=($(compgen -W "$flags --help" -- "$word"))
    elif [ -n "$values" ]; then
        COMPREPLY=($(eval "compgen $values -- \\"\\$word\\""))
    fi
}
complete -o filenames -F ${functionName} ${binary}
`;
}

const described = (text: string): string => text.replace(/[[\]:\\]/g, (character) => `\\${character}`);

function zshValue(
    name: string,
    { choices, completes }: { choices?: readonly string[]; completes?: Completion },
): string {
    const by = { file: "_files", folder: "_files -/" };

    return `:${described(name)}:${choices ? `(${choices.join(" ")})` : completes ? by[completes] : ""}`;
}

function zshCommand({ name, flags, positionals = [] }: CommandDefinition): string {
    const options = flags.map((flag) => {
        const text = `${flag.repeatable ? "*" : ""}--${flag.name}${takesValue(flag) ? "=" : ""}[${described(flag.description)}]`;

        return quoted(`${text}${takesValue(flag) ? zshValue(flag.value ?? flag.name, flag) : ""}`);
    });
    const places = positionals.map((positional, index) =>
        quoted(`${positional.variadic ? "*" : index + 1}${zshValue(positional.name, positional)}`),
    );

    return [
        `        ${name})`,
        `            _arguments ${["'--help[Show help]'", ...options, ...places].join(" ")} ;;`,
    ].join("\n");
}

function zsh(binary: string, commands: readonly CommandDefinition[]): string {
    const functionName = `_${binary.replace(/[^a-z0-9]/gi, "_")}`;
    const names = commands.map(({ name, description }) => quoted(`${name}:${described(description)}`)).join(" ");

    return `#compdef ${binary}
# zsh completion of ${binary}. Load it with: source <(${binary} completion zsh)
${functionName}() {
    local -a commands
    if (( CURRENT == 2 )); then
        commands=(${names})
        _describe command commands
        return
    fi
    local command="\${words[2]}"
    shift words
    (( CURRENT-- ))
    case "$command" in
${commands.map(zshCommand).join("\n")}
    esac
}
compdef ${functionName} ${binary}
`;
}

/** A script that completes the binary's commands, flags and their values. */
export const completionScript = (shell: Shell, binary: string, commands: readonly CommandDefinition[]): string =>
    ({ bash, zsh })[shell](binary, commands);
