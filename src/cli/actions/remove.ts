import { CommandContext } from "../command";
import { listOf } from "../values";
import { agreement, reportChange } from "./change";
import { siteFrom, withCore } from "./site";

const requestFrom = (context: CommandContext) => {
    const names = listOf(context.positionals, "packages");

    return { names, command: [context.invocation, ...names].join(" "), agree: agreement(context) };
};

const change =
    (operation: "remove" | "rollback") =>
    async (context: CommandContext): Promise<number> => {
        const result = await withCore(await siteFrom(context), async (site) => {
            const { [operation]: run } = await import("../../installer");

            return run(site, requestFrom(context));
        });

        return reportChange(context, result);
    };

export const remove = change("remove");
export const rollback = change("rollback");
