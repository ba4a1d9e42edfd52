import { AuthenticateParams, CapabilityResult } from "../protocol";
import { CancellationToken, RpcConnection, RpcFailure } from "../rpc/connection";
import { NodeApi } from "./module-api";

/** Longer than the manager's own limit, which gives the better message. */
const MILLISECONDS = 60_000;

/** Of log messages that the node has not read yet; nobody can make a module wait for that, so what is more is dropped. */
const MOST_BYTES_WAITING = 1_048_576;

const tokenOf = (signal: AbortSignal): CancellationToken => ({
    isCancellationRequested: signal.aborted,
    onCancellationRequested: (listener) => {
        const abort = (): void => listener(undefined);
        signal.addEventListener("abort", abort);

        return { dispose: () => signal.removeEventListener("abort", abort) };
    },
});

/** The node for the module of this process. Capabilities are asked for once per target. */
export function nodeApi(connection: RpcConnection, { module, dataFolder, options }: AuthenticateParams): NodeApi {
    const capabilities = new Map<string, Promise<CapabilityResult>>();

    const capabilityOf = (target: string): Promise<CapabilityResult> => {
        const known = capabilities.get(target);
        const asked = known ?? connection.request<CapabilityResult>("capability", { target }, MILLISECONDS);

        if (!known) {
            capabilities.set(target, asked);
            asked.catch(() => capabilities.delete(target));
        }

        return asked;
    };

    const callOnce = async <R>(target: string, method: string, params: object, signal?: AbortSignal): Promise<R> => {
        const { capability } = await capabilityOf(target);

        return connection.request<R>("call", { capability, method, params }, MILLISECONDS, signal && tokenOf(signal));
    };

    return {
        name: module.name,
        version: module.version,
        dataFolder,
        options,
        async call<R>(target: string, method: string, params: object = {}, signal?: AbortSignal): Promise<R> {
            try {
                return await callOnce<R>(target, method, params, signal);
            } catch (error) {
                // The target may have restarted since, which ended the capability: one more try with a new one.
                if (!(error instanceof RpcFailure) || error.code !== "REVOKED") {
                    throw error;
                }

                capabilities.delete(target);

                return callOnce<R>(target, method, params, signal);
            }
        },
        log(level, message) {
            if (connection.waitingBytes <= MOST_BYTES_WAITING) {
                connection.notify("log", { level, message });
            }
        },
    };
}
