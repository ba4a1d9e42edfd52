import BTree from "sorted-btree";

/** One wallet's license of one package. Its texts are those of the wallet's attribute, not copies. */
export interface License {
    readonly licensee: string;
    readonly name: string;
    /** of all that the wallet holds, in seconds of the network's epoch */
    readonly end: number;
}

/** A license with what there is to tell of it next: that it will end, then that it has. */
export interface DueLicense extends License {
    /** when it is due, in seconds of the network's epoch; `end` itself for the last stage */
    readonly due: number;
}

const compareTexts = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const compare = (left: DueLicense, right: DueLicense): number =>
    left.due - right.due ||
    left.end - right.end ||
    compareTexts(left.licensee, right.licensee) ||
    compareTexts(left.name, right.name);

/** Licenses of which something is still to be told, in the order in which it is due. */
export class DueLicenses {
    private readonly tree = new BTree<DueLicense, undefined>(undefined, compare);

    public get size(): number {
        return this.tree.size;
    }

    public get first(): DueLicense | undefined {
        return this.tree.minKey();
    }

    public add(license: DueLicense): void {
        this.tree.set(license, undefined);
    }

    public delete(license: DueLicense): void {
        this.tree.delete(license);
    }

    public clear(): void {
        this.tree.clear();
    }
}
