import { bodyOf } from "../../../../benchmarks/soak/answers";

it("gives the body of a success", async () => {
    await expect(bodyOf(new Response('{"data":1}'), "GET /wallets/a")).resolves.toBe('{"data":1}');
});

it.each([404, 429, 500])("does not take %i for an answer", async (status) => {
    await expect(bodyOf(new Response("not now", { status }), "POST /transactions")).rejects.toThrow(
        `POST /transactions: ${status} not now`,
    );
});
