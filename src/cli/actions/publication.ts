import type { RegistryClient } from "../../client";
import { Finding, PackageRegistry, PublishError, requirementsOf, Standing, Tarball } from "../../publisher";
import { PluginPublishBuilder, Terms } from "../../transactions";
import { CommandContext } from "../command";
import { Proposal, tokensOf } from "../proposal";
import { rowLines } from "../tables";
import { termsFacts } from "../terms-flags";
import { isSet, textOf } from "../values";

const SHOWN_FILES = 20;

/** Everything that one run of `publish` works on. */
export interface Publication {
    readonly context: CommandContext;
    readonly client: RegistryClient;
    readonly tarball: Tarball;
    readonly terms: Terms;
    readonly standing: Standing;
    readonly registry: PackageRegistry;
    readonly source: string | undefined;
}

export const exact = ({ manifest }: Tarball): string => `${manifest.name}@${manifest.version}`;

/** What is in it, the largest files first. */
export function showTarball({ output }: CommandContext, tarball: Tarball): void {
    const { files, size, unpackedSize, integrity } = tarball;
    const largest = [...files].sort((left, right) => right.size - left.size).slice(0, SHOWN_FILES);
    output.line(`${exact(tarball)}: ${files.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
    output.line(
        rowLines(
            ["BYTES", "FILE"],
            largest.map((file) => [`${file.size}`, file.path]),
        ),
    );

    if (files.length > SHOWN_FILES) {
        output.line(`and ${files.length - SHOWN_FILES} smaller ones`);
    }

    output.line(`Integrity ${integrity}\n`);
}

/** Shows what is worth knowing; errors stop unless the publisher insists. */
export function assertNoRegrets({ flags, output }: CommandContext, findings: readonly Finding[]): void {
    findings.forEach(({ level, code, message }) => output.warn(`${level} ${code}: ${message}`));

    if (findings.some(({ level }) => level === "error") && !isSet(flags, "force")) {
        throw new PublishError("PACKAGE_FINDINGS", "The package is not fit to be published; --force publishes it.", {
            findings,
        });
    }
}

function release({ context, tarball, terms, source }: Publication): PluginPublishBuilder {
    const { name, version, description } = tarball.manifest;
    const text = textOf(context.flags, "description") ?? description;

    return new PluginPublishBuilder().release({
        name,
        version,
        terms,
        requirements: requirementsOf(tarball.manifest),
        integrity: tarball.integrity,
        ...(text && { description: text }),
        ...(source !== undefined && { source }),
    });
}

/** The release, with all that its publisher should see before he signs. */
export function releaseProposal(publication: Publication, uploads: boolean): Proposal {
    const { client, tarball, terms, registry, source } = publication;
    const { core, plugins } = requirementsOf(tarball.manifest);
    const requires = [`ARK Core ${core}`, ...Object.entries(plugins).map(([name, range]) => `${name} ${range}`)];

    return {
        title: `Release ${exact(tarball)}`,
        facts: [
            ...termsFacts(terms, tokensOf(client)),
            ["Requires", requires.join("\n")],
            ["Tarball", source ?? `${registry.url}${uploads ? " (upload)" : ""}`],
        ],
        unsigned: release(publication),
    };
}
