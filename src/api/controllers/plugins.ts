import { Utils } from "@arkecosystem/crypto";
import semver from "semver";

import { PackageHistory, PackageView, remember } from "../../catalogue";
import { isFree, Requirements } from "../../transactions";
import { vendorsOf } from "../../wallet-attributes";
import { Page } from "../endpoint";
import { ApiError } from "../errors";
import { pluginResource } from "../resources/plugin";
import { releaseResource } from "../resources/release";
import { PageQuery, PluginsQuery } from "../schemas";
import { ApiServices } from "../services";
import { pageFrom, pageOf, paginationOf, sortedKeys } from "./paging";

interface Entry {
    readonly plugin: PackageView;
    readonly history: PackageHistory;
}

type Filter = (entry: Entry) => boolean;

export class PluginsController {
    public constructor(private readonly services: ApiServices) {}

    /** By name, unless the query says otherwise. */
    public async list(query: PluginsQuery): Promise<Page> {
        const filters = filtersOf(query);
        const candidates = this.candidates(query);
        const names = filters.length
            ? candidates.filter((name) => filters.every((filter) => filter(this.entry(name))))
            : candidates;

        if (query.orderBy.length === 0) {
            return pageFrom(names, query, (name) => this.resource(name));
        }

        const rows = names.map((name) => sortable(this.entry(name)));
        const page = await this.services.pagination.getPage(paginationOf(query), query.orderBy, rows);

        return pageOf(
            page.results.map(({ name }) => this.resource(name)),
            page.totalCount,
        );
    }

    public show({ name }: { name: string }): object {
        return this.resource(name);
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

    /** The packages of a wallet's vendors, by name. */
    public ownedBy({ id }: { id: string }, query: PageQuery): Page {
        const wallet = this.services.view.wallet(id);

        if (!wallet) {
            throw new ApiError("UNKNOWN_WALLET", `The chain knows no wallet ${id}`);
        }

        return pageFrom(this.namesOf(wallet.getAddress()), query, (name) => this.resource(name));
    }

    /** Names that vendor and owner leave, in order. */
    private candidates({ vendor, owner }: PluginsQuery): readonly string[] {
        const { view, catalogue } = this.services;

        if (vendor !== undefined) {
            const found = view.vendor(vendor);

            return found && (owner ?? found.log.state.owner) === found.log.state.owner
                ? sortedKeys(found.packages)
                : [];
        }

        return owner === undefined ? catalogue.names() : this.namesOf(owner);
    }

    private namesOf(address: string): readonly string[] {
        const wallet = this.services.view.wallet(address);

        return wallet ? [...vendorsOf(wallet).values()].flatMap(({ packages }) => [...packages.keys()]).sort() : [];
    }

    private resource(name: string): object {
        const { plugin, history } = this.entry(name);

        return pluginResource(plugin, history);
    }

    /** @throws ApiError UNKNOWN_PLUGIN */
    private entry(name: string): Entry {
        const { view, catalogue } = this.services;
        const plugin = view.package(name);
        const history = catalogue.package(name);

        if (!plugin || !history) {
            throw new ApiError("UNKNOWN_PLUGIN", `${name} is not published`);
        }

        return { plugin, history };
    }
}

/** What `orderBy` may name. */
const sortable = ({ plugin, history }: Entry) => ({
    name: plugin.name,
    price: Utils.BigNumber.make(plugin.state.terms.price),
    published: history.newestRelease.timestamp,
    sold: history.sold,
});

function filtersOf({ free, trial, core, q }: PluginsQuery): Filter[] {
    const filters: Filter[] = [];

    if (free !== undefined) {
        filters.push(({ plugin }) => isFree(plugin.state.terms) === free);
    }

    if (trial !== undefined) {
        filters.push(({ plugin }) => plugin.state.terms.trialPeriod > 0 === trial);
    }

    if (core !== undefined) {
        filters.push(worksWith(core));
    }

    if (q !== undefined) {
        filters.push(mentions(q.toLowerCase()));
    }

    return filters;
}

/** Some version that is not yanked works with this version of Core, as Core itself would judge it. */
function worksWith(core: string): Filter {
    return ({ history }) =>
        history.releases().some(({ yank, requirements }) => yank === undefined && rangeOf(requirements)?.test(core));
}

/** Parsed once per release: ranges come from the chain, and parsing one can take long. Null: not a range. */
const rangeOf = remember(({ core }: Requirements): semver.Range | null => {
    try {
        return new semver.Range(core);
    } catch {
        return null;
    }
});

const mentions =
    (text: string): Filter =>
    ({ plugin, history }) =>
        `${plugin.name} ${history.release(plugin.latest)?.description ?? ""}`.toLowerCase().includes(text);
