import { CommandDefinition } from "../command";
import { jsonFlag } from "../values";

const PLUGIN_KINDS = ["isolated", "in-process"] as const;

/** `init`: a new plugin's folder, made of a template. */
export const init: CommandDefinition = {
    name: "init",
    group: "Publish",
    description: "Makes a plugin that works, with a test, in a new or empty folder.",
    positionals: [{ name: "folder", description: "Where it is made.", required: true, completes: "folder" }],
    flags: [
        {
            name: "name",
            type: "string",
            value: "@vendor/package",
            description: "The plugin's name. Asked for if it is not given.",
        },
        {
            name: "kind",
            type: "string",
            value: "kind",
            choices: PLUGIN_KINDS,
            default: "isolated",
            description:
                "In a process of its own, with what its operator grants; or inside the node, with all its rights.",
        },
        jsonFlag,
    ],
    examples: ["./notifier --name @acme/notifier", "./report --name @acme/report --kind in-process"],
    run: async (context) => (await import("../actions/init")).init(context),
};
