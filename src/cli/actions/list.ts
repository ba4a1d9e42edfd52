import { list as readList, outdated as readOutdated } from "../../installer";
import { CommandContext, ExitCode } from "../command";
import { rowLines } from "../tables";
import { nodeFoldersFrom, siteFrom } from "./site";

export async function list(context: CommandContext): Promise<number> {
    const { output } = context;
    const plugins = await readList({ folders: nodeFoldersFrom(context) });
    output.json(plugins);
    output.line(
        plugins.length === 0
            ? "No plugin is installed."
            : rowLines(
                  ["Name", "Version", "From", "License", "Loaded by", "Former"],
                  plugins.map(({ name, version, origin, verified, license, processes, former }) => [
                      name,
                      version,
                      `${origin?.kind ?? "unmanaged"}${verified ? ", verified" : ""}`,
                      license ? `${license.code}${license.expiresAt ? ` until ${license.expiresAt}` : ""}` : "none",
                      processes.join(", ") || "no process",
                      former ?? "",
                  ]),
              ),
    );

    return ExitCode.ok;
}

export async function outdated(context: CommandContext): Promise<number> {
    const { output } = context;
    const plugins = await readOutdated(await siteFrom(context));
    output.json(plugins);
    output.line(
        plugins.length === 0
            ? "All plugins are up to date."
            : rowLines(
                  ["Name", "Installed", "Wanted", "From"],
                  plugins.map(({ name, installed, wanted, origin }) => [name, installed, wanted ?? "", origin ?? ""]),
              ),
    );

    return ExitCode.ok;
}
