/**
 * Calls on nodes as a peer would: `knock.ts <address:port> …`. A node looks for peers once in ten minutes while it has
 * enough of them, but takes in at once whoever asks it something. Run it in the namespace of the node to be taken in.
 */
import { Client } from "@arkecosystem/core-p2p/dist/hapi-nes";
import { getStatus } from "@arkecosystem/core-p2p/dist/socket-server/codecs/peer";

const TIMEOUT = 3000;

async function knock(peer: string): Promise<void> {
    const client = new Client(`ws://${peer}`, { timeout: TIMEOUT });
    // Without a listener an error ends the process.
    client.onError = () => undefined;

    try {
        await client.connect({ retries: 0, timeout: TIMEOUT });
        const payload = getStatus.request.serialize({ headers: { version: "3.9.1" } } as never);
        await client.request({ path: "p2p.peer.getStatus", headers: {}, method: "POST", payload });
    } finally {
        void client.terminate();
    }
}

void Promise.allSettled(process.argv.slice(2).map(knock)).then((results) => {
    const failed = results.filter(({ status }) => status === "rejected");
    process.exit(failed.length > 0 ? 1 : 0);
});
