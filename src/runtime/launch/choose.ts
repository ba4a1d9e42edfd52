import { bubblewrapLauncher } from "./bubblewrap";
import { Launcher, processLauncher } from "./launcher";
import { namespacesLauncher } from "./namespaces";

/** Weakest first. */
const LAUNCHERS: readonly Launcher[] = [processLauncher, namespacesLauncher, bubblewrapLauncher];

/** The launcher of that name; for `strongest` the strongest that works here. */
export function launcherOf(name: string): Launcher {
    const usable = LAUNCHERS.filter((launcher) => name === launcher.name || name === "strongest");
    const working = usable.filter((launcher) => usable.length === 1 || launcher.unavailable() === undefined);

    return working.at(-1) ?? processLauncher;
}
