import type { ResolveQuestion } from "../resolver";
import { ClientError, ClientErrorCode } from "./errors";
import { Http, Refused } from "./http";
import { NodeFacts } from "./node-facts";
import {
    DecisionResource,
    LicenseResource,
    PackageResource,
    ReleaseResource,
    ResolutionResource,
    StateResource,
    VendorResource,
    WalletResource,
} from "./resources";

interface Page<T> {
    readonly meta: { readonly totalCount: number };
    readonly data: readonly T[];
}

const PAGE = 100;
/** How much of a pool is searched for a sender's pending transactions. */
const POOL_PAGES = 10;

/** A query string of what is defined. */
function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
    const defined = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, `${value}`]]));
    const query = new URLSearchParams(defined as [string, string][]).toString();

    return query && `?${query}`;
}

/** Codes of the API that are the client's too. */
const API_CODES: ReadonlySet<string> = new Set<ClientErrorCode>([
    "UNKNOWN_PLUGIN",
    "UNKNOWN_VERSION",
    "HISTORY_UNAVAILABLE",
    "INVALID_REQUEST",
    "CHAIN_BEHIND",
]);

/**
 * What can be asked of one node's registry. What is not on-chain is undefined or empty; what the node cannot answer is an error, so that
 * nobody takes an outage for an answer. All methods throw ClientError NODE_UNREACHABLE, NODE_ERROR, RATE_LIMITED.
 */
export class RegistryQueries {
    public constructor(
        protected readonly http: Http,
        public readonly facts: NodeFacts,
    ) {}

    /** Base address of the node's API. */
    public get node(): string {
        return this.http.api;
    }

    /** Undefined if it is not on-chain. @throws ClientError HISTORY_UNAVAILABLE */
    public package(name: string): Promise<PackageResource | undefined> {
        return this.find<PackageResource>(`/plugins/${encodeURIComponent(name)}`, "UNKNOWN_PLUGIN");
    }

    /** Newest first; empty if the package is not on-chain. @throws ClientError HISTORY_UNAVAILABLE */
    public releases(name: string): Promise<ReleaseResource[]> {
        return this.all<ReleaseResource>(`/plugins/${encodeURIComponent(name)}/versions`, {}, "UNKNOWN_PLUGIN");
    }

    /** Undefined if package or version are not on-chain. @throws ClientError HISTORY_UNAVAILABLE */
    public release(name: string, version: string): Promise<ReleaseResource | undefined> {
        const path = `/plugins/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;

        return this.find<ReleaseResource>(path, "UNKNOWN_PLUGIN", "UNKNOWN_VERSION");
    }

    /** May a wallet run a version (default: the latest)? What is unknown is a code of the decision, never an error. */
    public decision(name: string, address: string, version?: string): Promise<DecisionResource> {
        const path = `/plugins/${encodeURIComponent(name)}/licenses/${encodeURIComponent(address)}`;

        return this.data<DecisionResource>(`${path}${queryOf({ version })}`);
    }

    /** Everyone who holds or held a license. */
    public licenses(name: string): Promise<LicenseResource[]> {
        return this.all<LicenseResource>(`/plugins/${encodeURIComponent(name)}/licenses`, {}, "UNKNOWN_PLUGIN");
    }

    /** A wallet's licenses; none for a wallet that the chain has never seen. */
    public licensesOf(address: string): Promise<LicenseResource[]> {
        return this.all<LicenseResource>(`/wallets/${encodeURIComponent(address)}/licenses`, {}, "UNKNOWN_WALLET");
    }

    /** Undefined if nobody has registered it. */
    public vendor(vendor: string): Promise<VendorResource | undefined> {
        return this.find<VendorResource>(`/vendors/${encodeURIComponent(vendor)}`, "UNKNOWN_VENDOR");
    }

    /** Packages by the filters of `GET /plugins`; at most `limit`, and how many there are. */
    public async search(
        filters: Readonly<Record<string, string | undefined>>,
        limit: number,
    ): Promise<{ readonly total: number; readonly packages: readonly PackageResource[] }> {
        const path = `/plugins${queryOf({ ...filters, limit })}`;
        const { meta, data } = await this.body<Page<PackageResource>>(path);

        return { total: meta.totalCount, packages: data };
    }

    /** What installing packages would take (`POST /plugins/resolve`). */
    public async resolve(question: ResolveQuestion): Promise<ResolutionResource> {
        const answer = await this.http.post<{ data: ResolutionResource }>("/plugins/resolve", question);

        return answer.ok ? answer.body.data : this.fail(answer.refused, "/plugins/resolve");
    }

    /** The state of the registry now, to compare nodes. */
    public state(): Promise<StateResource> {
        return this.data<StateResource>("/plugins/state");
    }

    /** A wallet that the chain has never seen has balance and nonce 0. */
    public async wallet(address: string): Promise<WalletResource> {
        const answer = await this.http.get<{ data: WalletResource }>(`/wallets/${encodeURIComponent(address)}`);

        if (answer.ok) {
            return answer.body.data;
        }

        if (answer.refused.status === 404) {
            return { address, balance: "0", nonce: "0", attributes: {} };
        }

        return this.fail(answer.refused, `/wallets/${address}`);
    }

    /** The nonce of a wallet's next transaction, behind those that wait in the node's pool. */
    public async nextNonce({ nonce, publicKey }: Pick<WalletResource, "nonce" | "publicKey">): Promise<string> {
        let last = BigInt(nonce);

        for (let page = 1; publicKey !== undefined && page <= POOL_PAGES; page++) {
            const path = `/transactions/unconfirmed${queryOf({ page, limit: PAGE })}`;
            const { data } = await this.body<Page<{ senderPublicKey: string; nonce: string }>>(path);
            const own = data.filter(({ senderPublicKey }) => senderPublicKey === publicKey);
            last = own.reduce((highest, { nonce }) => (BigInt(nonce) > highest ? BigInt(nonce) : highest), last);

            if (data.length < PAGE) {
                break;
            }
        }

        return (last + 1n).toString();
    }

    /** A forged transaction's data as Core stores it, undefined if there is none in a block. */
    public transaction(id: string): Promise<Record<string, unknown> | undefined> {
        return this.find<Record<string, unknown>>(`/transactions/${id}?transform=false`);
    }

    /** Whether a transaction waits in the node's pool. */
    public async isPending(id: string): Promise<boolean> {
        return (await this.find(`/transactions/unconfirmed/${id}`)) !== undefined;
    }

    /** `data` of a route that always has an answer. @throws ClientError */
    public async data<T>(path: string): Promise<T> {
        return (await this.body<{ data: T }>(path)).data;
    }

    private async body<T>(path: string): Promise<T> {
        const answer = await this.http.get<T>(path);

        return answer.ok ? answer.body : this.fail(answer.refused, path);
    }

    /** Undefined for a 404 of one of these codes, or of Core's own if no code is given. */
    private async find<T>(path: string, ...unknown: string[]): Promise<T | undefined> {
        const answer = await this.http.get<{ data: T }>(path);

        if (answer.ok) {
            return answer.body.data;
        }

        const { status, code } = answer.refused;
        const isUnknown = unknown.length === 0 ? code === undefined : code !== undefined && unknown.includes(code);

        return status === 404 && isUnknown ? undefined : this.fail(answer.refused, path);
    }

    private async all<T>(path: string, filters: Record<string, string>, ...unknown: string[]): Promise<T[]> {
        const all: T[] = [];

        for (let page = 1; ; page++) {
            const answer = await this.http.get<Page<T>>(`${path}${queryOf({ ...filters, page, limit: PAGE })}`);

            if (!answer.ok) {
                const { status, code } = answer.refused;

                return status === 404 && code !== undefined && unknown.includes(code)
                    ? []
                    : this.fail(answer.refused, path);
            }

            const { data, meta } = answer.body;
            all.push(...data);

            if (data.length === 0 || all.length >= meta.totalCount) {
                return all;
            }
        }
    }

    private fail({ status, code, message }: Refused, path: string): never {
        const known = code !== undefined && API_CODES.has(code) ? (code as ClientErrorCode) : undefined;
        const fallback = status === 422 || status === 400 ? "INVALID_REQUEST" : "NODE_ERROR";
        throw new ClientError(
            known ?? fallback,
            known ? message : `${this.node}${path} answered ${status}: ${message}`,
            {
                node: this.node,
                status,
            },
        );
    }
}
