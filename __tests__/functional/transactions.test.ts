/** Both transaction types on a real, forging node: through API, pool workers, pool, forger, block and PostgreSQL. */
import { Identities, Interfaces, Transactions as CoreTransactions } from "@arkecosystem/crypto";

import { Builder, Signer } from "../../devnet/chain-client";
import { waitFor } from "../../devnet/processes";
import { LicensePurchaseBuilder, PluginPublishBuilder, refusals, Terms } from "../../src/transactions";
import { INTEGRITY, PAID, publish, purchase, releaseOf } from "../__support__/actors";
import { Forger } from "../__support__/forger";
import { FunctionalNetwork, startFunctionalNetwork } from "../__support__/functional-network";
import { NAME, preparation, refusalCases } from "../__support__/refusal-cases";

const API_PORT = 24_003;
const P2P_PORT = API_PORT + 1;

let network: FunctionalNetwork;

const wallet = (role: string) => network.wallet(role);
const owner = () => wallet("owner").address;
const addressOf = (role: string) => wallet(role).address;

beforeAll(async () => {
    network = await startFunctionalNetwork(
        "transactions",
        API_PORT,
        ["owner", "maintainer", "alice", "bob", "carol", "dave", "second", "participant", "stranger"],
        { milestones: { aip35: { vendorsPerOwner: 2 } } },
    );
}, 180_000);

afterAll(() => network?.stop(), 60_000);

/** Posts a chain of one sender's transactions at once and waits until the last is forged. */
async function sendAll(signer: Signer, builders: readonly unknown[]): Promise<string[]> {
    const ids = await network.client.broadcastAll(builders, signer);
    await network.client.waitForged(ids.at(-1) as string);

    return ids;
}

const full = (terms: Terms = PAID, licensee?: string): LicensePurchaseBuilder =>
    purchase().full(NAME, terms, owner(), licensee);

describe("every action and kind", () => {
    it("is forged, whole chains of one sender in one block", async () => {
        for (const [role, builders] of preparation(addressOf)) {
            await sendAll(wallet(role), builders);
        }

        const { data } = await network.client.get<{ data: { owner: string } }>("/vendors/@given");
        const decision = async (role: string) =>
            (await network.client.get<{ data: { code: string } }>(`/plugins/${NAME}/licenses/${wallet(role).address}`))
                .data.code;

        expect(data.owner).toBe(wallet("dave").address);
        expect(await Promise.all(["owner", "alice", "bob", "carol", "dave"].map(decision))).toEqual([
            "OWNER",
            "VALID",
            "TRIAL",
            "VALID",
            "TRIAL_AVAILABLE",
        ]);
    }, 120_000);
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
        for (const { code, sender, builder } of refusalCases(addressOf)) {
            expect([code, await network.client.refusal(builder, wallet(sender))]).toEqual([code, code]);
        }
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

describe("refusals by consensus", () => {
    it("reject the block of a forger that does not check, for everything that state can refuse", async () => {
        const { node, network: generated } = network.devnet;
        await node.stop();
        node.start({ forges: false });
        await node.waitForHeight(1);
        const forger = new Forger(P2P_PORT, generated.delegates, 3);
        const lastBlock = async () =>
            (
                await network.client.get<{ data: { id: string; height: number; timestamp: { epoch: number } } }>(
                    "/blocks/last",
                )
            ).data;

        try {
            const control = await network.client.sign(publish().register("@accepted"), wallet("stranger"));
            const before = await lastBlock();
            await forger.forge(before, [control]);
            const tip = await waitFor("The control block", async () => {
                const block = await lastBlock();

                return block.height > before.height ? block : undefined;
            });
            const tooCheap = { code: "ERR_FEE_TOO_LOW", sender: "alice", builder: publish().register("@new").fee("1") };

            for (const { code, sender, builder } of [...refusalCases(addressOf), tooCheap]) {
                const transaction = await network.client.sign(builder, wallet(sender));
                const logged = node.logTail(Infinity).length;
                const { data } = await forger.forge(tip, [transaction]);
                const refusedBlock = new RegExp(`Refused new block .*${data.id}`);
                await waitFor(
                    `The refusal of a block with ${code}`,
                    async () => {
                        const log = node.logTail(Infinity).slice(logged);

                        return (log.includes(`[${code}]`) && refusedBlock.test(log)) || undefined;
                    },
                    { timeout: 20_000 },
                );
                expect(await lastBlock()).toEqual(tip);
            }
        } finally {
            forger.stop();
        }
    }, 300_000);

    it("are tried for every code", () => {
        const tried = refusalCases(addressOf).map(({ code }) => code);
        const elsewhere = ["ERR_FEE_TOO_LOW", "ERR_PENDING", "ERR_STATE"];
        const wire = Object.keys(refusals).slice(0, Object.keys(refusals).indexOf("ERR_FEE_TOO_LOW"));

        expect([...tried, ...elsewhere, ...wire].sort()).toEqual(Object.keys(refusals).sort());
    });
});
