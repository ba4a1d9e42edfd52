import { Identities, Transactions } from "@arkecosystem/crypto";

import { Catalogue, CatalogueIdentifier } from "../../../src/catalogue";
import { ClientError, connect, RegistryClient } from "../../../src/client";
import { FREE_TERMS } from "../../../src/transactions";
import { addressFor, INTEGRITY, PAID, publish, purchase, releaseOf } from "../../__support__/actors";
import { TestApi } from "../../__support__/api";
import { ApiServer } from "../../__support__/api-server";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;
let server: ApiServer;
let client: RegistryClient;

async function failure(action: Promise<unknown>): Promise<ClientError> {
    const error = await action.then(
        () => undefined,
        (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ClientError);

    return error as ClientError;
}

const participants = ["one", "two", "three"];
const organisation = { min: 2, publicKeys: participants.map((each) => Identities.PublicKey.fromPassphrase(each)) };

/** The chain takes what its wallet says about participants; a registration would only put that there. */
async function releaseOfOrganisation(): Promise<void> {
    const senderPublicKey = Identities.PublicKey.fromMultiSignatureAsset(organisation);
    const wallet = chain.wallets.findByPublicKey(senderPublicKey);
    wallet.setAttribute("multiSignature", organisation);
    wallet.increaseBalance(chain.wallets.findByPublicKey(Identities.PublicKey.fromPassphrase("acme")).getBalance());
    const signed = (builder: unknown, nonce: string) => {
        const unsigned = (builder as ReturnType<typeof publish>).senderPublicKey(senderPublicKey).nonce(nonce);
        participants.slice(1).forEach((each, index) => unsigned.multiSign(each, index + 1));

        return unsigned.build();
    };
    await chain.forge(signed(publish().register("@org"), "1"));
    await chain.forge(signed(releaseOf("@org/pkg", "1.0.0"), "2"));
}

beforeAll(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "alice", "carol");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"],
        [releaseOf("@acme/pkg", "1.1.0", PAID), "acme"],
        [publish().maintainers("@acme", [addressFor("carol")]), "acme"],
        [releaseOf("@acme/pkg", "1.2.0", PAID), "carol"],
        [publish().yank("@acme/pkg", "1.1.0", "broken"), "acme"],
        [purchase().full("@acme/pkg", PAID, addressFor("acme")), "alice"],
    );
    await releaseOfOrganisation();
    server = await ApiServer.start(chain, await TestApi.start(chain));
});

afterAll(() => server.stop());

beforeEach(async () => {
    server.restore();
    client = await connect({ nodes: [server.url], retries: 0 });
});

describe("questions", () => {
    it("are answered with what is on-chain", async () => {
        expect(await client.package("@acme/pkg")).toMatchObject({ latest: "1.2.0", terms: PAID });
        expect((await client.releases("@acme/pkg")).map(({ version }) => version)).toEqual(["1.2.0", "1.1.0", "1.0.0"]);
        expect(await client.release("@acme/pkg", "1.1.0")).toMatchObject({ yanked: { reason: "broken" } });
        expect(await client.decision("@acme/pkg", addressFor("alice"))).toMatchObject({ code: "VALID", valid: true });
        expect(await client.licenses("@acme/pkg")).toMatchObject([{ address: addressFor("alice") }]);
        expect(await client.licensesOf(addressFor("alice"))).toMatchObject([{ name: "@acme/pkg" }]);
        expect(await client.vendor("@acme")).toMatchObject({ owner: addressFor("acme") });
        expect(await client.search({ free: "false", q: undefined }, 10)).toMatchObject({ total: 1 });
    });

    it("are answered with nothing for what is not on-chain", async () => {
        expect(await client.package("@acme/other")).toBeUndefined();
        expect(await client.releases("@acme/other")).toEqual([]);
        expect(await client.release("@acme/pkg", "9.0.0")).toBeUndefined();
        expect(await client.vendor("@nobody")).toBeUndefined();
        expect(await client.licensesOf(addressFor("nobody"))).toEqual([]);
        expect(await client.wallet(addressFor("nobody"))).toMatchObject({ balance: "0", nonce: "0" });
        expect(await client.decision("@acme/other", addressFor("alice"))).toMatchObject({ code: "UNKNOWN_PLUGIN" });
    });

    it("are never answered with nothing for an outage, nor for a 404 that does not come from the registry", async () => {
        server.change("/plugins/%40acme%2Fpkg", () => ({ status: 404, body: { message: "no such site" } }));
        expect((await failure(client.package("@acme/pkg"))).code).toBe("NODE_ERROR");

        server.change("/plugins/%40acme%2Fpkg", () => ({
            status: 503,
            body: { code: "HISTORY_UNAVAILABLE", message: "x" },
        }));
        expect((await failure(client.package("@acme/pkg"))).code).toBe("HISTORY_UNAVAILABLE");
    });

    it("follow pages to the end", async () => {
        const all = await client.releases("@acme/pkg");
        server.change("/plugins/%40acme%2Fpkg/versions", () => {
            const page = Number(/[?&]page=(\d+)/.exec(server.requests.at(-1)!)![1]);

            return { body: { meta: { totalCount: all.length }, data: all.slice(page - 1, page) } };
        });

        expect(await client.releases("@acme/pkg")).toEqual(all);
        expect(all.map(({ version }) => version)).toEqual(["1.2.0", "1.1.0", "1.0.0"]);
    });
});

describe("nextNonce", () => {
    it("comes after the sender's transactions in the pool", async () => {
        const publicKey = Identities.PublicKey.fromPassphrase("alice");
        server.change("/transactions/unconfirmed", () => ({
            body: {
                data: [
                    { senderPublicKey: publicKey, nonce: "3" },
                    { senderPublicKey: publicKey, nonce: "2" },
                    { senderPublicKey: "other", nonce: "90" },
                ],
            },
        }));

        expect(await client.nextNonce({ nonce: "1", publicKey })).toBe("4");
        expect(await client.nextNonce({ nonce: "0" })).toBe("1");
    });
});

describe("authenticatedRelease", () => {
    it("takes what was signed from the bytes, and says who signed", async () => {
        expect(await client.authenticatedRelease("@acme/pkg", "1.0.0")).toMatchObject({
            integrity: INTEGRITY,
            requirements: { core: ">=3.0.0", plugins: {} },
            terms: PAID,
            source: undefined,
            owner: addressFor("acme"),
            signer: { address: addressFor("acme"), role: "owner" },
            yanked: null,
        });
        expect((await client.authenticatedRelease("@acme/pkg", "1.2.0")).signer.role).toBe("maintainer");
        expect((await client.authenticatedRelease("@acme/pkg", "1.1.0")).yanked).toMatchObject({ reason: "broken" });
    });

    it("of an organisation: enough of its participants, whose keys make its address", async () => {
        const { signer } = await client.authenticatedRelease("@org/pkg", "1.0.0");
        const address = Identities.Address.fromMultiSignatureAsset(organisation);
        expect(signer).toMatchObject({ address, role: "owner" });

        const path = `/wallets/${address}`;
        const withParticipants = (multiSignature: object | undefined) =>
            server.change(path, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, attributes: { multiSignature } } },
            }));
        // Other participants, whose signatures a node could make itself.
        withParticipants({ ...organisation, publicKeys: organisation.publicKeys.slice(0, 2) });
        expect((await failure(client.authenticatedRelease("@org/pkg", "1.0.0"))).code).toBe("RELEASE_NOT_AUTHENTIC");
        withParticipants(undefined);
        expect((await failure(client.authenticatedRelease("@org/pkg", "1.0.0"))).code).toBe("RELEASE_NOT_AUTHENTIC");
    });

    it("calls a signer that is neither owner nor maintainer any more former", async () => {
        server.change("/vendors/%40acme", ({ body }) => ({
            body: { data: { ...(body as { data: object }).data, owner: addressFor("dave"), maintainers: [] } },
        }));

        expect(await client.authenticatedRelease("@acme/pkg", "1.0.0")).toMatchObject({
            owner: addressFor("dave"),
            signer: { address: addressFor("acme"), role: "former" },
        });
    });

    it("of what is not on-chain is an error of its own", async () => {
        expect((await failure(client.authenticatedRelease("@acme/pkg", "9.0.0"))).code).toBe("UNKNOWN_VERSION");
        expect((await failure(client.authenticatedRelease("@acme/other", "1.0.0"))).code).toBe("UNKNOWN_PLUGIN");
    });

    describe("refuses a node that", () => {
        const OTHER = `sha512-${Buffer.alloc(64, 9).toString("base64")}`;
        const released = "/plugins/%40acme%2Fpkg/versions/1.0.0";

        const transactionOf = (version: string) =>
            chain.stored.rows.find(({ transaction }) => {
                const asset = transaction.data.asset as { pluginPublish?: { action: string; version?: string } };

                return asset.pluginPublish?.action === "release" && asset.pluginPublish.version === version;
            })!;
        const changeTransaction = (change: (data: Record<string, never>) => unknown) =>
            server.change(`/transactions/${transactionOf("1.0.0").id}`, ({ body }) => ({
                body: { data: change(structuredClone((body as { data: Record<string, never> }).data)) },
            }));
        const refused = async (): Promise<string> => {
            const error = await failure(client.authenticatedRelease("@acme/pkg", "1.0.0"));
            expect(error.code).toBe("RELEASE_NOT_AUTHENTIC");

            return error.message;
        };

        it("says another integrity than was signed", async () => {
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, integrity: OTHER } },
            }));

            expect(await refused()).toContain("signed integrity");
        });

        it("changes the transaction too, and keeps its id", async () => {
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, integrity: OTHER } },
            }));
            changeTransaction((data) => {
                (data as unknown as { asset: { pluginPublish: { integrity: string } } }).asset.pluginPublish.integrity =
                    OTHER;

                return data;
            });

            expect(await refused()).toContain("have the id");
        });

        it("computes the id of the changed transaction, which nobody signed", async () => {
            const { data } = transactionOf("1.0.0").transaction;
            const asset = structuredClone(data.asset) as unknown as { pluginPublish: { integrity: string } };
            asset.pluginPublish.integrity = OTHER;
            const forged = Transactions.TransactionFactory.fromData({ ...data, asset } as never);
            server.change(released, ({ body }) => ({
                body: {
                    data: { ...(body as { data: object }).data, integrity: OTHER, transactionId: forged.id },
                },
            }));
            server.change(`/transactions/${forged.id}`, () => ({ body: { data: forged.toJson() } }));

            expect(await refused()).toContain("signature");
        });

        it("declares an unsigned transaction an exception of its network", async () => {
            const { data } = transactionOf("1.0.0").transaction;
            const unsigned = { ...data, signature: "00".repeat(64) };
            const forged = Transactions.TransactionFactory.fromData(unsigned as never);
            server.change("/node/configuration/crypto", ({ body }) => ({
                body: {
                    data: { ...(body as { data: object }).data, exceptions: { transactions: [forged.id] } },
                },
            }));
            client = await connect({ nodes: [server.url] });
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, transactionId: forged.id } },
            }));
            server.change(`/transactions/${forged.id}`, () => ({ body: { data: forged.toJson() } }));

            expect(await refused()).toContain("signature");
        });

        it("names the transaction of another version", async () => {
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, transactionId: transactionOf("1.1.0").id } },
            }));

            expect(await refused()).toContain("releases @acme/pkg@1.1.0");
        });

        it("names the transaction of another package", async () => {
            const other = chain.stored.rows.find(({ transaction }) =>
                JSON.stringify(transaction.data.asset).includes('"@org/pkg"'),
            )!;
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, transactionId: other.id } },
            }));

            expect(await refused()).toContain("releases @org/pkg@1.0.0");
        });

        it("adds to the transaction what nobody signed", async () => {
            changeTransaction((data) => {
                const { asset } = data as unknown as { asset: { pluginPublish: object } };

                return {
                    ...data,
                    asset: { pluginPublish: { ...asset.pluginPublish, source: "http://127.0.0.1/evil" } },
                };
            });
            expect(await refused()).toContain("id");

            changeTransaction((data) => {
                const { asset } = data as unknown as { asset: { pluginPublish: object } };

                return { ...data, asset: { pluginPublish: { ...asset.pluginPublish, more: "x" } }, more: "x" };
            });
            expect(await refused()).not.toBe("");
        });

        it("names a transaction that is no release", async () => {
            const yank = chain.stored.rows.find(({ transaction }) =>
                JSON.stringify(transaction.data.asset).includes('"yank"'),
            )!;
            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, transactionId: yank.id } },
            }));

            expect(await refused()).toContain("no release");
        });

        it("names a transaction that it does not have, or that is malformed", async () => {
            changeTransaction(() => ({ nonsense: true }));
            expect(await refused()).toContain("malformed");

            server.change(released, ({ body }) => ({
                body: { data: { ...(body as { data: object }).data, transactionId: "00".repeat(32) } },
            }));
            expect(await refused()).toContain("has no transaction");
        });
    });
});

describe("broadcast", () => {
    const transaction = () => chain.sign(releaseOf("@acme/pkg", "1.3.0", FREE_TERMS), "acme").toJson();

    const answers = (reply: object) => server.change("/transactions", () => ({ body: reply }));

    it("says whether the node tells others", async () => {
        const json = transaction();
        answers({ data: { accept: [json.id], broadcast: [] } });

        expect(await client.broadcast(json)).toEqual({ id: json.id, relayed: false });
    });

    it("gives the registry's own reason for a refusal", async () => {
        const json = transaction();
        const message = "[ERR_TERMS_CHANGED] the terms are not the current ones";
        answers({ data: { accept: [] }, errors: { [json.id as string]: { type: "ERR_APPLY", message } } });
        const error = await failure(client.broadcast(json));

        expect(error.code).toBe("TRANSACTION_REFUSED");
        expect(error.details).toMatchObject({ reason: "ERR_TERMS_CHANGED", transactionId: json.id, pool: "ERR_APPLY" });
    });

    it("is content when the transaction has arrived before", async () => {
        const forged = chain.stored.rows.at(-1)!.transaction;
        const error = { type: "ERR_APPLY", message: "wrong nonce" };
        answers({ data: { accept: [] }, errors: { [forged.id as string]: error } });

        expect(await client.broadcast(forged.toJson())).toMatchObject({ id: forged.id });
    });
});

describe("waitForged", () => {
    it("answers the block", async () => {
        const { id, blockHeight } = chain.stored.rows.at(-1)!;
        server.change(`/blocks/${blockHeight}`, () => ({ body: { data: { height: blockHeight } } }));

        expect(await client.waitForged(id)).toEqual({ id, blockId: `${blockHeight}`, height: blockHeight });
    });

    it("notices that a transaction is nowhere any more", async () => {
        const id = "00".repeat(32);
        server.change(`/transactions/unconfirmed/${id}`, () => ({ status: 404, body: { message: "not found" } }));

        expect((await failure(client.waitForged(id))).code).toBe("TRANSACTION_DROPPED");
    });

    it("gives up after a time, and says that it may still be forged", async () => {
        const id = "00".repeat(32);
        server.change(`/transactions/unconfirmed/${id}`, () => ({ body: { data: { id } } }));
        const waited: number[] = [];
        const error = await failure(client.waitForged(id, { timeout: 500, onWait: (ms) => void waited.push(ms) }));

        expect(error.code).toBe("TRANSACTION_PENDING");
        expect(waited).toHaveLength(1);
    });
});

it("asks what installing packages would take, and passes on why a question is refused", async () => {
    const question = { packages: [{ name: "@acme/pkg" }], core: "3.9.1", address: addressFor("alice"), installed: [] };
    const { satisfiable, packages, licenses, height } = await client.resolve(question);
    expect([satisfiable, height]).toEqual([true, chain.blocks.length]);
    expect(packages).toMatchObject([{ name: "@acme/pkg", version: "1.2.0", change: "install" }]);
    expect(licenses.held).toMatchObject([{ code: "VALID", expiresAt: { human: expect.stringMatching(/Z$/) } }]);
    expect((await failure(client.resolve({ ...question, core: "three" }))).message).toMatch(/core/);
});
