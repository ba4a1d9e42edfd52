import { PackageHistory, PackageView } from "../../catalogue";
import { Order } from "../../search";
import { vendorsOf } from "../../wallet-attributes";
import { cursorAfter, positionOf } from "../cursor";
import { Page } from "../endpoint";
import { ApiError } from "../errors";
import { changeResource } from "../resources/change";
import { dependentResource } from "../resources/dependent";
import { pluginResource } from "../resources/plugin";
import { releaseResource } from "../resources/release";
import { DependentsQuery, PageQuery, PluginsQuery } from "../schemas";
import { ApiServices } from "../services";
import { pageOf, paginationOf } from "./paging";

interface Entry {
    readonly plugin: PackageView;
    readonly history: PackageHistory;
}

const BY_NAME: Order = { by: "name", descending: false, namesDescending: false };
const BY_RELEVANCE: Order = { by: "relevance", descending: true, namesDescending: false };

export class PluginsController {
    public constructor(private readonly services: ApiServices) {}

    /** By name, or a search by relevance, unless the query says otherwise. */
    public async list(query: PluginsQuery): Promise<Page> {
        const { q, free, trial, core, maxPrice, cursor } = query;
        const order = orderOf(query);
        const page = await this.services.catalogue.list({
            text: q,
            vendors: this.vendorsOf(query),
            free,
            trial,
            core,
            maxPrice: maxPrice === undefined ? undefined : BigInt(maxPrice),
            order,
            after: cursor === undefined ? undefined : positionOf(cursor, order),
            ...paginationOf(query),
        });

        return {
            results: this.resources(page.listings),
            totalCount: page.total,
            meta: { totalCountIsEstimate: page.isEstimate, cursor: cursorAfter(page, order) },
        } as Page;
    }

    public show({ name }: { name: string }): object {
        const { plugin, history } = this.entry(name);

        return pluginResource(plugin, history);
    }

    /** Newest first. */
    public versions({ name }: { name: string }, query: PageQuery): Page {
        const { history } = this.entry(name);
        const { offset, limit } = paginationOf(query);

        return pageOf(
            history.releases(offset, limit).map((release) => releaseResource(name, release)),
            history.releaseCount,
        );
    }

    public version({ name, version }: { name: string; version: string }): object {
        const release = this.entry(name).history.release(version);

        if (!release) {
            throw new ApiError("UNKNOWN_VERSION", `${name}@${version} is not published`);
        }

        return releaseResource(name, release);
    }

    /** Changes of terms and owner, and yanks, newest first. */
    public history({ name }: { name: string }, query: PageQuery): Page {
        this.entry(name);
        const { offset, limit } = paginationOf(query);
        const { changes, total } = this.services.catalogue.changes(name, offset, limit);

        return pageOf(changes.map(changeResource), total);
    }

    /** Packages that require this one, by name. */
    public dependents({ name }: { name: string }, query: DependentsQuery): Page {
        this.entry(name);
        const { offset, limit } = paginationOf(query);
        const { dependents, total } = this.services.catalogue.dependents(name, query.all, offset, limit);

        return pageOf(
            dependents.map((dependent) => dependentResource(name, dependent, this.entry(dependent.name).history)),
            total,
        );
    }

    /** The packages of a wallet's vendors, by name. */
    public async ownedBy({ id }: { id: string }, query: PageQuery): Promise<Page> {
        const wallet = this.services.view.wallet(id);

        if (!wallet) {
            throw new ApiError("UNKNOWN_WALLET", `The chain knows no wallet ${id}`);
        }

        const vendors = [...vendorsOf(wallet).keys()];
        const page = await this.services.catalogue.list({ vendors, order: BY_NAME, ...paginationOf(query) });

        return pageOf(this.resources(page.listings), page.total);
    }

    /** The vendors that vendor and owner leave; undefined for all. */
    private vendorsOf({ vendor, owner }: PluginsQuery): readonly string[] | undefined {
        const { view } = this.services;

        if (owner === undefined) {
            return vendor === undefined ? undefined : [vendor];
        }

        const wallet = view.wallet(owner);
        const owned = wallet ? [...vendorsOf(wallet).keys()] : [];

        return vendor === undefined ? owned : owned.filter((name) => name === vendor);
    }

    private resources(listings: readonly { readonly name: string }[]): object[] {
        return listings.flatMap(({ name }) => {
            const entry = this.find(name);

            return entry ? [pluginResource(entry.plugin, entry.history)] : [];
        });
    }

    /** @throws ApiError UNKNOWN_PLUGIN */
    private entry(name: string): Entry {
        const found = this.find(name);

        if (!found) {
            throw new ApiError("UNKNOWN_PLUGIN", `${name} is not published`);
        }

        return found;
    }

    private find(name: string): Entry | undefined {
        const { view, catalogue } = this.services;
        const plugin = view.package(name);
        const history = catalogue.package(name);

        return plugin && history && { plugin, history };
    }
}

/** Relevance is nothing to sort by where nothing is searched for. */
const orderOf = ({ orderBy, q }: PluginsQuery): Order =>
    q === undefined && orderBy?.by === "relevance" ? BY_NAME : (orderBy ?? (q === undefined ? BY_NAME : BY_RELEVANCE));
