import { ApiError } from "./errors";
import { Lifecycle } from "./hapi";

/**
 * Lets a package's name stand in a path as it is written: `/plugins/@vendor/pkg` becomes `/plugins/@vendor%2Fpkg`,
 * which is the one form that routes know. A route of two segments of its own would take `/plugins/@vendor/versions`
 * for the versions of something, although it is a package.
 */
export function joinTwoSegmentNames(prefix: string): Lifecycle {
    const pattern = new RegExp(`^${prefix}/plugins/(modules/)?(@[^/%]+)/([^/]+)(/.*)?$`);

    return (request, h) => {
        const [, kind = "", vendor, name, rest = ""] = pattern.exec(request.path) ?? [];

        if (vendor !== undefined) {
            try {
                request.setUrl(`${prefix}/plugins/${kind}${vendor}%2F${name}${rest}${request.url.search}`);
            } catch {
                // hapi builds the new URL with the request's Host header, which may be anything.
                const { body } = new ApiError("INVALID_REQUEST", "The Host header is not valid");

                return h.response(body).code(body.statusCode).takeover();
            }
        }

        return h.continue;
    };
}
