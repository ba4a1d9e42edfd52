import { isFree, ReleaseAsset, Requirements, Terms, YankReason } from "../transactions";

/** Which transaction did something, and when. */
export interface Occasion {
    readonly transactionId: string;
    readonly height: number;
    /** seconds of the network's epoch */
    readonly timestamp: number;
    /** address of the wallet that sent the transaction */
    readonly sender: string;
    /** how many of the registry's transactions the chain had before */
    readonly ordinal: number;
}

/**
 * What history keeps is of classes: objects that are spread from others get a shape of their own each, which takes more
 * memory than what they hold.
 */
class Event implements Occasion {
    public readonly transactionId: string;
    public readonly height: number;
    public readonly timestamp: number;
    public readonly sender: string;
    public readonly ordinal: number;

    public constructor({ transactionId, height, timestamp, sender, ordinal }: Occasion) {
        this.transactionId = transactionId;
        this.height = height;
        this.timestamp = timestamp;
        this.sender = sender;
        this.ordinal = ordinal;
    }
}

export class Yank extends Event {
    public constructor(
        occasion: Occasion,
        public readonly reason: YankReason,
        public readonly message: string | undefined,
    ) {
        super(occasion);
    }
}

const ALGORITHM = "sha512-";

/** A published version; what is absent in the transaction is undefined here. */
export class Release extends Event {
    public readonly version: string;
    public readonly requirements: Requirements;
    public readonly description: string | undefined;
    public readonly source: string | undefined;
    /** published while the package was free: this version needs no license, ever */
    public readonly free: boolean;
    public yank: Yank | undefined = undefined;
    /** one character for each byte */
    private readonly digest: string;

    /** @param shared equal to the asset's own, of an earlier release perhaps: what stays the same is kept once */
    public constructor(
        occasion: Occasion,
        { version, source, terms, integrity }: ReleaseAsset,
        shared: Pick<Release, "requirements" | "description">,
    ) {
        super(occasion);
        this.version = version;
        this.requirements = shared.requirements;
        this.description = shared.description;
        this.source = source;
        this.free = isFree(terms);
        this.digest = Buffer.from(integrity.slice(ALGORITHM.length), "base64").toString("latin1");
    }

    /** of the tarball, as npm writes it */
    public get integrity(): string {
        return ALGORITHM + Buffer.from(this.digest, "latin1").toString("base64");
    }
}

export class TermsChange extends Event {
    public constructor(
        occasion: Occasion,
        public readonly terms: Terms,
    ) {
        super(occasion);
    }
}

export class OwnerChange extends Event {
    /** @param owner address */
    public constructor(
        occasion: Occasion,
        public readonly owner: string,
    ) {
        super(occasion);
    }
}

/** A yank, or with `yank` undefined its end. */
export class YankChange extends Event {
    /** @param former what the version's yank was before */
    public constructor(
        occasion: Occasion,
        public readonly version: string,
        public readonly yank: Yank | undefined,
        public readonly former: Yank | undefined,
    ) {
        super(occasion);
    }
}

/** What has happened to a package besides its releases. */
export type PackageChange =
    | { readonly type: "terms"; readonly change: TermsChange }
    | { readonly type: "owner"; readonly change: OwnerChange }
    | { readonly type: "yank"; readonly change: YankChange };
