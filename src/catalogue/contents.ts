import { OwnerChange } from "./history";
import { PackageHistory } from "./package-history";
import { SortedNames } from "./sorted-names";

/** All that a catalogue holds. What the chain cannot have left missing, it throws for. */
export class Contents {
    public readonly packages = new Map<string, PackageHistory>();
    public readonly names = new SortedNames();
    /** vendor → its owners, the current one last */
    public readonly owners = new Map<string, OwnerChange[]>();

    /** The package, made if this is its first release. */
    public openPackage(name: string): PackageHistory {
        const found = this.packages.get(name);

        if (found) {
            return found;
        }

        const history = new PackageHistory(name);
        this.packages.set(name, history);
        this.names.add(name);

        return history;
    }

    /** Forgets the package if its first release has been undone. */
    public closePackage(name: string): void {
        if (this.packageOf(name).isEmpty) {
            this.packages.delete(name);
            this.names.remove(name);
        }
    }

    public packageOf(name: string): PackageHistory {
        const history = this.packages.get(name);

        if (!history) {
            throw new Error(`${name} has no release`);
        }

        return history;
    }

    public ownersOf(vendor: string): OwnerChange[] {
        const owners = this.owners.get(vendor);

        if (!owners) {
            throw new Error(`${vendor} is not registered`);
        }

        return owners;
    }
}
