export interface paths {
    "/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Packages: lists, filters, search
         * @description Pages by number as everywhere, or by meta.cursor, which stays exact while packages come and go.
         */
        get: operations["listPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One package */
        get: operations["getPlugin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A package's releases, newest first */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One release */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes of a package's terms and owner, and its yanks, newest first */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/dependents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages that require this one, by name */
        get: operations["listDependents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The packages of a wallet's vendors, by name */
        get: operations["listWalletPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/licenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every wallet that holds or held a license of a package */
        get: operations["listLicenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/licenses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decision: may this wallet use this version?
         * @description What is unknown is a code of the decision, not an error. Judged by chain time.
         */
        get: operations["getDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/licenses/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many decisions at a time, in the order in which they were asked for
         * @description All of them after the same block, each as if it had been asked for alone.
         */
        post: operations["getDecisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/wallets/{id}/licenses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A wallet's licenses, by the package's name */
        get: operations["listWalletLicenses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What installing would take: versions of the whole closure, conflicts, licenses, prices
         * @description Whatever stands in the way is a problem of the answer, not an error.
         */
        post: operations["resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/{name}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What installing one package would take, beside nothing else than Core */
        get: operations["resolvePlugin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/vendors/{vendor}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A vendor's owner, maintainers, open offer and packages */
        get: operations["getVendor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the network asks of transactions after the node's last block */
        get: operations["getConfiguration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Height, digest and counts, to compare nodes */
        get: operations["getState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plugins that this node runs, or could run, in processes of their own */
        get: operations["listModules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/modules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["getModule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page that shows this document and tries its requests */
        get: operations["getReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/reference/{release}/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the page loads */
        get: operations["getReferenceFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BodyTooLargeError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "BODY_TOO_LARGE";
        };
        Change:
            | {
                  /** @enum {unknown} */
                  type: "terms";
                  terms: components["schemas"]["Terms"];
                  transactionId: string;
                  blockHeight: number;
                  timestamp: components["schemas"]["Time"];
                  sender: string;
              }
            | {
                  /** @enum {unknown} */
                  type: "owner";
                  owner: string;
                  transactionId: string;
                  blockHeight: number;
                  timestamp: components["schemas"]["Time"];
                  sender: string;
              }
            | {
                  /** @enum {unknown} */
                  type: "yank";
                  version: string;
                  /** @enum {unknown} */
                  reason: "broken" | "security";
                  message: string | null;
                  transactionId: string;
                  blockHeight: number;
                  timestamp: components["schemas"]["Time"];
                  sender: string;
              }
            | {
                  /** @enum {unknown} */
                  type: "unyank";
                  version: string;
                  transactionId: string;
                  blockHeight: number;
                  timestamp: components["schemas"]["Time"];
                  sender: string;
              };
        ChosenPackage: {
            name: string;
            version: string;
            /** @description the version that is there now */
            installed: string | null;
            /** @enum {unknown} */
            change: "install" | "update" | "downgrade" | "keep";
            /** @description published on the chain, in this version */
            onChain: boolean;
            yanked: ("broken" | "security") | null;
            /** @description all that want it */
            why: components["schemas"]["Demand"][];
        };
        Configuration: {
            typeGroup: number;
            activation: {
                active: boolean;
                /** @description the first height with both transaction types */
                height: number | null;
            };
            /** @description the least, by tier */
            fees: {
                [key: string]: string;
            };
            /** @description bytes, seconds and numbers */
            limits: {
                /** @description arktoshi */
                price?: string;
            } & {
                [key: string]: number;
            };
            reservedVendors: string[];
            configurationHash: string;
        };
        CursorPageMeta: {
            totalCountIsEstimate: boolean;
            /** @description on this page */
            count: number;
            pageCount: number;
            totalCount: number;
            next: string | null;
            previous: string | null;
            self: string | null;
            first: string | null;
            last: string | null;
            cursor: string | null;
        };
        Decision: {
            name: string;
            address: string;
            /** @description the wallet may use the version */
            valid: boolean;
            code: components["schemas"]["DecisionCode"];
            /** @description of the license that decided */
            kind: ("full" | "trial") | null;
            /** @description the one asked for, else the latest */
            version: string | null;
            /** @description of the license that decided */
            startsAt: components["schemas"]["Time"] | null;
            /** @description of the license that decided; null for a perpetual one, too */
            expiresAt: components["schemas"]["Time"] | null;
            chainTime: components["schemas"]["Time"];
            height: number;
            synced: boolean;
            /** @description the package's current ones; null if it is not published */
            terms: components["schemas"]["Terms"] | null;
            /** @description transactions that the chain would take now */
            nextSteps: components["schemas"]["NextStep"][];
        };
        /** @enum {unknown} */
        DecisionCode:
            | "CHAIN_BEHIND"
            | "UNKNOWN_PLUGIN"
            | "UNKNOWN_VERSION"
            | "OWNER"
            | "FREE"
            | "VALID"
            | "TRIAL"
            | "FALLBACK"
            | "HISTORY_UNAVAILABLE"
            | "EXPIRED"
            | "TRIAL_EXPIRED"
            | "TRIAL_AVAILABLE"
            | "LICENSE_REQUIRED";
        Demand:
            | {
                  /** @enum {unknown} */
                  by: "question";
                  range: string | null;
              }
            | {
                  /** @enum {unknown} */
                  by: "installed";
                  version: string;
              }
            | {
                  /** @enum {unknown} */
                  by: "package";
                  name: string;
                  version: string;
                  range: string;
              };
        Dependent: {
            name: string;
            /** @description its latest version if that requires the package, else the newest that does */
            version: string;
            /** @description range of versions that this version requires */
            range: string;
            /** @description whether its latest version requires the package */
            latest: boolean;
            /** @description how many of its releases require the package */
            releases: number;
        };
        Error: {
            statusCode: number;
            error: string;
            message: string;
            code: components["schemas"]["ErrorCode"];
        };
        /** @enum {unknown} */
        ErrorCode:
            | "MALFORMED_REQUEST"
            | "FORBIDDEN"
            | "UNKNOWN_PLUGIN"
            | "UNKNOWN_VERSION"
            | "UNKNOWN_VENDOR"
            | "UNKNOWN_WALLET"
            | "UNKNOWN_MODULE"
            | "UNKNOWN_ROUTE"
            | "REQUEST_TIMEOUT"
            | "BODY_TOO_LARGE"
            | "UNSUPPORTED_MEDIA_TYPE"
            | "INVALID_REQUEST"
            | "NOT_YET"
            | "TOO_MANY_REQUESTS"
            | "INTERNAL_ERROR"
            | "HISTORY_UNAVAILABLE"
            | "SERVICE_UNAVAILABLE";
        ExistingVersion: {
            version: string;
            /** @description range of versions of Core */
            core: string;
            yanked: ("broken" | "security") | null;
        };
        ForbiddenError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "FORBIDDEN";
        };
        Grant: {
            /** @enum {unknown} */
            kind: "full" | "trial";
            startsAt: components["schemas"]["Time"];
            expiresAt: components["schemas"]["Time"] | null;
            fallback: boolean;
            transferable: boolean;
            payer: string;
            transactionId: string;
        };
        InternalError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "INTERNAL_ERROR";
        };
        InvalidRequestError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "INVALID_REQUEST";
        };
        InvalidRequestOrNotYetError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "INVALID_REQUEST" | "NOT_YET";
        };
        License: {
            name: string;
            address: string;
            /** @description the wallet may use the version */
            valid: boolean;
            code: components["schemas"]["DecisionCode"];
            /** @description of the license that decided */
            kind: ("full" | "trial") | null;
            /** @description the one asked for, else the latest */
            version: string | null;
            /** @description of the license that decided */
            startsAt: components["schemas"]["Time"] | null;
            /** @description of the license that decided; null for a perpetual one, too */
            expiresAt: components["schemas"]["Time"] | null;
            trial: components["schemas"]["Grant"] | null;
            /** @description full grants, newest first, at most 20 */
            grants: components["schemas"]["Grant"][];
        };
        LicenseLine: {
            name: string;
            version: string;
            valid: boolean;
            code: components["schemas"]["DecisionCode"];
            expiresAt: components["schemas"]["Time"] | null;
            /** @description transactions that the chain would take now */
            nextSteps: components["schemas"]["NextStep"][];
        };
        MalformedRequestError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "MALFORMED_REQUEST";
        };
        Module: {
            name: string;
            /** @description the one that counts; null of a module that cannot be loaded */
            version: string | null;
            /** @description installed side by side, oldest first */
            versions: string[];
            description: string;
            /** @enum {unknown} */
            state:
                | "known"
                | "starting"
                | "authenticating"
                | "registering"
                | "loaded"
                | "stopping"
                | "crashed"
                | "waiting"
                | "failed"
                | "refused";
            /** @description ISO 8601; null if nothing has changed since the node started */
            since: string | null;
        };
        NextStep:
            | {
                  /** @enum {unknown} */
                  action: "purchase";
                  /** @enum {unknown} */
                  kind: "full";
                  name: string;
                  /** @description arktoshi */
                  amount: string;
                  recipientId: string;
                  /** @description the least, in arktoshi */
                  fee: string;
                  terms: components["schemas"]["Terms"];
              }
            | {
                  /** @enum {unknown} */
                  action: "trial";
                  /** @enum {unknown} */
                  kind: "trial";
                  name: string;
                  /** @description arktoshi */
                  amount: string;
                  recipientId: string;
                  /** @description the least, in arktoshi */
                  fee: string;
                  terms: components["schemas"]["Terms"];
              }
            | {
                  /** @enum {unknown} */
                  action: "wait";
              };
        PageMeta: {
            totalCountIsEstimate: boolean;
            /** @description on this page */
            count: number;
            pageCount: number;
            totalCount: number;
            next: string | null;
            previous: string | null;
            self: string | null;
            first: string | null;
            last: string | null;
        };
        Payment: {
            /** @description arktoshi */
            price: string;
            /** @description the least of all transactions, in arktoshi */
            fees: string;
            /** @description arktoshi */
            total: string;
            /** @description who is paid, by address */
            publishers: {
                address: string;
                /** @description arktoshi */
                price: string;
                packages: string[];
            }[];
        };
        Plugin: {
            name: string;
            vendor: string;
            owner: string;
            maintainers: string[];
            terms: components["schemas"]["Terms"];
            /** @description the highest version that is neither yanked nor a prerelease; else the highest that is not yanked; else the highest */
            latest: string;
            /** @description the highest version of each release line, yanked or not */
            lines: {
                [key: string]: string;
            };
            /** @description of the latest version */
            description: string | null;
            /** @description of the latest version */
            requirements: components["schemas"]["Requirements"] | null;
            firstPublished: components["schemas"]["Time"];
            /** @description the newest release */
            published: components["schemas"]["Time"];
            totals: {
                releases: number;
                /** @description wallets that hold or held a license, trials included */
                licensees: number;
                /** @description full licenses that somebody else than the owner paid for */
                sold: number;
            };
        };
        Problem: {
            code: components["schemas"]["ProblemCode"];
            /** @description the package that has no version */
            name: string | null;
            message: string;
            /** @description both sides of a conflict: all that want the package */
            requiredBy: components["schemas"]["Demand"][];
            /** @description what there is of it, highest first, at most 20 */
            versions: components["schemas"]["ExistingVersion"][];
        };
        /** @enum {unknown} */
        ProblemCode:
            | "NOT_ON_CHAIN"
            | "NO_VERSION"
            | "INVALID_RANGE"
            | "CONFLICT"
            | "YANKED"
            | "CORE_TOO_OLD"
            | "CORE_TOO_NEW"
            | "CORE_UNSUITABLE"
            | "TOO_COMPLEX";
        Release: {
            name: string;
            version: string;
            transactionId: string;
            blockHeight: number;
            timestamp: components["schemas"]["Time"];
            sender: string;
            /** @description published while the package was free: this version needs no license, ever */
            free: boolean;
            /** @description of the tarball, as npm writes it */
            integrity: string;
            /** @description null where the installer's npm registry has the tarball */
            source: string | null;
            description: string | null;
            requirements: components["schemas"]["Requirements"];
            yanked: {
                /** @enum {unknown} */
                reason: "broken" | "security";
                message: string | null;
                transactionId: string;
                blockHeight: number;
                timestamp: components["schemas"]["Time"];
                sender: string;
            } | null;
        };
        RequestTimeoutError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "REQUEST_TIMEOUT";
        };
        Requirements: {
            /** @description range of versions of Core */
            core: string;
            /** @description range of versions by package */
            plugins: {
                [key: string]: string;
            };
        };
        Resolution: {
            /** @description Core boots with these packages; false exactly if there are problems */
            satisfiable: boolean;
            core: string;
            address: string | null;
            /** @description what the process would load, requirements first */
            packages: components["schemas"]["ChosenPackage"][];
            /** @description packages that require each other, which Core allows */
            cycles: string[][];
            problems: components["schemas"]["Problem"][];
            licenses: {
                /** @description valid already */
                held: components["schemas"]["LicenseLine"][];
                /** @description the chain would grant a trial */
                trials: components["schemas"]["LicenseLine"][];
                toBuy: components["schemas"]["LicenseLine"][];
                /** @description cannot be said now */
                unknown: components["schemas"]["LicenseLine"][];
                /** @description taking every trial and buying the rest */
                withTrials: components["schemas"]["Payment"];
                /** @description buying all */
                withoutTrials: components["schemas"]["Payment"];
            };
            chainTime: components["schemas"]["Time"];
            height: number;
            synced: boolean;
        };
        ServiceUnavailableError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "SERVICE_UNAVAILABLE";
        };
        ServiceUnavailableOrHistoryUnavailableError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "SERVICE_UNAVAILABLE" | "HISTORY_UNAVAILABLE";
        };
        State: {
            height: number;
            chainTime: components["schemas"]["Time"];
            digest: string;
            configurationHash: string;
            counts: {
                vendors: number;
                packages: number;
                releases: number;
                grants: number;
            };
            synced: boolean;
            /** @description from the last block's time to now by this server's clock, which may be wrong */
            secondsBehindClock: number;
            history: {
                available: boolean;
                reason: string | null;
                rebuilding: boolean;
                /** @description transactions of the registry that the read model lacks */
                behind: number;
            };
        };
        Terms: {
            /** @description arktoshi */
            price: string;
            /** @description seconds; 0: perpetual */
            licensePeriod: number;
            /** @description seconds; 0: no trial */
            trialPeriod: number;
            /** @description an ended license still covers what there was when it ended */
            fallback: boolean;
            /** @description the licensee may move the license to another wallet */
            transferable: boolean;
        };
        Time: {
            /** @description seconds of the network's epoch */
            epoch: number;
            /** @description seconds since 1970 */
            unix: number;
            human: string | null;
        };
        TooManyRequestsError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "TOO_MANY_REQUESTS";
        };
        UnknownModuleError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNKNOWN_MODULE";
        };
        UnknownPluginError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNKNOWN_PLUGIN";
        };
        UnknownPluginOrUnknownVersionError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNKNOWN_PLUGIN" | "UNKNOWN_VERSION";
        };
        UnknownVendorError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNKNOWN_VENDOR";
        };
        UnknownWalletError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNKNOWN_WALLET";
        };
        UnsupportedMediaTypeError: components["schemas"]["Error"] & {
            /** @enum {unknown} */
            code?: "UNSUPPORTED_MEDIA_TYPE";
        };
        Vendor: {
            name: string;
            owner: string;
            maintainers: string[];
            /** @description the wallet that may accept the vendor */
            offeredTo: string | null;
            packages: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPlugins: {
        parameters: {
            query?: {
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
                page?: number;
                /** @description `meta.cursor` of the answer before, instead of `page` and `offset` */
                cursor?: string;
                /** @description packages of this vendor, such as `@acme` */
                vendor?: string;
                /** @description packages of this address' vendors */
                owner?: string;
                /** @description `true`: costs nothing now */
                free?: boolean;
                /** @description `true`: grants a trial now */
                trial?: boolean;
                /** @description arktoshi: costs no more now */
                maxPrice?: string;
                /** @description some release that is not yanked works with this version of Core */
                core?: string;
                /** @description words, or their beginnings, in name, vendor and the latest version's description */
                q?: string;
                /** @description default: `relevance` with `q`, else `name` */
                orderBy?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Packages: lists, filters, search */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "cursor": "WyJuYW1lLGFzYyxhc2MiLCIiLCJAYWNtZS91bml0cyJd",
                     *         "count": 1,
                     *         "pageCount": 2,
                     *         "totalCount": 2,
                     *         "next": "/plugins?limit=1&page=2",
                     *         "previous": null,
                     *         "self": "/plugins?limit=1&page=1",
                     *         "first": "/plugins?limit=1&page=1",
                     *         "last": "/plugins?limit=1&page=2"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/units",
                     *           "vendor": "@acme",
                     *           "owner": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *           "maintainers": [],
                     *           "terms": {
                     *             "price": "0",
                     *             "licensePeriod": 0,
                     *             "trialPeriod": 0,
                     *             "fallback": false,
                     *             "transferable": false
                     *           },
                     *           "latest": "2.1.0",
                     *           "lines": {
                     *             "2": "2.1.0"
                     *           },
                     *           "description": null,
                     *           "requirements": {
                     *             "core": ">=3.0.0",
                     *             "plugins": {}
                     *           },
                     *           "firstPublished": {
                     *             "epoch": 16,
                     *             "unix": 1490101216,
                     *             "human": "2017-03-21T13:00:16.000Z"
                     *           },
                     *           "published": {
                     *             "epoch": 16,
                     *             "unix": 1490101216,
                     *             "human": "2017-03-21T13:00:16.000Z"
                     *           },
                     *           "totals": {
                     *             "releases": 1,
                     *             "licensees": 0,
                     *             "sold": 0
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["CursorPageMeta"];
                        data: components["schemas"]["Plugin"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    getPlugin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One package */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "name": "@acme/weather",
                     *         "vendor": "@acme",
                     *         "owner": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *         "maintainers": [],
                     *         "terms": {
                     *           "price": "2500000000",
                     *           "licensePeriod": 31536000,
                     *           "trialPeriod": 1209600,
                     *           "fallback": true,
                     *           "transferable": true
                     *         },
                     *         "latest": "1.0.1",
                     *         "lines": {
                     *           "1": "1.0.1"
                     *         },
                     *         "description": null,
                     *         "requirements": {
                     *           "core": ">=3.0.0",
                     *           "plugins": {}
                     *         },
                     *         "firstPublished": {
                     *           "epoch": 24,
                     *           "unix": 1490101224,
                     *           "human": "2017-03-21T13:00:24.000Z"
                     *         },
                     *         "published": {
                     *           "epoch": 48,
                     *           "unix": 1490101248,
                     *           "human": "2017-03-21T13:00:48.000Z"
                     *         },
                     *         "totals": {
                     *           "releases": 2,
                     *           "licensees": 1,
                     *           "sold": 1
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Plugin"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A package's releases, newest first */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 1,
                     *         "pageCount": 2,
                     *         "totalCount": 2,
                     *         "next": "/plugins/@acme%2Fweather/versions?limit=1&page=2",
                     *         "previous": null,
                     *         "self": "/plugins/@acme%2Fweather/versions?limit=1&page=1",
                     *         "first": "/plugins/@acme%2Fweather/versions?limit=1&page=1",
                     *         "last": "/plugins/@acme%2Fweather/versions?limit=1&page=2"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/weather",
                     *           "version": "1.0.1",
                     *           "transactionId": "9fd07ce62ba2d42b60ef3debd042db0e854045f03150a83a83491edf4c6cb05e",
                     *           "blockHeight": 7,
                     *           "timestamp": {
                     *             "epoch": 48,
                     *             "unix": 1490101248,
                     *             "human": "2017-03-21T13:00:48.000Z"
                     *           },
                     *           "sender": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *           "free": false,
                     *           "integrity": "sha512-BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==",
                     *           "source": null,
                     *           "description": null,
                     *           "requirements": {
                     *             "core": ">=3.0.0",
                     *             "plugins": {}
                     *           },
                     *           "yanked": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["Release"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
                /** @example 1.0.0 */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One release */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "name": "@acme/weather",
                     *         "version": "1.0.0",
                     *         "transactionId": "4069acf9a07250c0242344b7702dd55f1b4b2883a92a3a79fa817af9252063ca",
                     *         "blockHeight": 4,
                     *         "timestamp": {
                     *           "epoch": 24,
                     *           "unix": 1490101224,
                     *           "human": "2017-03-21T13:00:24.000Z"
                     *         },
                     *         "sender": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *         "free": false,
                     *         "integrity": "sha512-BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==",
                     *         "source": null,
                     *         "description": "Weather for your node",
                     *         "requirements": {
                     *           "core": "^3.0.0",
                     *           "plugins": {
                     *             "@acme/units": "^2.0.0"
                     *           }
                     *         },
                     *         "yanked": {
                     *           "reason": "broken",
                     *           "message": "reads the wrong station",
                     *           "transactionId": "1f53e16352f362943b4dddc8d8f517f51ce702e56b3cae406ae92accc308fe4b",
                     *           "blockHeight": 6,
                     *           "timestamp": {
                     *             "epoch": 40,
                     *             "unix": 1490101240,
                     *             "human": "2017-03-21T13:00:40.000Z"
                     *           },
                     *           "sender": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Release"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN`, `UNKNOWN_VERSION` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginOrUnknownVersionError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes of a package's terms and owner, and its yanks, newest first */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 2,
                     *         "pageCount": 1,
                     *         "totalCount": 2,
                     *         "next": null,
                     *         "previous": null,
                     *         "self": "/plugins/@acme%2Fweather/history?page=1&limit=100",
                     *         "first": "/plugins/@acme%2Fweather/history?page=1&limit=100",
                     *         "last": "/plugins/@acme%2Fweather/history?page=1&limit=100"
                     *       },
                     *       "data": [
                     *         {
                     *           "type": "yank",
                     *           "version": "1.0.0",
                     *           "reason": "broken",
                     *           "message": "reads the wrong station",
                     *           "transactionId": "1f53e16352f362943b4dddc8d8f517f51ce702e56b3cae406ae92accc308fe4b",
                     *           "blockHeight": 6,
                     *           "timestamp": {
                     *             "epoch": 40,
                     *             "unix": 1490101240,
                     *             "human": "2017-03-21T13:00:40.000Z"
                     *           },
                     *           "sender": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45"
                     *         },
                     *         {
                     *           "type": "terms",
                     *           "terms": {
                     *             "price": "2500000000",
                     *             "licensePeriod": 31536000,
                     *             "trialPeriod": 1209600,
                     *             "fallback": true,
                     *             "transferable": true
                     *           },
                     *           "transactionId": "4069acf9a07250c0242344b7702dd55f1b4b2883a92a3a79fa817af9252063ca",
                     *           "blockHeight": 4,
                     *           "timestamp": {
                     *             "epoch": 24,
                     *             "unix": 1490101224,
                     *             "human": "2017-03-21T13:00:24.000Z"
                     *           },
                     *           "sender": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["Change"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listDependents: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
                /** @description also those whose latest version does not require it, but another release */
                all?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/units
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Packages that require this one, by name */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 1,
                     *         "pageCount": 1,
                     *         "totalCount": 1,
                     *         "next": null,
                     *         "previous": null,
                     *         "self": "/plugins/@acme%2Funits/dependents?all=true&page=1&limit=100",
                     *         "first": "/plugins/@acme%2Funits/dependents?all=true&page=1&limit=100",
                     *         "last": "/plugins/@acme%2Funits/dependents?all=true&page=1&limit=100"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/weather",
                     *           "version": "1.0.0",
                     *           "range": "^2.0.0",
                     *           "latest": false,
                     *           "releases": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["Dependent"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listWalletPlugins: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description address, public key or delegate's name
                 * @example AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The packages of a wallet's vendors, by name */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 1,
                     *         "pageCount": 2,
                     *         "totalCount": 2,
                     *         "next": "/wallets/AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45/plugins?limit=1&page=2",
                     *         "previous": null,
                     *         "self": "/wallets/AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45/plugins?limit=1&page=1",
                     *         "first": "/wallets/AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45/plugins?limit=1&page=1",
                     *         "last": "/wallets/AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45/plugins?limit=1&page=2"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/units",
                     *           "vendor": "@acme",
                     *           "owner": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *           "maintainers": [],
                     *           "terms": {
                     *             "price": "0",
                     *             "licensePeriod": 0,
                     *             "trialPeriod": 0,
                     *             "fallback": false,
                     *             "transferable": false
                     *           },
                     *           "latest": "2.1.0",
                     *           "lines": {
                     *             "2": "2.1.0"
                     *           },
                     *           "description": null,
                     *           "requirements": {
                     *             "core": ">=3.0.0",
                     *             "plugins": {}
                     *           },
                     *           "firstPublished": {
                     *             "epoch": 16,
                     *             "unix": 1490101216,
                     *             "human": "2017-03-21T13:00:16.000Z"
                     *           },
                     *           "published": {
                     *             "epoch": 16,
                     *             "unix": 1490101216,
                     *             "human": "2017-03-21T13:00:16.000Z"
                     *           },
                     *           "totals": {
                     *             "releases": 1,
                     *             "licensees": 0,
                     *             "sold": 0
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["Plugin"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_WALLET` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownWalletError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listLicenses: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every wallet that holds or held a license of a package */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 1,
                     *         "pageCount": 1,
                     *         "totalCount": 1,
                     *         "next": null,
                     *         "previous": null,
                     *         "self": "/plugins/@acme%2Fweather/licenses?page=1&limit=100",
                     *         "first": "/plugins/@acme%2Fweather/licenses?page=1&limit=100",
                     *         "last": "/plugins/@acme%2Fweather/licenses?page=1&limit=100"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/weather",
                     *           "address": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                     *           "valid": true,
                     *           "code": "VALID",
                     *           "kind": "full",
                     *           "version": "1.0.1",
                     *           "startsAt": {
                     *             "epoch": 32,
                     *             "unix": 1490101232,
                     *             "human": "2017-03-21T13:00:32.000Z"
                     *           },
                     *           "expiresAt": {
                     *             "epoch": 31536032,
                     *             "unix": 1521637232,
                     *             "human": "2018-03-21T13:00:32.000Z"
                     *           },
                     *           "trial": null,
                     *           "grants": [
                     *             {
                     *               "kind": "full",
                     *               "startsAt": {
                     *                 "epoch": 32,
                     *                 "unix": 1490101232,
                     *                 "human": "2017-03-21T13:00:32.000Z"
                     *               },
                     *               "expiresAt": {
                     *                 "epoch": 31536032,
                     *                 "unix": 1521637232,
                     *                 "human": "2018-03-21T13:00:32.000Z"
                     *               },
                     *               "fallback": true,
                     *               "transferable": true,
                     *               "payer": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                     *               "transactionId": "fae5bf6413ae0f445872fb6b27c6e3c01ff814766c4116fdb770d7408449cf85"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["License"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_PLUGIN` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPluginError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    getDecision: {
        parameters: {
            query?: {
                /** @description default: the latest */
                version?: string;
                /** @description a block of the past: its height, or a time (ISO 8601), which means the last block at or before it */
                at?: number | string;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
                /** @example Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5 */
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision: may this wallet use this version? */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "name": "@acme/weather",
                     *         "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5",
                     *         "valid": false,
                     *         "code": "TRIAL_AVAILABLE",
                     *         "kind": null,
                     *         "version": "1.0.1",
                     *         "startsAt": null,
                     *         "expiresAt": null,
                     *         "chainTime": {
                     *           "epoch": 48,
                     *           "unix": 1490101248,
                     *           "human": "2017-03-21T13:00:48.000Z"
                     *         },
                     *         "height": 7,
                     *         "synced": true,
                     *         "terms": {
                     *           "price": "2500000000",
                     *           "licensePeriod": 31536000,
                     *           "trialPeriod": 1209600,
                     *           "fallback": true,
                     *           "transferable": true
                     *         },
                     *         "nextSteps": [
                     *           {
                     *             "action": "trial",
                     *             "kind": "trial",
                     *             "amount": "0",
                     *             "fee": "10000000",
                     *             "name": "@acme/weather",
                     *             "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *             "terms": {
                     *               "price": "2500000000",
                     *               "licensePeriod": 31536000,
                     *               "trialPeriod": 1209600,
                     *               "fallback": true,
                     *               "transferable": true
                     *             }
                     *           },
                     *           {
                     *             "action": "purchase",
                     *             "kind": "full",
                     *             "amount": "2500000000",
                     *             "fee": "20000000",
                     *             "name": "@acme/weather",
                     *             "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *             "terms": {
                     *               "price": "2500000000",
                     *               "licensePeriod": 31536000,
                     *               "trialPeriod": 1209600,
                     *               "fallback": true,
                     *               "transferable": true
                     *             }
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Decision"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST`, `NOT_YET` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestOrNotYetError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    getDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "questions": [
                 *         {
                 *           "name": "@acme/weather",
                 *           "address": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                 *           "version": "1.0.0"
                 *         },
                 *         {
                 *           "name": "@acme/weather",
                 *           "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5"
                 *         }
                 *       ],
                 *       "at": 5
                 *     }
                 */
                "application/json": {
                    questions: {
                        /** @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own */
                        name: string;
                        address: string;
                        /** @description default: the latest */
                        version?: string;
                    }[];
                    /** @description a block of the past: its height, or a time (ISO 8601), which means the last block at or before it */
                    at?: number | string;
                };
            };
        };
        responses: {
            /** @description Many decisions at a time, in the order in which they were asked for */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "@acme/weather",
                     *           "address": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                     *           "valid": true,
                     *           "code": "VALID",
                     *           "kind": "full",
                     *           "version": "1.0.0",
                     *           "startsAt": {
                     *             "epoch": 32,
                     *             "unix": 1490101232,
                     *             "human": "2017-03-21T13:00:32.000Z"
                     *           },
                     *           "expiresAt": {
                     *             "epoch": 31536032,
                     *             "unix": 1521637232,
                     *             "human": "2018-03-21T13:00:32.000Z"
                     *           },
                     *           "chainTime": {
                     *             "epoch": 32,
                     *             "unix": 1490101232,
                     *             "human": "2017-03-21T13:00:32.000Z"
                     *           },
                     *           "height": 5,
                     *           "synced": true,
                     *           "terms": {
                     *             "price": "2500000000",
                     *             "licensePeriod": 31536000,
                     *             "trialPeriod": 1209600,
                     *             "fallback": true,
                     *             "transferable": true
                     *           },
                     *           "nextSteps": [
                     *             {
                     *               "action": "purchase",
                     *               "kind": "full",
                     *               "amount": "2500000000",
                     *               "fee": "20000000",
                     *               "name": "@acme/weather",
                     *               "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *               "terms": {
                     *                 "price": "2500000000",
                     *                 "licensePeriod": 31536000,
                     *                 "trialPeriod": 1209600,
                     *                 "fallback": true,
                     *                 "transferable": true
                     *               }
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "name": "@acme/weather",
                     *           "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5",
                     *           "valid": false,
                     *           "code": "TRIAL_AVAILABLE",
                     *           "kind": null,
                     *           "version": "1.0.0",
                     *           "startsAt": null,
                     *           "expiresAt": null,
                     *           "chainTime": {
                     *             "epoch": 32,
                     *             "unix": 1490101232,
                     *             "human": "2017-03-21T13:00:32.000Z"
                     *           },
                     *           "height": 5,
                     *           "synced": true,
                     *           "terms": {
                     *             "price": "2500000000",
                     *             "licensePeriod": 31536000,
                     *             "trialPeriod": 1209600,
                     *             "fallback": true,
                     *             "transferable": true
                     *           },
                     *           "nextSteps": [
                     *             {
                     *               "action": "trial",
                     *               "kind": "trial",
                     *               "amount": "0",
                     *               "fee": "10000000",
                     *               "name": "@acme/weather",
                     *               "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *               "terms": {
                     *                 "price": "2500000000",
                     *                 "licensePeriod": 31536000,
                     *                 "trialPeriod": 1209600,
                     *                 "fallback": true,
                     *                 "transferable": true
                     *               }
                     *             },
                     *             {
                     *               "action": "purchase",
                     *               "kind": "full",
                     *               "amount": "2500000000",
                     *               "fee": "20000000",
                     *               "name": "@acme/weather",
                     *               "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *               "terms": {
                     *                 "price": "2500000000",
                     *                 "licensePeriod": 31536000,
                     *                 "trialPeriod": 1209600,
                     *                 "fallback": true,
                     *                 "transferable": true
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Decision"][];
                    };
                };
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `REQUEST_TIMEOUT` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTimeoutError"];
                };
            };
            /** @description `BODY_TOO_LARGE` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyTooLargeError"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsupportedMediaTypeError"];
                };
            };
            /** @description `INVALID_REQUEST`, `NOT_YET` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestOrNotYetError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    listWalletLicenses: {
        parameters: {
            query?: {
                page?: number;
                /** @description wins over `page` */
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description address, public key or delegate's name
                 * @example APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A wallet's licenses, by the package's name */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meta": {
                     *         "totalCountIsEstimate": false,
                     *         "count": 1,
                     *         "pageCount": 1,
                     *         "totalCount": 1,
                     *         "next": null,
                     *         "previous": null,
                     *         "self": "/wallets/APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH/licenses?page=1&limit=100",
                     *         "first": "/wallets/APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH/licenses?page=1&limit=100",
                     *         "last": "/wallets/APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH/licenses?page=1&limit=100"
                     *       },
                     *       "data": [
                     *         {
                     *           "name": "@acme/weather",
                     *           "address": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                     *           "valid": true,
                     *           "code": "VALID",
                     *           "kind": "full",
                     *           "version": "1.0.1",
                     *           "startsAt": {
                     *             "epoch": 32,
                     *             "unix": 1490101232,
                     *             "human": "2017-03-21T13:00:32.000Z"
                     *           },
                     *           "expiresAt": {
                     *             "epoch": 31536032,
                     *             "unix": 1521637232,
                     *             "human": "2018-03-21T13:00:32.000Z"
                     *           },
                     *           "trial": null,
                     *           "grants": [
                     *             {
                     *               "kind": "full",
                     *               "startsAt": {
                     *                 "epoch": 32,
                     *                 "unix": 1490101232,
                     *                 "human": "2017-03-21T13:00:32.000Z"
                     *               },
                     *               "expiresAt": {
                     *                 "epoch": 31536032,
                     *                 "unix": 1521637232,
                     *                 "human": "2018-03-21T13:00:32.000Z"
                     *               },
                     *               "fallback": true,
                     *               "transferable": true,
                     *               "payer": "APD7R1D5BYniTSh9HgtoEsz77yx5viiuhH",
                     *               "transactionId": "fae5bf6413ae0f445872fb6b27c6e3c01ff814766c4116fdb770d7408449cf85"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        meta: components["schemas"]["PageMeta"];
                        data: components["schemas"]["License"][];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_WALLET` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownWalletError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    resolve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "packages": [
                 *         {
                 *           "name": "@acme/weather",
                 *           "range": "1.0.0"
                 *         }
                 *       ],
                 *       "core": "3.9.1",
                 *       "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5",
                 *       "installed": [
                 *         {
                 *           "name": "@acme/units",
                 *           "version": "2.1.0"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description what is to be there */
                    packages: {
                        /** @description a package's name */
                        name: string;
                        /** @description of node-semver, as `^1.2.0`; default: any version but prereleases */
                        range?: string;
                        /** @description the highest version, even if the installed one would do */
                        update?: boolean;
                    }[];
                    /** @description version of Core, as 3.9.1 */
                    core: string;
                    /**
                     * @description whose licenses count; default: nobody's
                     * @default null
                     */
                    address?: string | null;
                    /**
                     * @description what one process of the node loads; with Core's own packages, or without any of them
                     * @default []
                     */
                    installed?: {
                        /** @description a package's name */
                        name: string;
                        version: string;
                    }[];
                    /**
                     * @description a version asked for exactly may be one that is yanked for `security`
                     * @default false
                     */
                    allowYanked?: boolean;
                };
            };
        };
        responses: {
            /** @description What installing would take: versions of the whole closure, conflicts, licenses, prices */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "satisfiable": true,
                     *         "core": "3.9.1",
                     *         "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5",
                     *         "packages": [
                     *           {
                     *             "name": "@acme/units",
                     *             "version": "2.1.0",
                     *             "installed": "2.1.0",
                     *             "change": "keep",
                     *             "onChain": true,
                     *             "yanked": null,
                     *             "why": [
                     *               {
                     *                 "by": "installed",
                     *                 "version": "2.1.0"
                     *               },
                     *               {
                     *                 "by": "package",
                     *                 "name": "@acme/weather",
                     *                 "version": "1.0.0",
                     *                 "range": "^2.0.0"
                     *               }
                     *             ]
                     *           },
                     *           {
                     *             "name": "@acme/weather",
                     *             "version": "1.0.0",
                     *             "installed": null,
                     *             "change": "install",
                     *             "onChain": true,
                     *             "yanked": "broken",
                     *             "why": [
                     *               {
                     *                 "by": "question",
                     *                 "range": "1.0.0"
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "cycles": [],
                     *         "problems": [],
                     *         "licenses": {
                     *           "held": [],
                     *           "trials": [
                     *             {
                     *               "name": "@acme/weather",
                     *               "version": "1.0.0",
                     *               "valid": false,
                     *               "code": "TRIAL_AVAILABLE",
                     *               "expiresAt": null,
                     *               "nextSteps": [
                     *                 {
                     *                   "action": "trial",
                     *                   "kind": "trial",
                     *                   "amount": "0",
                     *                   "fee": "10000000",
                     *                   "name": "@acme/weather",
                     *                   "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                   "terms": {
                     *                     "price": "2500000000",
                     *                     "licensePeriod": 31536000,
                     *                     "trialPeriod": 1209600,
                     *                     "fallback": true,
                     *                     "transferable": true
                     *                   }
                     *                 },
                     *                 {
                     *                   "action": "purchase",
                     *                   "kind": "full",
                     *                   "amount": "2500000000",
                     *                   "fee": "20000000",
                     *                   "name": "@acme/weather",
                     *                   "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                   "terms": {
                     *                     "price": "2500000000",
                     *                     "licensePeriod": 31536000,
                     *                     "trialPeriod": 1209600,
                     *                     "fallback": true,
                     *                     "transferable": true
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "toBuy": [],
                     *           "unknown": [],
                     *           "withTrials": {
                     *             "price": "0",
                     *             "fees": "10000000",
                     *             "total": "10000000",
                     *             "publishers": []
                     *           },
                     *           "withoutTrials": {
                     *             "price": "2500000000",
                     *             "fees": "20000000",
                     *             "total": "2520000000",
                     *             "publishers": [
                     *               {
                     *                 "address": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                 "price": "2500000000",
                     *                 "packages": [
                     *                   "@acme/weather"
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         },
                     *         "chainTime": {
                     *           "epoch": 48,
                     *           "unix": 1490101248,
                     *           "human": "2017-03-21T13:00:48.000Z"
                     *         },
                     *         "height": 7,
                     *         "synced": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Resolution"];
                    };
                };
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `REQUEST_TIMEOUT` */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTimeoutError"];
                };
            };
            /** @description `BODY_TOO_LARGE` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BodyTooLargeError"];
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsupportedMediaTypeError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    resolvePlugin: {
        parameters: {
            query?: {
                /** @description version of Core, as 3.9.1 */
                core?: string;
                /** @description whose licenses count; default: nobody's */
                address?: string;
                /** @description exactly this version; default: the highest that will do */
                version?: string;
            };
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @acme/weather
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What installing one package would take, beside nothing else than Core */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "satisfiable": true,
                     *         "core": "3.9.1",
                     *         "address": "Af5LyfeaaLiUso2pQV6A43jiN1zBs9FEq5",
                     *         "packages": [
                     *           {
                     *             "name": "@acme/weather",
                     *             "version": "1.0.1",
                     *             "installed": null,
                     *             "change": "install",
                     *             "onChain": true,
                     *             "yanked": null,
                     *             "why": [
                     *               {
                     *                 "by": "question",
                     *                 "range": null
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "cycles": [],
                     *         "problems": [],
                     *         "licenses": {
                     *           "held": [],
                     *           "trials": [
                     *             {
                     *               "name": "@acme/weather",
                     *               "version": "1.0.1",
                     *               "valid": false,
                     *               "code": "TRIAL_AVAILABLE",
                     *               "expiresAt": null,
                     *               "nextSteps": [
                     *                 {
                     *                   "action": "trial",
                     *                   "kind": "trial",
                     *                   "amount": "0",
                     *                   "fee": "10000000",
                     *                   "name": "@acme/weather",
                     *                   "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                   "terms": {
                     *                     "price": "2500000000",
                     *                     "licensePeriod": 31536000,
                     *                     "trialPeriod": 1209600,
                     *                     "fallback": true,
                     *                     "transferable": true
                     *                   }
                     *                 },
                     *                 {
                     *                   "action": "purchase",
                     *                   "kind": "full",
                     *                   "amount": "2500000000",
                     *                   "fee": "20000000",
                     *                   "name": "@acme/weather",
                     *                   "recipientId": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                   "terms": {
                     *                     "price": "2500000000",
                     *                     "licensePeriod": 31536000,
                     *                     "trialPeriod": 1209600,
                     *                     "fallback": true,
                     *                     "transferable": true
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "toBuy": [],
                     *           "unknown": [],
                     *           "withTrials": {
                     *             "price": "0",
                     *             "fees": "10000000",
                     *             "total": "10000000",
                     *             "publishers": []
                     *           },
                     *           "withoutTrials": {
                     *             "price": "2500000000",
                     *             "fees": "20000000",
                     *             "total": "2520000000",
                     *             "publishers": [
                     *               {
                     *                 "address": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *                 "price": "2500000000",
                     *                 "packages": [
                     *                   "@acme/weather"
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         },
                     *         "chainTime": {
                     *           "epoch": 48,
                     *           "unix": 1490101248,
                     *           "human": "2017-03-21T13:00:48.000Z"
                     *         },
                     *         "height": 7,
                     *         "synced": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Resolution"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE`, `HISTORY_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableOrHistoryUnavailableError"];
                };
            };
        };
    };
    getVendor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example @acme */
                vendor: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A vendor's owner, maintainers, open offer and packages */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "name": "@acme",
                     *         "owner": "AaC3Z1Q1dkuPQKMUkxwoFZoyWftsyJ9c45",
                     *         "maintainers": [],
                     *         "offeredTo": null,
                     *         "packages": [
                     *           "@acme/units",
                     *           "@acme/weather"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Vendor"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_VENDOR` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownVendorError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the network asks of transactions after the node's last block */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "typeGroup": 1035,
                     *         "activation": {
                     *           "active": true,
                     *           "height": 1
                     *         },
                     *         "fees": {
                     *           "register": "5000000000",
                     *           "releaseFree": "100000000",
                     *           "releasePaid": "500000000",
                     *           "termsFree": "50000000",
                     *           "termsPaid": "500000000",
                     *           "yank": "50000000",
                     *           "unyank": "50000000",
                     *           "maintainers": "100000000",
                     *           "transfer": "100000000",
                     *           "accept": "100000000",
                     *           "full": "20000000",
                     *           "gift": "50000000",
                     *           "trial": "10000000",
                     *           "move": "50000000"
                     *         },
                     *         "limits": {
                     *           "asset": 8192,
                     *           "vendor": 64,
                     *           "name": 214,
                     *           "version": 64,
                     *           "range": 64,
                     *           "text": 255,
                     *           "integrity": 64,
                     *           "requirements": 32,
                     *           "maintainers": 8,
                     *           "period": 3153600000,
                     *           "price": "9223372036854775807",
                     *           "vendorsPerOwner": 100
                     *         },
                     *         "reservedVendors": [
                     *           "@arkecosystem",
                     *           "@protokol"
                     *         ],
                     *         "configurationHash": "dab624f866ce3141aff486e96a71ece923c8e54c9bc7325526b6d49cb580a235"
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Configuration"];
                    };
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Height, digest and counts, to compare nodes */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "height": 7,
                     *         "chainTime": {
                     *           "epoch": 48,
                     *           "unix": 1490101248,
                     *           "human": "2017-03-21T13:00:48.000Z"
                     *         },
                     *         "digest": "a4c8dc032604699630e3b8efefa8c8d1e3643f68dfbd7c72380ac7b7003f3ff4",
                     *         "configurationHash": "dab624f866ce3141aff486e96a71ece923c8e54c9bc7325526b6d49cb580a235",
                     *         "counts": {
                     *           "vendors": 1,
                     *           "packages": 2,
                     *           "releases": 3,
                     *           "grants": 1
                     *         },
                     *         "synced": true,
                     *         "secondsBehindClock": 12,
                     *         "history": {
                     *           "available": true,
                     *           "reason": null,
                     *           "rebuilding": false,
                     *           "behind": 0
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["State"];
                    };
                };
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    listModules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plugins that this node runs, or could run, in processes of their own */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "@example/license-notifier",
                     *           "version": "1.0.0",
                     *           "versions": [
                     *             "1.0.0"
                     *           ],
                     *           "description": "Tells webhooks, the log and a page which licenses of the node's plugins are about to end.",
                     *           "state": "known",
                     *           "since": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Module"][];
                    };
                };
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getModule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description a package's name, `@vendor/package`; its slash is percent-encoded, or a segment of its own
                 * @example @example/license-notifier
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One of them */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": {
                     *         "name": "@example/license-notifier",
                     *         "version": "1.0.0",
                     *         "versions": [
                     *           "1.0.0"
                     *         ],
                     *         "description": "Tells webhooks, the log and a page which licenses of the node's plugins are about to end.",
                     *         "state": "known",
                     *         "since": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        data: components["schemas"]["Module"];
                    };
                };
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `UNKNOWN_MODULE` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownModuleError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getReference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page that shows this document and tries its requests */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
    getReferenceFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0.1.0 */
                release: "0.1.0";
                /** @example start.js */
                file:
                    | "start.js"
                    | "swagger-ui.css"
                    | "swagger-ui-bundle.js"
                    | "swagger-ui-bundle.js.LICENSE.txt"
                    | "LICENSE"
                    | "NOTICE";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the page loads */
            200: {
                headers: {
                    /** @description `no-cache`: ask again with the tag; `no-store`: keep nothing */
                    "Cache-Control"?: string;
                    /** @description for `If-None-Match` */
                    ETag?: string;
                    /** @description the node's */
                    "X-Block-Height"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description What `If-None-Match` names is still the answer */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `MALFORMED_REQUEST` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MalformedRequestError"];
                };
            };
            /** @description `FORBIDDEN` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForbiddenError"];
                };
            };
            /** @description `INVALID_REQUEST` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestError"];
                };
            };
            /** @description `TOO_MANY_REQUESTS` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TooManyRequestsError"];
                };
            };
            /** @description `INTERNAL_ERROR` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InternalError"];
                };
            };
            /** @description `SERVICE_UNAVAILABLE` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceUnavailableError"];
                };
            };
        };
    };
}
