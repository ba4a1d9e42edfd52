import { REGISTRY_PACKAGE } from "../../setup";
import { versionBesideCore } from "../core-location";
import { exists } from "../files";
import { Inspection } from "../inspect";
import type { Site } from "../site";
import { fileFinding } from "./files";
import { Finding } from "./finding";

function registrationFindings(site: Site, { plugins, lock }: Inspection): Finding[] {
    return Object.entries(lock.plugins).flatMap(([name, { registration }]) => {
        const present = plugins.get(name)?.processes ?? [];
        const missing = registration.processes.filter((process) => !present.includes(process));

        return missing.length === 0 || !plugins.has(name)
            ? []
            : [
                  {
                      code: "UNREGISTERED",
                      severity: "warning",
                      name,
                      message: `${name} is installed, but app.json does not load it in ${missing.join(", ")}.`,
                      fix: site.invocation("ci"),
                  },
              ];
    });
}

/** What is in the plugins folder and was not put there by the installer. */
const unknownPlugins = (site: Site, { plugins, lock }: Inspection): Finding[] =>
    [...plugins.keys()]
        .filter((name) => name !== REGISTRY_PACKAGE && lock.plugins[name] === undefined)
        .map((name) => ({
            code: "ORPHANED",
            severity: "warning",
            name,
            message: `${name} lies in the plugins folder and is not in the lock file: \`ark\` runs its code at every command.`,
            fix: `${site.invocation("install")} ${name}, or ${site.invocation("remove")} ${name}`,
        }));

/** What `app.json` names and nobody has. */
function danglingEntries({ core, invocation }: Site, { app, plugins }: Inspection): Finding[] {
    const named = (["core", "relay", "forger"] as const).flatMap((process) =>
        app[process].plugins.map((entry) => entry.package),
    );

    return [...new Set(named)]
        .filter((name) => !plugins.has(name) && versionBesideCore(core, name) === undefined)
        .map((name) => ({
            code: "ORPHANED",
            severity: "critical",
            name,
            message: `app.json names ${name}, which is nowhere: the node will not start.`,
            fix: `${invocation("install")} ${name}, or take its entry out of app.json`,
        }));
}

const unverified = ({ lock }: Inspection): Finding[] =>
    Object.entries(lock.plugins)
        .filter(([, { origin }]) => origin.kind !== "chain")
        .map(([name, { origin }]) => ({
            code: "UNVERIFIED",
            severity: "notice",
            name,
            message: `${name} comes from ${origin.kind}, not from the chain: nobody signed what its files should be.`,
            fix: "Ask its author to publish it on-chain",
        }));

/** What the node's own disk tells. Reads only. */
export async function localFindings(site: Site, inspection: Inspection): Promise<Finding[]> {
    const files: Finding[] = [];

    for (const [name, entry] of Object.entries(inspection.lock.plugins)) {
        site.dialogue.progress(`Reading the files of ${name}`);
        const finding = await fileFinding(site, inspection, name, entry);
        files.push(...(finding ? [finding] : []));
    }

    const interrupted: Finding[] = (await exists(site.folders.journal))
        ? [
              {
                  code: "INTERRUPTED",
                  severity: "warning",
                  name: null,
                  message: "A run was cut off in the middle of a change.",
                  fix: `${site.invocation("ci")}, or any other command that changes plugins, finishes or undoes it`,
              },
          ]
        : [];

    return [
        ...interrupted,
        ...files,
        ...danglingEntries(site, inspection),
        ...registrationFindings(site, inspection),
        ...unknownPlugins(site, inspection),
        ...unverified(inspection),
    ];
}
