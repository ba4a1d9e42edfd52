/** Both transaction types on a real, forging node: through API, pool workers, pool, forger, block and PostgreSQL. */
import { Identities, Interfaces, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import { Builder, Signer } from "../../devnet/chain-client";
import { LicensePurchaseBuilder, PluginPublishBuilder, refusals, Terms } from "../../src/transactions";
import { INTEGRITY, PAID, PERPETUAL, publish, purchase, releaseOf } from "../__support__/actors";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";

const NAME = "@acme/pkg";

let network: FunctionalNetwork;

const wallet = (role: string) => network.wallet(role);
const owner = () => wallet("owner").address;

beforeAll(async () => {
    network = await startFunctionalNetwork("transactions", 24_003, [
        "owner",
        "maintainer",
        "alice",
        "bob",
        "carol",
        "dave",
        "second",
        "participant",
        "stranger",
    ]);
}, 180_000);

afterAll(() => network?.stop(), 60_000);

/** Posts a chain of one sender's transactions at once and waits until the last is forged. */
async function sendAll(signer: Signer, builders: readonly unknown[]): Promise<string[]> {
    const ids: string[] = [];

    for (const [index, builder] of builders.entries()) {
        const transaction = await network.client.sign(builder, signer, BigInt(index));
        expect(await network.client.post(transaction)).toEqual({ accepted: true });
        ids.push(transaction.id as string);
    }

    await network.client.waitForged(ids.at(-1) as string);

    return ids;
}

const full = (terms: Terms = PAID, licensee?: string): LicensePurchaseBuilder =>
    purchase().full(NAME, terms, owner(), licensee);

describe("every action and kind", () => {
    it("of a publisher is forged, whole chains of them in one block", async () => {
        await sendAll(wallet("owner"), [
            publish().register("@acme"),
            releaseOf(NAME, "1.0.0", PAID),
            releaseOf(NAME, "1.1.0", PAID),
            publish().terms(NAME, PAID),
            publish().yank(NAME, "1.0.0", "broken", "Loses messages."),
            publish().unyank(NAME, "1.0.0"),
            publish().yank(NAME, "1.0.0", "security"),
            publish().maintainers("@acme", [wallet("maintainer").address, wallet("bob").address]),
            publish().register("@given"),
            publish().transfer("@given", wallet("dave").address),
            publish().register("@free"),
            releaseOf("@free/pkg", "1.0.0"),
        ]);
        await network.client.send(publish().accept("@given", owner()), wallet("dave"));
        const { data } = await network.client.get<{ data: { owner: { address: string } } }>("/vendors/@given");

        expect(JSON.stringify(data)).toContain(wallet("dave").address);
    }, 60_000);

    it("of buyers is forged, several senders in one block", async () => {
        const sent = await Promise.all([
            network.client.send(full(), wallet("alice")),
            network.client.send(purchase().trial(NAME, PAID, owner()), wallet("bob")),
            network.client.send(full(PAID, wallet("dave").address), wallet("carol")),
        ]);
        const moved = await network.client.send(purchase().move(NAME, wallet("carol").address), wallet("dave"));
        const decision = async (role: string) =>
            (await network.client.get<{ data: { code: string } }>(`/plugins/${NAME}/licenses/${wallet(role).address}`))
                .data.code;

        expect(moved.height).toBeGreaterThan(Math.max(...sent.map(({ height }) => height)));
        expect(await Promise.all(["owner", "alice", "bob", "carol", "dave"].map(decision))).toEqual([
            "OWNER",
            "VALID",
            "TRIAL",
            "VALID",
            "TRIAL_AVAILABLE",
        ]);
    }, 60_000);
});

describe("signatures", () => {
    it("with vendorField", async () => {
        const { id } = await network.client.send(full().vendorField("for node 7 ☂"), wallet("alice"));
        const { data } = await network.client.get<{ data: { vendorField: string } }>(`/transactions/${id}`);

        expect(data.vendorField).toBe("for node 7 ☂");
    }, 60_000);

    it("with a second signature, which is demanded", async () => {
        const signer = wallet("second");
        const secret = "another secret";
        await network.client.send(
            CoreTransactions.BuilderFactory.secondSignature().version(2).signatureAsset(secret),
            signer,
        );
        const nonce = await network.client.nextNonce(signer.address);
        const signed = (builder: PluginPublishBuilder | LicensePurchaseBuilder, ahead: bigint) =>
            (builder.nonce(`${nonce + ahead}`) as PluginPublishBuilder)
                .sign(signer.passphrase)
                .secondSign(secret)
                .build();
        const [register, bought] = [signed(publish().register("@second"), 0n), signed(full(), 1n)];

        expect(await network.client.refusal(publish().register("@second"), signer)).toMatch(/second signature/i);
        expect(await network.client.post(register)).toEqual({ accepted: true });
        expect(await network.client.post(bought)).toEqual({ accepted: true });
        await network.client.waitForged(bought.id as string);
    }, 60_000);

    it("of a multisignature wallet, which is how an organisation owns a vendor", async () => {
        const passphrases = ["one", "two", "three"].map((name) => `${name} of a multisignature wallet`);
        const asset = { min: 2, publicKeys: passphrases.map((each) => Identities.PublicKey.fromPassphrase(each)) };
        const address = Identities.Address.fromMultiSignatureAsset(asset);
        const senderPublicKey = Identities.PublicKey.fromMultiSignatureAsset(asset);
        const participant = wallet("participant");
        const registration = CoreTransactions.BuilderFactory.multiSignature()
            .version(2)
            .multiSignatureAsset(asset)
            .senderPublicKey(participant.address && Identities.PublicKey.fromPassphrase(participant.passphrase))
            .nonce(`${await network.client.nextNonce(participant.address)}`);
        passphrases.forEach((each, index) => registration.multiSign(each, index));
        const registered = registration.sign(participant.passphrase).build();
        expect(await network.client.post(registered)).toEqual({ accepted: true });
        await network.client.waitForged(registered.id as string);
        await network.client.send(
            CoreTransactions.BuilderFactory.transfer().version(2).recipientId(address).amount("900000000000"),
            wallet("participant"),
        );

        const multiSigned = (builder: PluginPublishBuilder | LicensePurchaseBuilder, nonce: string, by: number[]) => {
            const unsigned = (builder as PluginPublishBuilder).senderPublicKey(senderPublicKey).nonce(nonce);
            by.forEach((index) => unsigned.multiSign(passphrases[index] as string, index));

            return unsigned.build();
        };
        const one = multiSigned(publish().register("@org"), "1", [0]);
        const [first, second] = [
            multiSigned(publish().register("@org"), "1", [0, 2]),
            multiSigned(full(), "2", [1, 2]),
        ] as [Interfaces.ITransaction, Interfaces.ITransaction];

        expect((await network.client.post(one)).accepted).toBe(false);
        expect(await network.client.post(first)).toEqual({ accepted: true });
        expect(await network.client.post(second)).toEqual({ accepted: true });
        await network.client.waitForged(second.id as string);
        expect(JSON.stringify(await network.client.get("/vendors/@org"))).toContain(address);
    }, 60_000);
});

describe("refusals by the pool", () => {
    it("come with a code for everything that state can refuse", async () => {
        const by = (role: string) => wallet(role);
        const free = { price: "0", licensePeriod: 0, trialPeriod: 0, fallback: false, transferable: false };
        await sendAll(by("owner"), [
            releaseOf("@acme/eternal", "1.0.0", PERPETUAL),
            releaseOf("@acme/notrial", "1.0.0", { ...PAID, trialPeriod: 0, transferable: false }),
        ]);
        const noTrial = { ...PAID, trialPeriod: 0, transferable: false };
        const eternal = () => purchase().full("@acme/eternal", PERPETUAL, owner());
        const rigid = () => purchase().full("@acme/notrial", noTrial, owner());
        await sendAll(by("alice"), [eternal(), rigid()]);

        const cases: [string, unknown, Signer][] = [
            ["ERR_VENDOR_TAKEN", publish().register("@acme"), by("alice")],
            ["ERR_VENDOR_RESERVED", publish().register("@arkecosystem"), by("alice")],
            ["ERR_UNKNOWN_VENDOR", releaseOf("@nobody/pkg", "1.0.0"), by("alice")],
            ["ERR_UNKNOWN_PLUGIN", purchase().full("@acme/none", PAID, owner()), by("alice")],
            ["ERR_UNKNOWN_VERSION", publish().yank(NAME, "9.9.9", "broken"), by("owner")],
            ["ERR_NOT_OWNER", publish().terms(NAME, PAID), by("maintainer")],
            ["ERR_NOT_MAINTAINER", releaseOf(NAME, "1.2.0", PAID), by("stranger")],
            ["ERR_MAINTAINER_TERMS", releaseOf(NAME, "1.2.0", PERPETUAL), by("maintainer")],
            ["ERR_VERSION_ORDER", releaseOf(NAME, "1.0.5", PAID), by("owner")],
            ["ERR_ALREADY_YANKED", publish().yank(NAME, "1.0.0", "security"), by("owner")],
            ["ERR_NOT_YANKED", publish().unyank(NAME, "1.1.0"), by("owner")],
            ["ERR_NO_OFFER", publish().accept("@acme", owner()), by("alice")],
            ["ERR_WRONG_OWNER", purchase().full(NAME, PAID, by("bob").address), by("stranger")],
            ["ERR_TERMS_CHANGED", full({ ...PAID, price: "1" }), by("stranger")],
            ["ERR_FREE_PACKAGE", purchase().full("@free/pkg", free, owner()), by("stranger")],
            ["ERR_OWNER_LICENSEE", full(), by("owner")],
            ["ERR_GIFT_TO_SELF", full(PAID, by("stranger").address), by("stranger")],
            ["ERR_PERPETUAL_LICENSE", eternal(), by("alice")],
            ["ERR_NO_TRIAL", purchase().trial("@acme/notrial", noTrial, owner()), by("stranger")],
            ["ERR_TRIAL_USED", purchase().trial(NAME, PAID, owner()), by("bob")],
            ["ERR_ALREADY_BOUGHT", purchase().trial(NAME, PAID, owner()), by("alice")],
            ["ERR_NOTHING_TO_MOVE", purchase().move(NAME, by("alice").address), by("stranger")],
            ["ERR_NOT_TRANSFERABLE", purchase().move("@acme/notrial", by("bob").address), by("alice")],
            ["ERR_TARGET_HOLDS_LICENSE", purchase().move(NAME, by("carol").address), by("alice")],
        ];

        for (const [code, builder, signer] of cases) {
            expect([code, await network.client.refusal(builder, signer)]).toEqual([code, code]);
        }

        await network.client.send(publish().transfer("@acme", by("dave").address), by("owner"));
        const mismatch = publish().accept("@acme", owner());
        expect(await network.client.refusal(mismatch, by("stranger"))).toBe("ERR_OFFER_MISMATCH");

        const elsewhere = ["ERR_OFFER_MISMATCH", "ERR_FEE_TOO_LOW", "ERR_VENDOR_LIMIT", "ERR_PENDING", "ERR_STATE"];
        const wire = Object.keys(refusals).slice(0, Object.keys(refusals).indexOf("ERR_FEE_TOO_LOW"));
        expect([...cases.map(([code]) => code), ...elsewhere, ...wire].sort()).toEqual(Object.keys(refusals).sort());
    }, 120_000);

    it("say ERR_PENDING while another sender's transaction is in the way", async () => {
        const first = await network.client.sign(publish().register("@contested"), wallet("alice"));
        const second = await network.client.sign(publish().register("@contested"), wallet("stranger"));

        expect(await network.client.post(first)).toEqual({ accepted: true });
        expect(await network.client.post(second)).toMatchObject({
            accepted: false,
            type: "ERR_APPLY",
            code: "ERR_PENDING",
        });
        await network.client.waitForged(first.id as string);
        expect(await network.client.post(second)).toMatchObject({ code: "ERR_VENDOR_TAKEN" });
    }, 60_000);

    it("of fees below the tier come from Core's own fee check", async () => {
        const cheap = publish().register("@cheap").fee("1");

        expect(await network.client.refusal(cheap, wallet("stranger"))).toMatch(/fee is to low/);
    }, 60_000);

    it("of malformed assets name what is wrong, and the pool's workers survive them", async () => {
        const tampered = async (change: (data: Record<string, never>) => void) => {
            const transaction = await network.client.sign(releaseOf(NAME, "1.9.0", PAID), wallet("owner"));
            const json = JSON.parse(JSON.stringify(transaction.toJson())) as { asset: { pluginPublish: never } };
            change(json.asset.pluginPublish);

            return network.client.post({ toJson: () => json } as unknown as Interfaces.ITransaction);
        };

        expect(await tampered((asset) => Object.assign(asset, { description: "a\u0000b" }))).toMatchObject({
            accepted: false,
        });
        expect(await tampered((asset) => Object.assign(asset, { surplus: 1 }))).toMatchObject({ accepted: false });
        expect(await tampered((asset) => Object.assign(asset, { integrity: "sha512-x" }))).toMatchObject({
            accepted: false,
        });
        await network.client.send(releaseOf(NAME, "1.9.0", PAID), wallet("owner"));
    }, 60_000);
});

describe("PostgreSQL", () => {
    it("stores every kind of string that the protocol accepts", async () => {
        const texts = [
            "quotes \" ' ` and \\ backslash \\u0000 \\x00",
            "日本語, العربية, עברית, e\u0301, \ufeff, \ufffd, \ufffe\uffff",
            "👩‍👩‍👧‍👦 \u{10ffff}\u{e0001}",
            "\u00a0\u2000\u200b\u200c\u200d\u3000",
            '{"__proto__": null} ${jndi:x} %00 %n\'; DROP TABLE transactions; --',
        ];
        const release = (description: string, index: number): Builder =>
            publish().release({
                name: "@acme/strings",
                version: `1.0.${index}`,
                terms: PAID,
                requirements: { core: ">=3 || <= 4 {}'\"\\", plugins: { constructor: "*", "@acme/pkg": "^1" } },
                integrity: INTEGRITY,
                description,
                source: "https://example.com/%00'\"{}\\~.tgz",
            }) as unknown as Builder;
        const ids = await sendAll(wallet("owner"), texts.map(release));
        const stored = await Promise.all(
            ids.map((id) =>
                network.client.get<{ data: { asset: { pluginPublish: { description: string } } } }>(
                    `/transactions/${id}`,
                ),
            ),
        );

        expect(stored.map(({ data }) => data.asset.pluginPublish.description)).toEqual(texts);
    }, 60_000);
});
