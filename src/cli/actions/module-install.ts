import { CommandContext } from "../command";
import { listOf } from "../values";
import { reportChange } from "./change";
import { performInstall } from "./install";
import { siteFrom } from "./site";

/** `module:install`: as `plugin:install`, for packages that run in processes of their own and no others. */
export async function install(context: CommandContext): Promise<number> {
    const packages = listOf(context.positionals, "modules");
    const site = await siteFrom(context);

    return reportChange(context, await performInstall(context, site, { packages, update: false }, true));
}
