import { RegistryChange, RegistryListener } from "../handlers";
import { Entry } from "../wallet-attributes";
import { HistoryUnavailableError } from "./catalogue";
import { HeightTable } from "./height-table";

/**
 * In which block each of the registry's transactions stands. Entries of the chain's state keep all their former
 * values and the transaction of each, so with this any of them can be read as it was after any block.
 */
export class TransactionHeights implements RegistryListener {
    private heights = new HeightTable();

    public reset(): void {
        this.heights = new HeightTable();
    }

    public applied({ data, height }: RegistryChange): void {
        this.heights.set(data.id as string, height);
    }

    public reverted({ data }: RegistryChange): void {
        this.heights.delete(data.id as string);
    }

    /**
     * A record's state after the block of a height; undefined if there was none yet.
     *
     * @param newest the record's newest entry
     * @throws HistoryUnavailableError
     */
    public stateAt<T>(newest: Entry<T> | undefined, height: number): T | undefined {
        let entry = newest;

        while (entry && this.heightOf(entry.transactionId) > height) {
            entry = entry.previous;
        }

        return entry?.state;
    }

    private heightOf(transactionId: string): number {
        const height = this.heights.get(transactionId);

        if (height === undefined) {
            throw new HistoryUnavailableError(`the block of transaction ${transactionId} is not known`);
        }

        return height;
    }
}
