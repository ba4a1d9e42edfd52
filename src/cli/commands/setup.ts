import { applySetup, planSetup, SetupPlan } from "../../setup";
import { CommandContext, CommandDefinition, ExitCode } from "../command";
import { isAgreed } from "../consent";
import { nodePathFlags, resolveNodePaths } from "../node-paths";

const consent = async (context: CommandContext, plan: SetupPlan): Promise<boolean> =>
    !plan.changed ||
    isAgreed(
        context,
        `Write ${plan.path}?`,
        `Nothing written: \`${context.invocation} --yes\` writes it, \`--dry-run\` only shows it.`,
    );

function report({ output }: CommandContext, plan: SetupPlan, written: boolean, copy: string | undefined): void {
    const { path, changed, diff } = plan;
    output.json({ path, changed, written, diff, formerFile: copy ?? null });

    if (!changed) {
        output.line(`${path} is set up already.`);
    } else if (written) {
        output.line(`Written: ${path}\nFormer file: ${copy}\nRestart the node to load the plugin.`);
    } else {
        output.line("Nothing written.");
    }
}

/** `setup`: edits a node's `app.json` so that it uses the plugin. */
export const setup: CommandDefinition = {
    name: "setup",
    group: "Set up",
    description: "Edits a node's app.json so that it uses the plugin; shows the change and keeps the former file.",
    flags: [
        ...nodePathFlags,
        {
            name: "activation-height",
            type: "integer",
            minimum: 1,
            value: "height",
            description: "Height at which the transactions become valid, for networks without the milestone aip35.",
        },
        { name: "dry-run", type: "boolean", description: "Show the change, write nothing." },
        { name: "yes", type: "boolean", description: "Write without asking." },
        { name: "json", type: "boolean", description: "Print one JSON document; needs --yes or --dry-run to go on." },
    ],
    examples: ["--network=mainnet", "--config=/etc/ark/mainnet --dry-run", "--activation-height=1000 --yes --json"],
    run: async (context) => {
        const { flags, output } = context;
        const paths = resolveNodePaths(context);
        const height = flags["activation-height"];
        const plan = planSetup({
            configDirectory: paths.config,
            ...(paths.data !== undefined && { dataDirectory: paths.data }),
            ...(height !== undefined && { options: { activationHeight: height } }),
        });

        if (plan.changed) {
            output.line(plan.diff);
        }

        const isDryRun = flags["dry-run"] === true;
        const write = !isDryRun && (await consent(context, plan));
        const copy = write ? await applySetup(plan) : undefined;
        report(context, plan, write && plan.changed, copy);

        return write || isDryRun ? ExitCode.ok : ExitCode.refused;
    },
};
