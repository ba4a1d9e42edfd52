import { RegistryError } from "../transactions";
import { Grant, GrantList, LicenseEntry, LicenseState } from "./license-state";
import { PackedId, packId, unpackId } from "./packed-id";

const FULL = 1;
const FALLBACK = 2;
const TRANSFERABLE = 4;
const ALL_TRANSFERABLE = 8;
const BOUGHT = 16;

const flag = (set: boolean, bit: number): number => (set ? bit : 0);

/**
 * The entry of a license that a grant made, the state that it left, the newest of its full grants and the grant itself,
 * in one object: almost all licenses have one grant, and four objects for it would need twice the memory.
 */
export class GrantEntry implements LicenseEntry, LicenseState, GrantList, Grant {
    public readonly start: number;
    public readonly end: number | null;
    public readonly payer: string;
    public readonly position: number;
    public readonly seconds: number;
    private readonly id: PackedId;
    private readonly flags: number;
    /** the trial that was there before */
    private readonly earlierTrial: Grant | undefined;

    /**
     * @param licensee address
     * @throws RegistryError ERR_STATE for a full grant behind a perpetual one
     */
    public constructor(
        public readonly previous: LicenseEntry | undefined,
        { kind, start, end, fallback, transferable, payer, transactionId }: Grant,
        licensee: string,
    ) {
        const before = previous?.state;
        const earlier = kind === "full" ? before?.full : undefined;

        if (earlier?.grant.end === null) {
            throw new RegistryError("ERR_STATE", "nothing follows a perpetual grant");
        }

        this.start = start;
        this.end = end;
        this.payer = payer;
        this.position = previous ? previous.position + 1 : 0;
        this.seconds = (earlier?.seconds ?? 0) + (end === null ? 0 : end - start);
        this.id = packId(transactionId);
        this.earlierTrial = before?.trial;
        this.flags =
            flag(kind === "full", FULL) |
            flag(fallback, FALLBACK) |
            flag(transferable, TRANSFERABLE) |
            flag(transferable && (earlier?.allTransferable ?? true), ALL_TRANSFERABLE) |
            flag((before?.bought ?? false) || (kind === "full" && payer === licensee), BOUGHT);
    }

    public get transactionId(): string {
        return unpackId(this.id);
    }

    public get state(): LicenseState {
        return this;
    }

    public get full(): GrantList | undefined {
        return this.isFull ? this : this.previous?.state.full;
    }

    public get trial(): Grant | undefined {
        return this.isFull ? this.earlierTrial : this;
    }

    public get bought(): boolean {
        return (this.flags & BOUGHT) !== 0;
    }

    public get change(): LicenseState["change"] {
        return { type: "granted", grant: this };
    }

    public get grant(): Grant {
        return this;
    }

    public get earlier(): GrantList | undefined {
        return this.previous?.state.full;
    }

    public get allTransferable(): boolean {
        return (this.flags & ALL_TRANSFERABLE) !== 0;
    }

    public get kind(): Grant["kind"] {
        return this.isFull ? "full" : "trial";
    }

    public get fallback(): boolean {
        return (this.flags & FALLBACK) !== 0;
    }

    public get transferable(): boolean {
        return (this.flags & TRANSFERABLE) !== 0;
    }

    private get isFull(): boolean {
        return (this.flags & FULL) !== 0;
    }
}
