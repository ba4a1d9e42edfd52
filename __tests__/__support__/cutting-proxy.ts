import { createServer, request, Server } from "node:http";
import { AddressInfo } from "node:net";

/** A connection to a node that breaks where tests want it. */
export interface CuttingProxy {
    readonly url: string;
    /** `before`: posts do not reach the node; `after`: they do, and then nothing comes through any more */
    cut(when: "before" | "after" | "never"): void;
    readonly stop: () => Promise<void>;
}

/** @param api base address of the node's API, `/api` included */
export async function startCuttingProxy(api: string): Promise<CuttingProxy> {
    const target = new URL(api);
    let mode: "before" | "after" | "never" = "never";
    let isDown = false;
    const server: Server = createServer((incoming, outgoing) => {
        const isPost = incoming.method === "POST";

        if (isDown || (isPost && mode === "before")) {
            incoming.socket.destroy();

            return;
        }

        const { method, headers, url } = incoming;
        const forwarded = request(
            { host: target.hostname, port: target.port, method, headers, path: url },
            (answer) => {
                if (isPost && mode === "after") {
                    isDown = true;
                    incoming.socket.destroy();
                } else {
                    outgoing.writeHead(answer.statusCode as number, answer.headers);
                    answer.pipe(outgoing);
                }
            },
        );
        forwarded.once("error", () => incoming.socket.destroy());
        incoming.pipe(forwarded);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        cut: (when) => {
            mode = when;
            isDown = false;
        },
        stop: () =>
            new Promise((resolve) => {
                server.closeAllConnections();
                server.close(() => resolve());
            }),
    };
}
