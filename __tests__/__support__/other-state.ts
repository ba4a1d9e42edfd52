/** Loaded before the simulator: lets its second process, and that one alone, set other terms than the first. */
import { publishActions } from "../../src/handlers/publish-actions";

if (process.argv.includes("--looks")) {
    const action = publishActions.terms;
    const { transition } = action;

    Object.assign(action, {
        transition: ((context) =>
            transition({
                ...context,
                asset: { ...context.asset, terms: { ...context.asset.terms, trialPeriod: 7 } },
            })) satisfies typeof transition,
    });
}
