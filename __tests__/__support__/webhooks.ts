import { once } from "node:events";
import { createServer, Server } from "node:http";
import { AddressInfo } from "node:net";

import { waitFor } from "../../devnet/processes";

/** What Core's webhooks post. */
export interface Delivery {
    readonly timestamp: number;
    readonly event: string;
    readonly data: Readonly<Record<string, unknown>>;
}

export interface Condition {
    readonly key: string;
    readonly condition: string;
    readonly value?: unknown;
}

/** A real HTTP server that keeps what webhooks deliver to it, by path. */
export class Receiver {
    private readonly deliveries = new Map<string, Delivery[]>();

    private constructor(private readonly server: Server) {}

    public static async start(): Promise<Receiver> {
        const server = createServer((request, response) => {
            const chunks: Buffer[] = [];
            request.on("data", (chunk: Buffer) => chunks.push(chunk));
            request.on("end", () => {
                receiver.of(request.url as string).push(JSON.parse(Buffer.concat(chunks).toString()) as Delivery);
                response.end();
            });
        });
        const receiver = new Receiver(server);
        server.listen(0, "127.0.0.1");
        await once(server, "listening");

        return receiver;
    }

    public url(path: string): string {
        return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
    }

    public of(path: string): Delivery[] {
        const found = this.deliveries.get(path) ?? [];
        this.deliveries.set(path, found);

        return found;
    }

    /** Waits until as many have come. */
    public async wait(path: string, count: number, timeout = 30_000): Promise<readonly Delivery[]> {
        return waitFor(
            `${count} deliveries to ${path}`,
            async () => (this.of(path).length >= count ? this.of(path) : undefined),
            { timeout },
        );
    }

    public async stop(): Promise<void> {
        this.server.closeAllConnections();
        this.server.close();
        await once(this.server, "close");
    }
}
