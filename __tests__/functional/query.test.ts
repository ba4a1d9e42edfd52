/** What integrators see of a real node: every change through Core's webhooks, and what a fork takes back. */
import { waitFor } from "../../devnet/processes";
import { PAID, releaseOf } from "../__support__/actors";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { addDrill, NodeDrill } from "../__support__/node-drill";
import { NAME, preparation } from "../__support__/refusal-cases";
import { Delivery, Receiver } from "../__support__/webhooks";

const API_PORT = 24_303;
const WEBHOOK_PORT = API_PORT + 2;

interface CoreTransaction {
    readonly id: string;
    readonly blockId: string;
    readonly sender: string;
    readonly asset: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly timestamp: object;
}

interface State {
    readonly height: number;
    readonly counts: { readonly releases: number };
}

let network: FunctionalNetwork;
let drill: NodeDrill;
let receiver: Receiver;

const addressOf = (role: string) => network.wallet(role).address;
const get = <T>(path: string) => network.client.get<T>(path);
const dataOf = async <T>(path: string) => (await get<{ data: T }>(path)).data;
const stateOf = () => dataOf<State>("/plugins/state");
const send = (builder: unknown, role: string) => network.client.send(builder, network.wallet(role));

async function subscribe(path: string, event: string): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${WEBHOOK_PORT}/api/webhooks`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ event, target: receiver.url(path), conditions: [] }),
    });
    expect(response.status).toBe(201);
}

/** Every action and kind, each sender's at once. */
async function sendEverything(): Promise<void> {
    for (const [role, builders] of preparation(addressOf)) {
        const signer = network.wallet(role);
        const ids: string[] = [];

        for (const [index, builder] of builders.entries()) {
            ids.push(await network.client.broadcast(builder, signer, BigInt(index)));
        }

        await network.client.waitForged(ids.at(-1) as string);
    }
}

const ours = (): Promise<CoreTransaction[]> =>
    dataOf("/transactions?typeGroup=1035&limit=100&orderBy=timestamp:asc,sequence:asc");

const inOrder = (deliveries: readonly Delivery[]): Delivery["data"][] =>
    deliveries
        .map(({ data }) => data)
        .sort((a, b) => Number(a["height"]) - Number(b["height"]) || Number(a["sequence"]) - Number(b["sequence"]));

const tellOf = (path: string, event: string): Delivery["data"][] =>
    receiver
        .of(path)
        .map(({ data }) => data)
        .filter((data) => data["event"] === event);

beforeAll(async () => {
    network = await startFunctionalNetwork("query", API_PORT, [
        "owner",
        "maintainer",
        "alice",
        "bob",
        "carol",
        "dave",
        "stranger",
    ]);
    drill = await addDrill(network);
    receiver = await Receiver.start();
    await subscribe("/changes", "registry.changed");
    await sendEverything();
}, 300_000);

afterAll(async () => {
    await network?.stop();
    await receiver?.stop();
}, 60_000);

describe("webhooks", () => {
    it("deliver one event for each change, with everything that Core's own routes say of its transaction", async () => {
        const transactions = await ours();
        const told = inOrder(await receiver.wait("/changes", transactions.length));

        expect(told).toEqual(
            await Promise.all(
                transactions.map(async ({ id, blockId, sender, asset, timestamp }) => {
                    const { height } = await dataOf<{ height: number }>(`/blocks/${blockId}`);
                    const said = Object.values(asset)[0];
                    const common = {
                        transactionId: id,
                        blockId,
                        height,
                        sender,
                        chainTime: timestamp,
                        reverted: false,
                    };

                    return expect.objectContaining({ ...common, asset: said });
                }),
            ),
        );
        expect(new Set(told.map(({ event }) => event))).toEqual(
            new Set([
                "plugin.vendor.registered",
                "plugin.released",
                "plugin.terms.changed",
                "plugin.yanked",
                "plugin.unyanked",
                "plugin.maintainers.changed",
                "plugin.vendor.offered",
                "plugin.vendor.accepted",
                "license.granted",
                "license.trial.started",
                "license.moved",
            ]),
        );
    }, 60_000);

    it("deliver what a fork takes back, with its own payload, and what comes again in another block", async () => {
        const { counts } = await stateOf();
        const { id, height } = await send(releaseOf(NAME, "1.2.0", PAID), "owner");
        const { height: tip } = await stateOf();
        await drill.revert(tip - height + 1);
        const again = await waitFor("the release in another block", async () => {
            const found = tellOf("/changes", "plugin.released").filter(({ transactionId }) => transactionId === id);

            return found.length === 2 ? found : undefined;
        });
        const [reverted] = tellOf("/changes", "plugin.released.reverted");

        expect(reverted).toEqual({ ...again[0], event: "plugin.released.reverted", reverted: true });
        expect(again[1]).toMatchObject({ transactionId: id, name: NAME, version: "1.2.0", reverted: false });
        expect(again[1]!["blockId"]).not.toBe(again[0]!["blockId"]);
        expect(tellOf("/changes", "plugin.released.reverted")).toHaveLength(1);
        expect((await stateOf()).counts).toEqual({ ...counts, releases: counts.releases + 1 });
    }, 120_000);
});
