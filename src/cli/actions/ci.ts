import { readFile } from "node:fs/promises";

import { ci as runCi, Site } from "../../installer";
import { CommandContext, UsageError } from "../command";
import { isSet, textOf } from "../values";
import { agreement, reportChange } from "./change";
import { assuranceFrom } from "./install";
import { givenOptionsFrom, siteFrom } from "./site";

async function lockFileFrom({ flags }: CommandContext): Promise<{ path: string; text: string } | undefined> {
    const path = textOf(flags, "lock-file");

    if (path === undefined) {
        return undefined;
    }

    try {
        return { path, text: await readFile(path, "utf8") };
    } catch (error) {
        throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
    }
}

export async function performCi(context: CommandContext, site: Site): ReturnType<typeof runCi> {
    const { flags, invocation } = context;
    const lockFile = await lockFileFrom(context);

    return runCi(site, {
        assurance: assuranceFrom(context, site),
        allowYanked: isSet(flags, "allow-yanked"),
        address: textOf(flags, "address") ?? null,
        scripts: isSet(flags, "allow-scripts"),
        given: await givenOptionsFrom(context),
        command: invocation,
        agree: agreement(context),
        ...(lockFile && { lockFile }),
    });
}

export const ci = async (context: CommandContext): Promise<number> =>
    reportChange(context, await performCi(context, await siteFrom(context)));
