import { CommandDefinition } from "../command";
import { connectionFlags } from "../connection";
import { jsonFlag } from "../values";

export const search: CommandDefinition = {
    name: "search",
    group: "Look up",
    description: "Finds packages on-chain.",
    positionals: [{ name: "words", description: "Words of name or description.", required: false, variadic: true }],
    flags: [
        { name: "vendor", type: "string", value: "vendor", description: "Only of this vendor." },
        { name: "owner", type: "string", value: "address", description: "Only of this wallet's vendors." },
        { name: "free", type: "boolean", description: "Only what costs nothing." },
        { name: "paid", type: "boolean", description: "Only what costs something." },
        { name: "trial", type: "boolean", description: "Only what can be tried." },
        { name: "no-trial", type: "boolean", description: "Only what cannot be tried." },
        { name: "core", type: "string", value: "version", description: "Only what works with this version of Core." },
        { name: "sort", type: "string", choices: ["name", "price", "published", "sold"], description: "Order." },
        {
            name: "limit",
            type: "integer",
            minimum: 1,
            value: "number",
            description: "How many, at most 100. Default: 20.",
        },
        ...connectionFlags,
        jsonFlag,
    ],
    examples: ["weather", "--free --sort sold", "--core 3.9.1 --trial --json"],
    run: async (context) => (await import("../actions/search")).search(context),
};

export const info: CommandDefinition = {
    name: "info",
    group: "Look up",
    description: "Shows a package; of a release also its signature, checked on this machine.",
    positionals: [
        { name: "package", description: "The package, @vendor/package, or a release of it.", required: true },
    ],
    flags: [
        { name: "address", type: "string", value: "address", description: "Show this wallet's license too." },
        ...connectionFlags,
        jsonFlag,
    ],
    examples: ["@acme/pkg", "@acme/pkg@1.0.0", "@acme/pkg --address DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4"],
    run: async (context) => (await import("../actions/info")).info(context),
};
