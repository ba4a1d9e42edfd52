import { codeOfStatus } from "./errors";
import { Lifecycle } from "./hapi";

/** Gives errors that hapi and Core's plugins answer below our paths a code, as ours have. */
export function addErrorCodes(prefix: string): Lifecycle {
    const ours = new RegExp(`^${prefix}/(?:plugins|vendors|wallets/[^/]+/(?:plugins|licenses))(?:/|$)`);

    return ({ path, response }, h) => {
        if (response.isBoom && ours.test(path)) {
            const { output } = response;
            output.payload = { ...output.payload, code: codeOfStatus(output.statusCode) };
        }

        return h.continue;
    };
}
