import { CommandContext, CommandDefinition, FlagDefinition } from "../command";
import { nodePathFlags } from "../node-paths";
import { dryRunFlag, jsonFlag, yesFlag } from "../values";
import { install } from "./operator";

const group = "Operate a node";

const nameOf = { name: "module", description: "Name, as @vendor/package.", required: true };

type Actions = typeof import("../actions/modules");

/** Definitions are loaded at every command of `ark`; actions only when one runs. */
const act =
    (choose: (actions: Actions) => (context: CommandContext) => Promise<number>): CommandDefinition["run"] =>
    async (context) =>
        choose(await import("../actions/modules"))(context);

const command = (
    name: string,
    description: string,
    run: CommandDefinition["run"],
    more: Partial<CommandDefinition> & { readonly flags?: readonly FlagDefinition[] } = {},
): CommandDefinition => ({
    name: `module:${name}`,
    group,
    description,
    examples: [more.positionals ? "@acme/notifier" : "", `${more.positionals ? "@acme/notifier " : ""}--json`],
    run,
    ...more,
    flags: [...nodePathFlags, ...(more.flags ?? []), jsonFlag],
});

const versionOf = { name: "version", description: "One of the installed versions.", required: true };

/** Everything that `install` can do, for packages that Core must not load. */
const moduleInstall: CommandDefinition = {
    ...install,
    name: "module:install",
    description:
        "Installs plugins that run in processes of their own, as `install` does, and refuses all others. " +
        "No line of them runs until module:load.",
    positionals: [{ name: "modules", description: "Names, with or without @version.", required: true, variadic: true }],
    flags: (install.flags ?? []).filter(({ name }) => !["option", "options", "defaults", "npm"].includes(name)),
    examples: ["@acme/notifier", "@acme/notifier@1.2.0 --yes", "@acme/notifier --dry-run --json"],
    run: async (context) => (await import("../actions/module-install")).install(context),
};

const moduleGrant: CommandDefinition = {
    name: "module:grant",
    group,
    description:
        "Grants an installed module what it declares: calls, events, routes, permissions. Without it a module gets " +
        "nothing. Shows all of it and asks first.",
    positionals: [nameOf],
    flags: [
        ...nodePathFlags,
        { name: "off", type: "boolean", description: "Take away all that it was granted." },
        dryRunFlag,
        yesFlag,
        jsonFlag,
    ],
    examples: ["@acme/notifier", "@acme/notifier --dry-run", "@acme/notifier --off --yes"],
    run: async (context) => (await import("../actions/module-grant")).grant(context),
};

/** Commands about plugins in processes of their own; most ask the running node by its control socket. */
export const moduleCommands: readonly CommandDefinition[] = [
    command(
        "known",
        "Lists all modules of the running node, those that cannot be loaded with the reason.",
        act(({ known }) => known),
    ),
    command(
        "process",
        "Reads a module's metadata and makes it known to the running node; no line of the module runs.",
        act(({ processModule }) => processModule),
        {
            positionals: [{ name: "path", description: "Folder of the package.", required: true, completes: "folder" }],
            examples: ["./my-module", "./my-module --json"],
        },
    ),
    command(
        "loaded",
        "Lists the modules that have registered and run.",
        act(({ loaded }) => loaded),
    ),
    command(
        "load",
        "Starts a module in a process of its own, and before it what it needs.",
        act(({ load }) => load),
        { positionals: [nameOf] },
    ),
    command(
        "unload",
        "Ends a module's process.",
        act(({ unload }) => unload),
        {
            positionals: [nameOf],
            flags: [{ name: "cascade", type: "boolean", description: "End what needs it first, instead of refusing." }],
            examples: ["@acme/notifier", "@acme/mailer --cascade"],
        },
    ),
    command(
        "restart",
        "Ends a module with what needs it, and starts all of that again.",
        act(({ restart }) => restart),
        { positionals: [nameOf] },
    ),
    command(
        "info",
        "Shows a module: state, process, versions, what it declares and what is granted.",
        act(({ info }) => info),
        { positionals: [nameOf] },
    ),
    command(
        "logs",
        "Shows a module's last log lines.",
        act(({ logs }) => logs),
        {
            positionals: [nameOf],
            flags: [
                {
                    name: "lines",
                    type: "integer",
                    minimum: 1,
                    value: "number",
                    description: "How many, at most 200. Default: 50.",
                },
            ],
            examples: ["@acme/notifier", "@acme/notifier --lines 10"],
        },
    ),
    moduleInstall,
    moduleGrant,
    command(
        "use",
        "Makes another installed version count; a loaded module is swapped, and returns if the new one does not start.",
        act(({ use }) => use),
        { positionals: [nameOf, versionOf], examples: ["@acme/notifier 1.1.0"] },
    ),
    command(
        "rollback",
        "Returns to the version that counted before.",
        act(({ rollback }) => rollback),
        { positionals: [nameOf] },
    ),
    command(
        "pin",
        "Keeps a module at its version when a newer one is installed.",
        act(({ pin }) => pin),
        {
            positionals: [nameOf],
            flags: [{ name: "off", type: "boolean", description: "Let it move again." }],
            examples: ["@acme/notifier", "@acme/notifier --off"],
        },
    ),
    command(
        "prune",
        "Deletes versions that neither count nor are what `module:rollback` returns to.",
        act(({ prune }) => prune),
    ),
    command(
        "remove",
        "Ends a module and deletes all its versions; refuses while others need it, and keeps its data folder.",
        act(({ remove }) => remove),
        { positionals: [nameOf] },
    ),
];
