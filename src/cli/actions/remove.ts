import { remove as runRemove, rollback as runRollback } from "../../installer";
import { CommandContext } from "../command";
import { listOf } from "../values";
import { agreement, reportChange } from "./change";
import { siteFrom } from "./site";

const requestFrom = (context: CommandContext) => {
    const names = listOf(context.positionals, "packages");

    return { names, command: [context.invocation, ...names].join(" "), agree: agreement(context) };
};

export async function remove(context: CommandContext): Promise<number> {
    return reportChange(context, await runRemove(await siteFrom(context), requestFrom(context)));
}

export async function rollback(context: CommandContext): Promise<number> {
    return reportChange(context, await runRollback(await siteFrom(context), requestFrom(context)));
}
