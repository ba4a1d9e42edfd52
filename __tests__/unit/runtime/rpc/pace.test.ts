import { once } from "node:events";
import { AddressInfo, connect, createServer, Server, Socket } from "node:net";

import { RpcConnection } from "../../../../src/runtime/rpc/connection";
import { PaceLimits } from "../../../../src/runtime/rpc/pace";

const CHUNK = 65_536;
const NONE: PaceLimits = { messagesPerSecond: Infinity, bytesPerSecond: Infinity, messagesWaiting: Infinity };

let server: Server;
let peer: Socket;
let socket: Socket;

afterEach(() => {
    peer.destroy();
    socket.destroy();
    server.close();
});

/** Connects a peer that sends the same message for ever. */
async function flood(bytes: number, pace: PaceLimits, notification: () => void): Promise<void> {
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    peer = connect((server.address() as AddressInfo).port, "127.0.0.1");
    [socket] = (await once(server, "connection")) as [Socket];
    const handlers = { request: async () => null, notification, ended: () => undefined };
    new RpcConnection(socket, { maxMessageBytes: 1_048_576, pace }, handlers);
    const head = '{"jsonrpc":"2.0","method":"x","params":{"text":"';
    const tail = '"}}\n';
    const line = head + "x".repeat(bytes - head.length - tail.length) + tail;
    const send = (): void => {
        while (peer.write(line));
        peer.once("drain", send);
    };
    send();
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a peer that sends without end", () => {
    it("is not read much further than what has been handled", async () => {
        let handled = 0;
        await flood(1024, { ...NONE, messagesWaiting: 100 }, () => {
            handled += 1;
            const until = Date.now() + 2;
            while (Date.now() < until);
        });
        await pause(1500);

        expect(handled).toBeGreaterThan(150);
        expect(socket.bytesRead / 1024 - handled).toBeLessThan(100 + (2 * CHUNK) / 1024);
    });

    it.each([
        ["bytes", { ...NONE, bytesPerSecond: 1_048_576 }, 100_000, 1_048_576],
        ["messages", { ...NONE, messagesPerSecond: 200 }, 1024, 200 * 1024],
    ])("is read no more than so many %s a second, and goes on after that", async (_, pace, bytes, each) => {
        let handled = 0;
        const started = Date.now();
        await flood(bytes, pace, () => (handled += 1));
        await pause(2200);
        const seconds = Math.floor((Date.now() - started) / 1000) + 1;

        expect(socket.bytesRead).toBeLessThanOrEqual(seconds * (each + 2 * CHUNK));
        expect(handled * bytes).toBeGreaterThan(1.2 * each);
    });
});
