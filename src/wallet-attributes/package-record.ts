import { releaseLineOf, sameTerms, Terms, YankReason } from "../transactions";
import { Entry } from "./log";
import { OrderedMap } from "./ordered-map";
import { PackedId, packId, unpackId } from "./packed-id";

export interface PackageState {
    /** the current terms */
    readonly terms: Terms;
    /** release line → its highest version */
    readonly lines: OrderedMap<string>;
    /** version → why it is yanked, `undefined` if it is not */
    readonly versions: OrderedMap<YankReason | undefined>;
    /** the version that this entry released, yanked or brought back */
    readonly touched: { readonly version: string; readonly yanked: YankReason | undefined } | undefined;
}

/** What one transaction changed, and what that replaced. */
interface PackageChange {
    readonly previous: PackageChange | undefined;
    readonly id: PackedId;
    readonly position: number;
    readonly terms: Terms;
    /** undefined: of the terms alone */
    readonly version: string | undefined;
    readonly yanked: YankReason | undefined;
    readonly released: boolean;
    /** of a release the highest version of its line before it, of a yank the version's former reason */
    readonly former: string | undefined;
}

/**
 * A package's newest entry, which is also its state. Former entries keep what their change replaced and no maps of their
 * own: what was before is worked out when somebody asks, and that is what undoing does.
 */
export class PackageRecord implements Entry<PackageState>, PackageState {
    private constructor(
        private readonly newest: PackageChange,
        public readonly lines: OrderedMap<string>,
        public readonly versions: OrderedMap<YankReason | undefined>,
    ) {}

    /** @param terms they become the current ones */
    public static released(
        before: PackageRecord | undefined,
        { version, terms }: { version: string; terms: Terms },
        transactionId: string,
    ): PackageRecord {
        const lines = before?.lines ?? OrderedMap.empty<string>();
        const versions = before?.versions ?? OrderedMap.empty<YankReason | undefined>();
        const line = releaseLineOf(version);
        const change = { terms, version, yanked: undefined, released: true, former: lines.get(line) };

        return new PackageRecord(
            PackageRecord.changeAfter(before, change, transactionId),
            lines.set(line, version),
            versions.set(version, undefined),
        );
    }

    public get transactionId(): string {
        return unpackId(this.newest.id);
    }

    public get position(): number {
        return this.newest.position;
    }

    public get state(): PackageState {
        return this;
    }

    public get terms(): Terms {
        return this.newest.terms;
    }

    public get touched(): PackageState["touched"] {
        const { version, yanked } = this.newest;

        return version === undefined ? undefined : { version, yanked };
    }

    public get previous(): PackageRecord | undefined {
        const { previous, version, released, former } = this.newest;

        if (!previous || version === undefined) {
            return previous && new PackageRecord(previous, this.lines, this.versions);
        }

        if (!released) {
            return new PackageRecord(
                previous,
                this.lines,
                this.versions.set(version, former as YankReason | undefined),
            );
        }

        const line = releaseLineOf(version);
        const lines = former === undefined ? this.lines.delete(line) : this.lines.set(line, former);

        return new PackageRecord(previous, lines, this.versions.delete(version));
    }

    public withTerms(terms: Terms, transactionId: string): PackageRecord {
        const change = { terms, version: undefined, yanked: undefined, released: false, former: undefined };

        return new PackageRecord(PackageRecord.changeAfter(this, change, transactionId), this.lines, this.versions);
    }

    /** @param yanked undefined: the version is brought back */
    public withYank(version: string, yanked: YankReason | undefined, transactionId: string): PackageRecord {
        const former = this.versions.get(version);
        const change = { terms: this.terms, version, yanked, released: false, former };

        return new PackageRecord(
            PackageRecord.changeAfter(this, change, transactionId),
            this.lines,
            this.versions.set(version, yanked),
        );
    }

    private static changeAfter(
        before: PackageRecord | undefined,
        { terms, version, yanked, released, former }: Omit<PackageChange, "previous" | "id" | "position">,
        transactionId: string,
    ): PackageChange {
        return {
            previous: before?.newest,
            id: packId(transactionId),
            position: before ? before.position + 1 : 0,
            // The same terms again are the same object.
            terms: before && sameTerms(before.terms, terms) ? before.terms : terms,
            version,
            yanked,
            released,
            former,
        };
    }
}
