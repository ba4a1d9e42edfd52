import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { WorkerScriptHandler } from "@arkecosystem/core-transaction-pool/dist/worker-script-handler";
import { Managers } from "@arkecosystem/crypto";

import { Transactions } from "../../../src/transactions";
import { publishSamples, purchaseSamples } from "../../__support__/samples";
import { signedPublish, signedPurchase } from "../../__support__/signed";

const ROOT = join(__dirname, "../../..");
const ENTRY = join(ROOT, "src/transactions/index.ts");

describe("the light entry", () => {
    it("loads the codec and Core's crypto, and nothing of the node", () => {
        const script = `require(${JSON.stringify(ENTRY)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
        const output = execFileSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
            cwd: ROOT,
            encoding: "utf8",
            env: { ...process.env, NODE_OPTIONS: "" },
        });
        const loaded = JSON.parse(output.trim().split("\n").at(-1)!) as string[];
        const ours = loaded.filter((path) => path.startsWith(join(ROOT, "src")));

        expect(ours).toContain(ENTRY);
        expect(loaded.some((path) => path.includes("@arkecosystem/crypto/"))).toBe(true);
        expect(ours.filter((path) => !path.startsWith(join(ROOT, "src/transactions")))).toEqual([]);
        expect(loaded.filter((path) => path.includes("@arkecosystem/core"))).toEqual([]);
    });

    it("exports both types, once each", () => {
        const types = Object.values(Transactions).map(({ typeGroup, type, key }) => [typeGroup, type, key]);

        expect(types).toEqual([
            [1035, 0, "pluginPublish"],
            [1035, 1, "licensePurchase"],
        ]);
    });

    it("is what Core's pool workers register and verify with", async () => {
        const worker = new WorkerScriptHandler();
        worker.setConfig(Managers.configManager.getPreset("testnet"));
        worker.setHeight(2);
        worker.loadCryptoPackage(ENTRY);

        const transactions = [signedPublish(publishSamples.release), signedPurchase(purchaseSamples.gift)];

        for (const transaction of transactions) {
            const expected = {
                id: transaction.id,
                serialized: transaction.serialized.toString("hex"),
                isVerified: true,
            };

            await expect(worker.getTransactionFromData(expected.serialized)).resolves.toEqual(expected);
            await expect(worker.getTransactionFromData(transaction.data)).resolves.toEqual(expected);
        }
    });
});
