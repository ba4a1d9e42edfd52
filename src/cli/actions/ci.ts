import { readFile } from "node:fs/promises";

import type { ChangeResult, CiRequest, Site } from "../../installer";
import { CommandContext, UsageError } from "../command";
import { isSet, textOf } from "../values";
import { agreement, reportChange } from "./change";
import { assuranceFrom } from "./install";
import { givenOptionsFrom, siteFrom, withCore } from "./site";

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

async function requestFrom(context: CommandContext, site: Site): Promise<CiRequest> {
    const { flags, invocation } = context;
    const lockFile = await lockFileFrom(context);

    return {
        assurance: assuranceFrom(context, site),
        allowYanked: isSet(flags, "allow-yanked"),
        address: textOf(flags, "address") ?? null,
        scripts: isSet(flags, "allow-scripts"),
        given: await givenOptionsFrom(context),
        command: invocation,
        agree: agreement(context),
        ...(lockFile && { lockFile }),
    };
}

export const performCi = (context: CommandContext, site: Site): Promise<ChangeResult> =>
    withCore(site, async (on) => {
        const { ci: runCi } = await import("../../installer");

        return runCi(on, await requestFrom(context, on));
    });

export const ci = async (context: CommandContext): Promise<number> =>
    reportChange(context, await performCi(context, await siteFrom(context)));
