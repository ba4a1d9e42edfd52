import { CommandDefinition, FlagDefinition } from "../command";
import { connectionFlags } from "../connection";
import { keyFlags } from "../key-flags";
import { nodePathFlags } from "../node-paths";
import { dryRunFlag, jsonFlag, yesFlag } from "../values";

const coreFlag: FlagDefinition = {
    name: "core",
    type: "string",
    value: "dir",
    completes: "folder",
    description: "Folder of the @arkecosystem/core that runs the node. Default: that of `ark`.",
};

const licenseFlags: readonly FlagDefinition[] = [
    {
        name: "address",
        type: "string",
        value: "address",
        description:
            'Wallet with the licenses. Default: "entitlements.operator" of ark-plugin-registry in app.json, ' +
            "else the only delegate's of delegates.json.",
    },
    {
        name: "accept-trial",
        type: "boolean",
        description: "Start a trial where a license is missing and one is offered.",
    },
    { name: "buy", type: "boolean", description: "Buy what licenses are missing. There are no refunds." },
    { name: "max-price", type: "string", value: "tokens", description: "Do not pay more than this for all of them." },
];

const assuranceFlags: readonly FlagDefinition[] = [
    {
        name: "compare-node",
        type: "string",
        value: "url",
        description: "API of a second node, which must say the same of every release.",
    },
    {
        name: "accept-owner",
        type: "string",
        value: "@vendor",
        repeatable: true,
        description: "This vendor may belong to another wallet than when its package was installed.",
    },
    {
        name: "accept-origin",
        type: "string",
        value: "name",
        repeatable: true,
        description: "This package may come from elsewhere than before, or differ from npm's of the same name.",
    },
    { name: "allow-yanked", type: "boolean", description: "Take a version that was withdrawn for security." },
    { name: "allow-scripts", type: "boolean", description: "Run install scripts of packages and their dependencies." },
];

const optionFlags: readonly FlagDefinition[] = [
    {
        name: "option",
        type: "string",
        value: "key=value",
        repeatable: true,
        description: "An option of the plugin; @vendor/package:key=value if several are named.",
    },
    {
        name: "options",
        type: "string",
        value: "file",
        completes: "file",
        description: "JSON file with the plugin's options, or with those of several by name.",
    },
    { name: "defaults", type: "boolean", description: "Ask for no options; what has a default keeps it." },
];

const changing = [dryRunFlag, yesFlag, jsonFlag];

const installing = [
    ...connectionFlags,
    coreFlag,
    ...licenseFlags,
    ...keyFlags,
    ...assuranceFlags,
    ...optionFlags,
    ...changing,
];

const packages = (required: boolean, description: string) => [
    { name: "packages", description, required, variadic: true },
];

export const install: CommandDefinition = {
    name: "install",
    group: "Operate a node",
    description:
        "Installs plugins: from the chain, else from npm; also from git, a path or an address. " +
        "Shows what it will do, checks everything first, and can be cut off at any time.",
    positionals: packages(true, "Names, with or without @version; git addresses, paths, addresses of tarballs."),
    flags: [
        { name: "version", type: "string", value: "version", description: "Version or range, for a single package." },
        { name: "npm", type: "boolean", description: "Take it from npm without asking the chain." },
        ...installing,
    ],
    examples: [
        "@acme/pkg",
        "@acme/pkg --accept-trial --yes",
        "@acme/pkg@1.2.0 --buy --max-price 25 --option color=blue",
        "@acme/pkg @acme/base --dry-run --json",
        "git+https://example.org/plugin.git#v1",
    ],
    run: async (context) => (await import("../actions/install")).install(context),
};

export const update: CommandDefinition = {
    name: "update",
    group: "Operate a node",
    description: "Updates plugins to the highest version that fits, of the same origin and owner.",
    positionals: packages(false, "Names. Default: all that are installed."),
    flags: installing,
    examples: ["", "@acme/pkg --yes", "@acme/pkg --accept-owner @acme"],
    run: async (context) => (await import("../actions/install")).update(context),
};

export const remove: CommandDefinition = {
    name: "remove",
    group: "Operate a node",
    description: "Removes plugins and what their installation entered in app.json. `rollback` brings them back.",
    positionals: packages(true, "Names."),
    flags: [...nodePathFlags, coreFlag, ...changing],
    examples: ["@acme/pkg", "@acme/pkg --dry-run"],
    run: async (context) => (await import("../actions/remove")).remove(context),
};

export const rollback: CommandDefinition = {
    name: "rollback",
    group: "Operate a node",
    description: "Returns to the kept former version of plugins, without any network.",
    positionals: packages(false, "Names. Default: all that the last command changed."),
    flags: [...nodePathFlags, coreFlag, ...changing],
    examples: ["", "@acme/pkg --yes"],
    run: async (context) => (await import("../actions/remove")).rollback(context),
};

export const list: CommandDefinition = {
    name: "list",
    group: "Operate a node",
    description: "Lists the installed plugins.",
    flags: [...nodePathFlags, jsonFlag],
    examples: ["", "--json"],
    run: async (context) => (await import("../actions/list")).list(context),
};

export const outdated: CommandDefinition = {
    name: "outdated",
    group: "Operate a node",
    description: "Lists installed plugins of which there is a newer version that fits.",
    flags: [...connectionFlags, coreFlag, jsonFlag],
    examples: ["", "--json"],
    run: async (context) => (await import("../actions/list")).outdated(context),
};

export const ci: CommandDefinition = {
    name: "ci",
    group: "Operate a node",
    description: "Installs exactly what the lock file pins, byte for byte.",
    flags: [
        {
            name: "lock-file",
            type: "string",
            value: "file",
            completes: "file",
            description: "Lock file of another node. Default: this node's own.",
        },
        ...connectionFlags,
        coreFlag,
        ...licenseFlags.filter(({ name }) => name === "address"),
        ...assuranceFlags,
        ...optionFlags.filter(({ name }) => name !== "defaults"),
        ...changing,
    ],
    examples: ["", "--lock-file ./ark-plugins-lock.json --yes"],
    run: async (context) => (await import("../actions/ci")).ci(context),
};

export const audit: CommandDefinition = {
    name: "audit",
    group: "Operate a node",
    description:
        "Tells what needs attention: plugins that are yanked, expired, expiring, tampered with, outdated, orphaned. " +
        "Exit code for monitoring: 0 nothing, 7 soon, 3 now, 6 files are not what was signed.",
    flags: [
        {
            name: "expiring-within",
            type: "integer",
            minimum: 0,
            value: "days",
            description: "Tell of licenses that end within so many days. Default: 14.",
        },
        { name: "fix", type: "boolean", description: "Update what is old or yanked, put back what was changed." },
        ...connectionFlags,
        coreFlag,
        ...licenseFlags.filter(({ name }) => name === "address"),
        ...assuranceFlags,
        ...changing,
    ],
    examples: ["", "--json --expiring-within 30", "--fix --yes"],
    run: async (context) => (await import("../actions/audit")).audit(context),
};

export const verify: CommandDefinition = {
    name: "verify",
    group: "Operate a node",
    description: "Compares every installed file with the lock file, and the lock file with what publishers signed.",
    positionals: packages(false, "Names. Default: all that are installed."),
    flags: [
        { name: "offline", type: "boolean", description: "Compare with the lock file only; ask no node." },
        ...connectionFlags,
        coreFlag,
        jsonFlag,
    ],
    examples: ["", "@acme/pkg", "--offline --json"],
    run: async (context) => (await import("../actions/audit")).verify(context),
};

export const doctor: CommandDefinition = {
    name: "doctor",
    group: "Set up",
    description: "Tells what is wrong with a node's set-up: files, plugins, npm, what Core would say, the chain.",
    flags: [...connectionFlags, coreFlag, jsonFlag],
    examples: ["", "--json"],
    run: async (context) => (await import("../actions/audit")).doctor(context),
};
