import {
    audit as runAudit,
    doctor as runDoctor,
    Finding,
    inspect,
    InstallerError,
    InstallResult,
    Severity,
    Site,
    verify as runVerify,
} from "../../installer";
import { CommandContext, ExitCode } from "../command";
import { rowLines } from "../tables";
import { isSet, listOf, textOf } from "../values";
import { performCi } from "./ci";
import { performInstall, updateArguments } from "./install";
import { siteFrom } from "./site";

const DEFAULT_DAYS = 14;

/** What monitoring is told: the worst finding decides. */
function exitCodeOf(findings: readonly Finding[]): number {
    const has = (severity: Severity): boolean => findings.some((finding) => finding.severity === severity);

    if (findings.some(({ code }) => code === "TAMPERED")) {
        return ExitCode.integrity;
    }

    return has("critical") ? ExitCode.requirement : has("warning") ? ExitCode.attention : ExitCode.ok;
}

const findingLines = (findings: readonly Finding[]): string =>
    findings
        .map(({ severity, code, message, fix }) => `${severity.toUpperCase()} ${code}: ${message}\n    ${fix}`)
        .join("\n");

const namesWith = (findings: readonly Finding[], codes: readonly Finding["code"][]): string[] => [
    ...new Set(findings.flatMap(({ code, name }) => (name !== null && codes.includes(code) ? [name] : []))),
];

interface Fixes {
    readonly fixed: string[];
    readonly failed: { readonly names: readonly string[]; readonly code: string; readonly message: string }[];
}

/** One fix that is refused leaves the others to be made. */
async function attempt(
    fixes: Fixes,
    verb: string,
    names: readonly string[],
    fix: () => Promise<Pick<InstallResult, "plan" | "done">>,
): Promise<void> {
    try {
        const { plan, done } = await fix();
        fixes.fixed.push(...(done ? plan.plugins.map(({ name, to }) => `${verb} ${name} ${to}`) : []));
    } catch (error) {
        if (!(error instanceof InstallerError)) {
            throw error;
        }

        fixes.failed.push({ names, code: error.code, message: error.message });
    }
}

/**
 * Updates what was withdrawn or is old, then puts back what is not as it was pinned. Each update is one of its own, with
 * the licenses of the wallet that the plugin was installed for unless `--address` names another.
 */
async function fixAll(context: CommandContext, site: Site, findings: readonly Finding[]): Promise<Fixes> {
    const old = namesWith(findings, ["YANKED", "OUTDATED"]);
    const broken = namesWith(findings, ["TAMPERED", "MISSING", "UNREGISTERED"]);
    const { lock } = await inspect(site.folders);
    const fixes: Fixes = { fixed: [], failed: [] };

    for (const name of old) {
        const address = textOf(context.flags, "address") ?? lock.plugins[name]?.license?.address ?? undefined;
        const as = { ...context, flags: { ...context.flags, address }, invocation: site.invocation("update") };
        await attempt(fixes, "update", [name], async () =>
            performInstall(as, site, { packages: await updateArguments(site, [name]), update: true }),
        );
    }

    if (broken.length > 0) {
        const as = { ...context, invocation: site.invocation("ci") };
        await attempt(fixes, "reinstall", broken, () => performCi(as, site));
    }

    return fixes;
}

/** `audit`: what about the installed plugins needs attention. */
export async function audit(context: CommandContext): Promise<number> {
    const { flags, output } = context;
    const site = await siteFrom(context);
    const days = flags["expiring-within"];
    const question = {
        address: textOf(flags, "address") ?? null,
        expiringWithin: typeof days === "number" ? days : DEFAULT_DAYS,
    };
    const found = await runAudit(site, question);
    const { fixed, failed } = isSet(flags, "fix") ? await fixAll(context, site, found) : { fixed: [], failed: [] };
    const findings = fixed.length > 0 ? await runAudit(site, question) : found;
    output.json({ findings, fixed, failed });
    fixed.forEach((line) => output.line(`Fixed: ${line}. Restart the node to load the change.`));
    failed.forEach(({ names, message }) => output.warn(`Not fixed: ${names.join(", ")}. ${message}`));
    output.line(findings.length === 0 ? "Nothing needs attention." : findingLines(findings));

    return exitCodeOf(findings);
}

/** `verify`: whether installed files are what was signed. */
export async function verify(context: CommandContext): Promise<number> {
    const { flags, positionals, output } = context;
    const plugins = await runVerify(await siteFrom(context), listOf(positionals, "packages"), isSet(flags, "offline"));
    const findings = plugins.flatMap(({ finding }) => (finding ? [finding] : []));
    output.json(plugins);
    output.line(
        plugins.length === 0
            ? "No plugin is installed."
            : rowLines(
                  ["Name", "Version", "Files"],
                  plugins.map(({ name, version, result }) => [name, version, result]),
              ),
    );
    findings.forEach((finding) => output.warn(findingLines([finding])));

    return exitCodeOf(findings);
}

/** `doctor`: what is wrong with a node's set-up. */
export async function doctor(context: CommandContext): Promise<number> {
    const { output } = context;
    const checks = await runDoctor(await siteFrom(context));
    output.json(checks);
    checks.forEach(({ name, ok, message, fix }) =>
        output.line(`${ok ? "ok   " : "WRONG"} ${name}: ${message}${fix === null ? "" : `\n      ${fix}`}`),
    );

    return checks.every(({ ok }) => ok) ? ExitCode.ok : ExitCode.failure;
}
