/** What this package uses of hapi, which Core brings along; its own types are not among Core's dependencies. */

export interface HapiRequest {
    readonly method: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly payload: unknown;
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** normalised: what need not be percent-encoded is not */
    readonly path: string;
    readonly url: URL;
    /** Node's own request, whose URL is as it was sent */
    readonly raw: { readonly req: { readonly url: string } };
    readonly response: HapiResponse | HapiError;
    setUrl(url: string): void;
}

export interface HapiResponse {
    readonly isBoom?: false;
    /** null until hapi sends it, where nobody has set another than 200 */
    readonly statusCode: number | null;
    /** what is to be sent */
    readonly source?: unknown;
    code(statusCode: number): HapiResponse;
    type(mediaType: string): HapiResponse;
    header(name: string, value: string): HapiResponse;
    /** unquoted; hapi marks it where it compresses the answer */
    etag(tag: string): HapiResponse;
    takeover(): HapiResponse;
}

/** An answer of hapi or of one of Core's plugins that is an error. */
export interface HapiError {
    readonly isBoom: true;
    readonly output: { readonly statusCode: number; payload: object };
}

export interface HapiToolkit {
    readonly continue: symbol;
    response(body?: object | string): HapiResponse;
}

export type Lifecycle = (request: HapiRequest, h: HapiToolkit, error?: Error) => unknown;

export interface HapiRoute {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly handler: Lifecycle;
    readonly options: object;
}

/** hapi's server as a plugin sees it: the prefix is the one that the plugin was registered with. */
export interface HapiServer {
    readonly realm: { readonly modifiers: { readonly route: { readonly prefix?: string } } };
    /** plugins by name, with what they were registered with */
    readonly registrations: Readonly<Record<string, { readonly options?: { readonly enabled?: boolean } }>>;
    ext(event: "onRequest" | "onPreResponse", method: Lifecycle, options: { readonly before: readonly string[] }): void;
    route(routes: readonly HapiRoute[]): void;
}

export interface HapiPlugin {
    readonly name: string;
    /** registering it again, as on Core's reboot, changes nothing */
    readonly once: true;
    register(server: HapiServer): void;
}
