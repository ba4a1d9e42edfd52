import { RegistryChange, RegistryListener } from "../handlers";
import { BrokenIndexError, ListingPage, ListQuery, PackageIndex } from "../search";
import { Contents } from "./contents";
import { Dependent } from "./dependents";
import { apply, revert, stepOf } from "./follow";
import { OwnerChange, PackageChange } from "./history";
import { PackageHistory } from "./package-history";

/** The catalogue cannot answer; the chain's state is not affected. */
export class HistoryUnavailableError extends Error {
    public override readonly name = "HistoryUnavailableError";
}

const STARTING = "the node has not read its chain yet";

/**
 * Read model of what consensus does not need: releases whole, history, lists and search, who requires whom, who holds
 * licenses, what was sold. It follows the chain transaction by transaction and undoes exactly. What is current
 * (owners, terms, grants) lies in wallets and is read from there.
 */
export class Catalogue implements RegistryListener {
    private contents = new Contents();
    private failure: string | undefined = STARTING;

    /** Why it cannot answer; undefined when it can. */
    public get unavailable(): string | undefined {
        return this.failure;
    }

    /** Whether only new contents can make it answer again. */
    public get hasFailed(): boolean {
        return this.failure !== undefined && this.failure !== STARTING;
    }

    public reset(): void {
        this.replace(new Contents());
    }

    /** @param contents all that the chain holds now */
    public replace(contents: Contents): void {
        this.contents = contents;
        this.failure = undefined;
    }

    public applied(change: RegistryChange): void {
        this.follow(change, () => apply(this.contents, stepOf(change)));
    }

    public reverted(change: RegistryChange): void {
        this.follow(change, () => revert(this.contents, stepOf(change)));
    }

    /** @throws HistoryUnavailableError */
    public package(name: string): PackageHistory | undefined {
        return this.available().package(name);
    }

    /** Packages that fit a query, by page. @throws HistoryUnavailableError */
    public async list(query: ListQuery): Promise<ListingPage> {
        return this.indexed((index) => index.page(query));
    }

    /**
     * Works ahead of those who ask for lists: after a bootstrap all packages are to be put in order.
     *
     * @throws HistoryUnavailableError
     */
    public async settle(): Promise<void> {
        if (this.failure === undefined) {
            await this.indexed((index) => index.settle());
        }
    }

    /** All owners of a vendor, the current one last. @throws HistoryUnavailableError */
    public owners(vendor: string): readonly OwnerChange[] {
        return this.available().ownersOf(vendor);
    }

    /**
     * What has changed about a package since its first release, newest first.
     *
     * @throws HistoryUnavailableError
     */
    public changes(name: string, offset: number, limit: number): { total: number; changes: PackageChange[] } {
        return this.available().changes(name, offset, limit);
    }

    /**
     * Packages that require another, by name.
     *
     * @param all also those whose latest version does not any more
     * @throws HistoryUnavailableError
     */
    public dependents(
        name: string,
        all: boolean,
        offset: number,
        limit: number,
    ): { total: number; dependents: readonly Dependent[] } {
        const { dependents } = this.available();

        return { total: dependents.count(name, all), dependents: dependents.page(name, all, offset, limit) };
    }

    private available(): Contents {
        if (this.failure !== undefined) {
            throw new HistoryUnavailableError(this.failure);
        }

        return this.contents;
    }

    /** Lists are put in order after their block was applied: a fault shows only then. */
    private async indexed<T>(work: (index: PackageIndex) => Promise<T>): Promise<T> {
        const contents = this.available();

        try {
            return await work(contents.index);
        } catch (error) {
            if (!(error instanceof BrokenIndexError)) {
                throw error;
            }

            if (this.contents === contents) {
                this.fail(`its lists could not be put in order: ${error.message}`);
            }

            throw new HistoryUnavailableError(this.failure ?? error.message);
        }
    }

    /** After a first failure it would answer wrongly: it stays out of use, and empty, until it has been rebuilt. */
    private fail(why: string): void {
        this.failure = `the read model is being rebuilt; ${why}`;
        this.contents = new Contents();
    }

    private follow({ data, height }: RegistryChange, step: () => void): void {
        if (this.failure !== undefined) {
            return;
        }

        try {
            step();
        } catch (error) {
            this.fail(`it failed at transaction ${data.id} of block ${height}: ${(error as Error).message}`);
            throw error;
        }
    }
}
