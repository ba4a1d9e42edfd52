/** What this package uses of hapi, which Core brings along; its own types are not among Core's dependencies. */

export interface HapiRequest {
    readonly params: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
    /** normalised: what need not be percent-encoded is not */
    readonly path: string;
    readonly url: URL;
    setUrl(url: string): void;
}

export interface HapiResponse {
    code(statusCode: number): HapiResponse;
    takeover(): HapiResponse;
}

export interface HapiToolkit {
    readonly continue: symbol;
    response(body: object): HapiResponse;
}

export type Lifecycle = (request: HapiRequest, h: HapiToolkit, error?: Error) => unknown;

export interface HapiRoute {
    readonly method: "GET";
    readonly path: string;
    readonly handler: Lifecycle;
    readonly options: object;
}

/** hapi's server as a plugin sees it: the prefix is the one that the plugin was registered with. */
export interface HapiServer {
    readonly realm: { readonly modifiers: { readonly route: { readonly prefix?: string } } };
    ext(event: "onRequest", method: Lifecycle, options: { before: readonly string[] }): void;
    route(routes: readonly HapiRoute[]): void;
}

export interface HapiPlugin {
    readonly name: string;
    /** registering it again, as on Core's reboot, changes nothing */
    readonly once: true;
    register(server: HapiServer): void;
}
