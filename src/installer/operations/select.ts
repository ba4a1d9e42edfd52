import type { AuthenticatedRelease } from "../../client";
import { ChainFacts } from "../chain/facts";
import { Inspection } from "../inspect";
import { assertTotal, LicenseConsent } from "../licenses";
import { LockFile } from "../lock-file";
import { assertPins, Pins } from "../pins";
import { assertRequirements, MissingPackage } from "../requirements";
import type { Site } from "../site";
import { Staging } from "../stage";
import { Assurance, authenticate } from "./authenticate";
import { Choice, choose, Chosen } from "./choose";
import { InstalledModule } from "./isolated";
import { checkLicense, LicenseFinding } from "./license-check";

/** The command as it would name what is missing, too. */
export const withMissing =
    (command: string) =>
    (missing: readonly MissingPackage[]): string =>
        [command, ...missing.map(({ name, version }) => `${name}@${version}`)].join(" ");

/** The lock file's network and origins, with those of modules, which the lock file does not name. */
const pinsOf = ({ lock }: Inspection, modules: readonly InstalledModule[]): Pick<LockFile, "network"> & Pins => ({
    network: lock.network,
    plugins: {
        ...lock.plugins,
        ...Object.fromEntries(modules.flatMap(({ name, origin }) => (origin ? [[name, { origin }]] : []))),
    },
});

export interface SelectRequest {
    readonly choice: Choice;
    readonly assurance: Assurance;
    readonly consent: LicenseConsent;
    /** The command as it was typed, without flags about licenses, for messages and for the record. */
    readonly command: string;
}

/** Everything that is known before anything is fetched from the chain's sources. */
export interface Selection {
    readonly chosen: Chosen;
    readonly releases: readonly AuthenticatedRelease[];
    readonly licenses: ReadonlyMap<string, LicenseFinding>;
    readonly symbol: string;
    readonly network: string | undefined;
}

/**
 * Chooses versions, authenticates their releases, and looks for their licenses.
 *
 * @throws InstallerError; ClientError when the node cannot be relied upon
 */
export async function select(
    site: Site,
    request: SelectRequest,
    inspection: Inspection,
    facts: ChainFacts,
    staging: Staging,
    modules: readonly InstalledModule[],
): Promise<Selection> {
    const { choice, assurance, consent, command } = request;
    const chosen = await choose(site, choice, inspection, facts, staging, modules);
    const pins = pinsOf(inspection, modules);
    chosen.fetched.forEach(({ name, origin }) => assertPins(pins, name, origin, assurance));

    if (!chosen.resolution) {
        return { chosen, releases: [], licenses: new Map(), symbol: "", network: undefined };
    }

    const client = await site.chain();
    const { nethash, client: tokens } = client.facts.network;
    const asked = new Set([...chosen.releases, ...chosen.fetched].map(({ name }) => name));
    // Of no process yet: which ones load it, its files will tell.
    const { resolution } = chosen;
    assertRequirements([{ process: "core", resolution }], asked, withMissing(command), tokens.symbol);
    const releases = await authenticate(site, pins, chosen.releases, assurance);
    const licenses = new Map<string, LicenseFinding>();

    for (const release of releases) {
        const check = { site, client, address: choice.address, consent, command };
        licenses.set(release.name, await checkLicense(check, release));
    }

    const needed = [...licenses.values()].flatMap((finding) => finding.needed ?? []);
    assertTotal(needed, consent, tokens.symbol);

    return { chosen, releases, licenses, symbol: tokens.symbol, network: nethash };
}
