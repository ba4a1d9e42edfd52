import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { FREE_TERMS, Terms } from "../../../src/transactions";
import { addressFor, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

/** Blocks are 8 s apart: a license of 12 s has ended by the second block after the purchase. */
const SHORT: Terms = { ...PAID, licensePeriod: 12, trialPeriod: 12 };

let chain: TestChain;
let api: TestApi;

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "bob");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/pkg", "0.9.0", FREE_TERMS), "acme"],
        [releaseOf("@acme/pkg", "1.0.0", SHORT), "acme"],
    );
    api = await TestApi.start(chain);
});

const acme = () => addressFor("acme");
const now = () => chain.blocks.at(-1)!.data.timestamp;

async function decide(passphrase: string, query = "") {
    const { status, body } = await api.get(`/plugins/@acme/pkg/licenses/${addressFor(passphrase)}${query}`);
    expect(status).toBe(200);

    return body.data;
}

async function pass(blocks: number): Promise<void> {
    for (let count = 0; count < blocks; count++) {
        await chain.forge();
    }
}

it("has the design's fields, and exactly these", async () => {
    expect(Object.keys(await decide("alice"))).toEqual([
        "name",
        "address",
        "valid",
        "code",
        "kind",
        "version",
        "startsAt",
        "expiresAt",
        "chainTime",
        "height",
        "synced",
        "terms",
        "nextSteps",
    ]);
});

it("offers the trial with what the transaction must say", async () => {
    const decision = await decide("alice");
    expect(decision).toMatchObject({
        valid: false,
        code: "TRIAL_AVAILABLE",
        kind: null,
        version: "1.0.0",
        startsAt: null,
        expiresAt: null,
        height: chain.blocks.length,
        synced: true,
        terms: SHORT,
        nextSteps: [
            { action: "trial", kind: "trial", amount: "0", recipientId: acme(), fee: "10000000", terms: SHORT },
            {
                action: "purchase",
                kind: "full",
                amount: SHORT.price,
                recipientId: acme(),
                fee: "20000000",
                terms: SHORT,
            },
        ],
    });
    expect(decision["chainTime"]).toMatchObject({ epoch: now() });
});

it("follows a trial to its end, by the chain's time", async () => {
    await chain.send([purchase().trial("@acme/pkg", SHORT, acme()), "alice"]);
    const start = now();
    expect(await decide("alice")).toMatchObject({
        valid: true,
        code: "TRIAL",
        kind: "trial",
        startsAt: { epoch: start },
        expiresAt: { epoch: start + 12, human: expect.stringMatching(/Z$/) },
    });

    await pass(1);
    expect(await decide("alice")).toMatchObject({ code: "TRIAL" });

    await pass(1);
    expect(await decide("alice")).toMatchObject({
        valid: false,
        code: "TRIAL_EXPIRED",
        nextSteps: [{ action: "purchase" }],
    });

    await chain.revert();
    expect(await decide("alice")).toMatchObject({ code: "TRIAL" });
});

it("follows a license over its end into the fallback", async () => {
    await chain.send([purchase().full("@acme/pkg", SHORT, acme()), "alice"]);
    const end = now() + 12;
    expect(await decide("alice")).toMatchObject({ valid: true, code: "VALID", expiresAt: { epoch: end } });

    await pass(2);
    await chain.send(
        [releaseOf("@acme/pkg", "1.0.1", SHORT), "acme"],
        [releaseOf("@acme/pkg", "1.1.0", SHORT), "acme"],
    );
    expect(await decide("alice", "?version=1.0.0")).toMatchObject({ valid: true, code: "FALLBACK", kind: "full" });
    expect(await decide("alice", "?version=1.0.1")).toMatchObject({ code: "FALLBACK", expiresAt: { epoch: end } });
    expect(await decide("alice", "?version=1.1.0")).toMatchObject({ valid: false, code: "EXPIRED" });
    expect(await decide("alice")).toMatchObject({ code: "EXPIRED", version: "1.1.0" });
});

it("needs no license for the owner, a free version, and a free package", async () => {
    expect(await decide("acme")).toMatchObject({ valid: true, code: "OWNER" });
    expect(await decide("alice", "?version=0.9.0")).toMatchObject({ valid: true, code: "FREE" });

    await chain.send([publish().terms("@acme/pkg", FREE_TERMS), "acme"]);
    expect(await decide("alice")).toMatchObject({ valid: true, code: "FREE", nextSteps: [], terms: FREE_TERMS });
});

it("requires a license where no trial is to be had", async () => {
    await chain.send([publish().terms("@acme/pkg", { ...SHORT, trialPeriod: 0 }), "acme"]);

    expect(await decide("alice")).toMatchObject({ code: "LICENSE_REQUIRED", nextSteps: [{ action: "purchase" }] });
});

it("answers what it does not know as a decision, not as an error", async () => {
    expect(await decide("alice", "?version=7.0.0")).toMatchObject({ code: "UNKNOWN_VERSION", version: "7.0.0" });

    const { status, body } = await api.get(`/plugins/lodash/licenses/${addressFor("alice")}?version=1.0.0`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ name: "lodash", code: "UNKNOWN_PLUGIN", terms: null, version: "1.0.0" });
});

it("refuses nobody while the node is behind", async () => {
    api.synced = false;

    expect(await decide("alice")).toMatchObject({
        valid: false,
        code: "CHAIN_BEHIND",
        synced: false,
        nextSteps: [{ action: "wait" }],
    });
});

it("says when history would have to decide, and decides without it where it can", async () => {
    await chain.send([purchase().full("@acme/pkg", SHORT, acme()), "bob"]);
    const catalogue = chain.app.get<Catalogue>(CatalogueIdentifier);
    expect(() => catalogue.reverted({ data: {} } as never)).toThrow();

    expect(await decide("alice")).toMatchObject({ valid: false, code: "HISTORY_UNAVAILABLE" });
    expect(await decide("bob")).toMatchObject({ valid: true, code: "VALID" });
    expect(await decide("alice", "?version=7.0.0")).toMatchObject({ code: "UNKNOWN_VERSION" });
});

it.each([
    ["/plugins/@acme/pkg/licenses/nobody", '"address" must be an address of this network'],
    ["/plugins/@acme/pkg/licenses/ADDRESS?version=1", '"version"'],
    ["/plugins/@acme/pkg/licenses/ADDRESS?when=now", '"when" is not allowed'],
])("refuses %s", async (path, message) => {
    const { status, body } = await api.get(path.replace("ADDRESS", addressFor("alice")));

    expect(status).toBe(422);
    expect(body).toMatchObject({
        statusCode: 422,
        error: "Unprocessable Entity",
        message: expect.stringContaining(message),
        code: "INVALID_REQUEST",
    });
});
