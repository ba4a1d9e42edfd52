import { createServer } from "node:net";

import { DevnetError } from "./errors";

const refusal = (host: string, port: number): Promise<NodeJS.ErrnoException | undefined> =>
    new Promise((resolve) => {
        const server = createServer();
        server.once("error", resolve);
        server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
    });

/**
 * Throws unless every port can be opened on `host`.
 * @param ports port by the name of the flag that changes it.
 */
export async function assertPortsFree(ports: Record<string, number>, host = "127.0.0.1"): Promise<void> {
    for (const [flag, port] of Object.entries(ports)) {
        const error = await refusal(host, port);

        if (error?.code === "EADDRINUSE") {
            throw new DevnetError(
                `Port ${port} is taken. End what listens there (\`ss -ltnp sport = :${port}\` names it), ` +
                    `or choose another: npm start -- --${flag} ${port + 100}`,
            );
        }

        if (error?.code === "EACCES") {
            throw new DevnetError(
                `You may not open port ${port}. Choose one above 1023: npm start -- --${flag} ${port + 4000}`,
            );
        }

        if (error) {
            throw error;
        }
    }
}

/** A port nobody listens on at the moment of asking. */
export const freePort = (host = "127.0.0.1"): Promise<number> =>
    new Promise((resolve, reject) => {
        const server = createServer();
        server.once("error", reject);
        server.listen({ host, port: 0 }, () => {
            const address = server.address();
            server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
        });
    });
