import type { DecisionResource, PackageResource, RegistryClient, ReleaseResource } from "../../client";
import type { PackageFacts, PackageSource, PublishedVersion } from "../../resolver";
import type { Verdict } from "../../verdict";

/** A package of the chain as a node describes it. */
interface ChainPackage {
    readonly resource: PackageResource;
    readonly releases: ReadonlyMap<string, ReleaseResource>;
}

/** The resolver asks for something that has not been fetched yet. */
class Needed extends Error {
    public constructor(public readonly fetch: () => Promise<void>) {
        super("needed");
    }
}

const published = ({ version, requirements, yanked }: ReleaseResource): PublishedVersion => ({
    version,
    requirements,
    yanked: yanked?.reason,
});

const verdictOf = (decision: DecisionResource): Verdict => ({
    ...decision,
    startsAt: decision.startsAt?.epoch ?? null,
    expiresAt: decision.expiresAt?.epoch ?? null,
    nextSteps: decision.nextSteps as Verdict["nextSteps"],
});

const FREE_FOR_ALL: Verdict = {
    valid: true,
    code: "FREE",
    kind: null,
    version: null,
    startsAt: null,
    expiresAt: null,
    nextSteps: [],
};

/**
 * The part of the chain that one question is about, fetched as it turns out to be needed: the resolver is a function of
 * facts, and runs again when it lacked one.
 */
export class ChainFacts {
    private readonly packages = new Map<string, ChainPackage | null>();
    private readonly decisions = new Map<string, DecisionResource>();
    private readonly local = new Map<string, PublishedVersion>();
    private readonly overruled = new Map<string, PublishedVersion>();

    public constructor(private readonly connect: () => Promise<RegistryClient>) {}

    /** A package that the chain is not asked for: its only version is the one that is here. */
    public addLocal(name: string, version: PublishedVersion): void {
        this.local.set(name, version);
    }

    /** A package that will come from the chain, whatever is here of that name. */
    public dropLocal(name: string): void {
        this.local.delete(name);
    }

    /** What the files of a version say wins over what the chain says of it, for Core reads the files. */
    public overrule(name: string, version: PublishedVersion): void {
        this.overruled.set(`${name}@${version.version}`, version);
    }

    /** The package as the node describes it; undefined if it is not on-chain. */
    public async package(name: string): Promise<PackageResource | undefined> {
        await this.fetchPackage(name);

        return this.packages.get(name)?.resource;
    }

    public async release(name: string, version: string): Promise<ReleaseResource | undefined> {
        await this.fetchPackage(name);

        return this.packages.get(name)?.releases.get(version);
    }

    /** Does `work` again and again until it finds all that it asks for. */
    public async gather<T>(work: (source: PackageSource) => T): Promise<T> {
        for (;;) {
            try {
                return work((name) => this.factsOf(name));
            } catch (error) {
                if (!(error instanceof Needed)) {
                    throw error;
                }

                await error.fetch();
            }
        }
    }

    private async fetchPackage(name: string): Promise<void> {
        if (this.packages.has(name)) {
            return;
        }

        const client = await this.connect();
        const resource = await client.package(name);
        const releases = resource ? await client.releases(name) : [];
        this.packages.set(
            name,
            resource ? { resource, releases: new Map(releases.map((release) => [release.version, release])) } : null,
        );
    }

    private factsOf(name: string): PackageFacts | undefined {
        const local = this.local.get(name);

        if (local) {
            return {
                release: (version) => (version === local.version ? local : undefined),
                releases: () => [local],
                decide: () => FREE_FOR_ALL,
            };
        }

        // Names without a vendor, and Core's own packages, are never on-chain.
        if (!name.startsWith("@") || name.startsWith("@arkecosystem/core-")) {
            return undefined;
        }

        if (!this.packages.has(name)) {
            throw new Needed(() => this.fetchPackage(name));
        }

        const found = this.packages.get(name);

        return found ? this.chainFacts(name, found) : undefined;
    }

    private chainFacts(name: string, { resource, releases }: ChainPackage): PackageFacts {
        const version = (release: ReleaseResource | undefined): PublishedVersion | undefined =>
            release && (this.overruled.get(`${name}@${release.version}`) ?? published(release));

        return {
            release: (wanted) => version(releases.get(wanted)),
            releases: () => [...releases.values()].map((release) => version(release) as PublishedVersion),
            decide: (wanted, address) => this.decide(resource, releases.get(wanted), address),
        };
    }

    private decide(resource: PackageResource, release: ReleaseResource | undefined, address: string | null): Verdict {
        if (address === null) {
            return release?.free || resource.terms.price === "0" ? FREE_FOR_ALL : forNobody(resource);
        }

        const key = `${resource.name}@${release?.version}`;
        const decision = this.decisions.get(key);

        if (!decision) {
            throw new Needed(async () => {
                const client = await this.connect();
                this.decisions.set(key, await client.decision(resource.name, address, release?.version));
            });
        }

        return verdictOf(decision);
    }
}

/** Nobody holds a license; this says what one costs. */
const forNobody = ({ name, owner, terms }: PackageResource): Verdict => ({
    ...FREE_FOR_ALL,
    valid: false,
    code: "LICENSE_REQUIRED",
    nextSteps: [{ action: "purchase", kind: "full", name, amount: terms.price, fee: "0", recipientId: owner, terms }],
});
