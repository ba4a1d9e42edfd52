import { Plan, planText, spendingOf } from "../../installer/plan";
import { CommandContext, ExitCode } from "../command";
import { isChangeAgreed } from "../consent";
import { isSet } from "../values";

/** Shows a plan and asks; with `--dry-run` only shows it. @throws UsageError when nobody is there to agree */
export const agreement =
    (context: CommandContext) =>
    async (plan: Plan): Promise<boolean> => {
        context.output.line(planText(plan));
        plan.warnings.forEach((warning) => context.output.warn(warning));

        return isChangeAgreed(context, "Do it?");
    };

/** A plan for programs. */
const planJson = ({ plugins, licenses, diff, warnings }: Plan) => ({
    plugins,
    licenses: licenses.map(({ name, kind, amount, fee, giftFee }) => ({ name, kind, amount, fee, giftFee })),
    spends: spendingOf({ licenses }),
    diff,
    warnings,
});

interface Result {
    readonly plan: Plan;
    readonly done: boolean;
    readonly kept?: readonly string[];
}

/** What makes the change take effect. */
function nextStep({ plugins }: Plan): string {
    const [module] = plugins.filter(({ isolated }) => isolated);
    const restart = plugins.every(({ isolated }) => isolated) ? [] : ["Restart the node to load the change."];
    const { name } = module ?? {};

    return [
        ...restart,
        ...(name
            ? [`\`module:grant ${name}\` shows what it wants and grants it; \`module:load ${name}\` starts it.`]
            : []),
    ].join(" ");
}

/** Tells what became of a change. @returns the exit code; a change that was declined is not done */
export function reportChange({ flags, output }: CommandContext, { plan, done, kept = [] }: Result): number {
    const dryRun = isSet(flags, "dry-run");
    output.json({ done, dryRun, ...planJson(plan), kept });
    kept.forEach((name) => output.line(`${name} is there already.`));

    if (plan.plugins.length === 0) {
        // Of a plan that nobody had to agree to.
        plan.warnings.forEach((warning) => output.warn(warning));
    }

    if (done) {
        const changes = plan.plugins.map(({ name, change, to }) => `${change} ${name}${to === null ? "" : ` ${to}`}`);
        output.line(`Done: ${changes.join(", ")}.`);
        output.line(nextStep(plan));
    } else if (plan.plugins.length > 0) {
        output.line(dryRun ? "Dry run: nothing was changed." : "Nothing was changed.");
    } else if (kept.length === 0) {
        output.line("There is nothing to do.");
    }

    return done || dryRun || plan.plugins.length === 0 ? ExitCode.ok : ExitCode.refused;
}
