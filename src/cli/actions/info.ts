import { PackageResource, RegistryClient, ReleaseResource } from "../../client";
import { CommandContext, ExitCode } from "../command";
import { connectFrom } from "../connection";
import { parsePackage } from "../package-spec";
import { tokensOf } from "../proposal";
import { factLines, rowLines } from "../tables";
import { termsFacts } from "../terms-flags";
import { requiredOf, textOf } from "../values";
import { publishedPackage } from "./published";
import { validUntil } from "./purchase";

const DAY = 10;
const day = (time: { readonly human: string | null }): string => time.human?.slice(0, DAY) ?? "";

const requirementsText = ({ core, plugins }: PackageResource["requirements"]): string =>
    [`ARK Core ${core}`, ...Object.entries(plugins).map(([name, range]) => `${name} ${range}`)].join("\n");

function yankText({ yanked }: ReleaseResource): string {
    return yanked === null ? "" : `yanked: ${yanked.reason}${yanked.message === null ? "" : ` (${yanked.message})`}`;
}

const SHOWN_RELEASES = 10;

/** `info` of a package: terms, owner, releases, and the license of a wallet. */
async function packageInfo(context: CommandContext, client: RegistryClient, name: string): Promise<void> {
    const { output, flags } = context;
    const address = textOf(flags, "address");
    const found = await publishedPackage(client, name);
    const releases = await client.releases(name);
    const decision = address === undefined ? undefined : await client.decision(name, address);
    output.line(`${name} ${found.latest}${found.description === null ? "" : `: ${found.description}`}`);
    output.line(
        factLines([
            ...termsFacts(found.terms, tokensOf(client)),
            ["Owner", found.owner],
            ...(found.maintainers.length === 0 ? [] : [["Maintainers", found.maintainers.join("\n")] as const]),
            ["Requires", requirementsText(found.requirements)],
            ["Sold", `${found.totals.sold} license(s), ${found.totals.licensees} licensee(s)`],
            ...(decision === undefined ? [] : [["Your license", validUntil(decision)] as const]),
        ]),
    );
    output.line("");
    output.line(
        rowLines(
            ["VERSION", "PUBLISHED", ""],
            releases
                .slice(0, SHOWN_RELEASES)
                .map((release) => [release.version, day(release.timestamp), yankText(release)]),
        ),
    );

    if (releases.length > SHOWN_RELEASES) {
        output.line(`and ${releases.length - SHOWN_RELEASES} more (--json has all)`);
    }

    output.json({ ...found, releases, ...(decision && { decision }) });
}

/** `info` of a version: as its publisher signed it, checked here. */
async function releaseInfo(
    context: CommandContext,
    client: RegistryClient,
    name: string,
    version: string,
): Promise<void> {
    const { output } = context;
    output.progress("Checking the signature of the release");
    const release = await client.authenticatedRelease(name, version);
    const { signer } = release;
    output.line(`${name}@${version}${release.description === undefined ? "" : `: ${release.description}`}`);
    output.line(
        factLines([
            ["Integrity", release.integrity],
            ["Source", release.source ?? "npm registry"],
            ["Requires", requirementsText(release.requirements)],
            ["Signed by", `${signer.address} (${signer.role} of the vendor)`],
            ["Owner", release.owner],
            ["Transaction", `${release.transactionId}, block ${release.blockHeight}`],
            ...(release.yanked === null ? [] : [["Yanked", release.yanked.reason] as const]),
        ]),
    );
    output.json(release);
}

/** `info`. */
export async function info(context: CommandContext): Promise<number> {
    const { name, version } = parsePackage(requiredOf(context, "package"));
    const client = await connectFrom(context, { allowBehind: true });
    await (version === undefined ? packageInfo(context, client, name) : releaseInfo(context, client, name, version));

    return ExitCode.ok;
}
