import { DEFAULT_FEES, FREE_TERMS, PluginPublishBuilder, publishAssetOf } from "../../../../src/transactions";
import { addressOf, messageOf, PASSPHRASE, useTestnet, withMilestones } from "../../../__support__/crypto";
import { MAINTAINERS, publishSamples, without } from "../../../__support__/samples";

beforeAll(useTestnet);

const { release: releaseSample } = publishSamples;
const release = without(releaseSample, "action");
const builder = (): PluginPublishBuilder => new PluginPublishBuilder().nonce("1");

describe("PluginPublishBuilder", () => {
    it.each<[string, (target: PluginPublishBuilder) => PluginPublishBuilder, object, string]>([
        ["register", (b) => b.register("@acme"), publishSamples.register, DEFAULT_FEES.register],
        ["release", (b) => b.release(release), releaseSample, DEFAULT_FEES.releasePaid],
        [
            "a free release",
            (b) => b.release({ ...release, terms: FREE_TERMS }),
            { ...releaseSample, terms: FREE_TERMS },
            DEFAULT_FEES.releaseFree,
        ],
        ["terms", (b) => b.terms("@acme/pkg", FREE_TERMS), publishSamples.terms, DEFAULT_FEES.termsFree],
        ["yank", (b) => b.yank("@acme/pkg", "1.0.0", "security", "Do not use"), publishSamples.yank, DEFAULT_FEES.yank],
        [
            "yank without message",
            (b) => b.yank("@acme/pkg", "1.0.0", "broken"),
            { action: "yank", name: "@acme/pkg", version: "1.0.0", reason: "broken" },
            DEFAULT_FEES.yank,
        ],
        ["unyank", (b) => b.unyank("@acme/pkg", "1.0.0"), publishSamples.unyank, DEFAULT_FEES.unyank],
        [
            "maintainers in any order",
            (b) => b.maintainers("@acme", [...MAINTAINERS].reverse()),
            publishSamples.maintainers,
            DEFAULT_FEES.maintainers,
        ],
        ["transfer", (b) => b.transfer("@acme", addressOf(1)), publishSamples.transfer, DEFAULT_FEES.transfer],
        ["accept", (b) => b.accept("@acme", addressOf(1)), publishSamples.accept, DEFAULT_FEES.accept],
    ])("builds %s", (_, build, asset, fee) => {
        const transaction = build(builder()).sign(PASSPHRASE).build();

        expect(transaction.isVerified).toBe(true);
        expect(publishAssetOf(transaction.data)).toEqual(asset);
        expect(transaction.data).toMatchObject({ version: 2, typeGroup: 1035, type: 0 });
        expect(transaction.data.fee.toString()).toBe(fee);
        expect(transaction.data.amount.toString()).toBe("0");
    });

    it("takes another fee, a vendor field and a second signature", () => {
        const built = builder()
            .register("@acme")
            .fee("7")
            .vendorField("hello")
            .sign(PASSPHRASE)
            .secondSign("second")
            .build();

        expect(built.data.fee.toString()).toBe("7");
        expect(built.data.vendorField).toBe("hello");
        expect(built.data.secondSignature).toMatch(/^[0-9a-f]{128}$/);
    });

    it("asks the dearest fee until an asset is set, and the milestone's then", () => {
        expect(new PluginPublishBuilder().data.fee.toString()).toBe(DEFAULT_FEES.register);
        withMilestones([{ height: 2, aip35: { fees: { yank: "5" } } }], () =>
            expect(builder().yank("@acme/pkg", "1.0.0", "broken").data.fee.toString()).toBe("5"),
        );
    });

    it.each<[string, () => unknown, string]>([
        ["a wrong vendor", () => builder().register("acme"), "ERR_VENDOR_NAME"],
        ["a lone surrogate", () => builder().yank("@a/b", "1.0.0", "broken", "\ud800"), "ERR_TEXT"],
        ["NUL", () => builder().release({ ...release, description: "a\0" }), "ERR_TEXT"],
        ["an empty message", () => builder().yank("@a/b", "1.0.0", "broken", ""), "ERR_TEXT"],
        ["a missing reason", () => builder().yank("@a/b", "1.0.0", undefined as never), "ERR_ASSET_BYTES"],
        ["an unknown reason", () => builder().yank("@a/b", "1.0.0", "mood" as never), "ERR_ASSET_BYTES"],
        ["a maintainer twice", () => builder().maintainers("@a", [addressOf(1), addressOf(1)]), "ERR_MAINTAINERS"],
        [
            "nine maintainers",
            () => builder().maintainers("@a", [1, 2, 3, 4, 5, 6, 7, 8, 9].map(addressOf)),
            "ERR_MAINTAINERS",
        ],
        [
            "maintainers out of order in a ready asset",
            () => builder().asset({ ...publishSamples.maintainers, maintainers: [...MAINTAINERS].reverse() }),
            "ERR_MAINTAINERS",
        ],
        ["an address that is none", () => builder().transfer("@a", "nobody"), "ERR_ADDRESS"],
        ["a maintainer that is no address", () => builder().maintainers("@a", ["nobody", addressOf(1)]), "ERR_ADDRESS"],
        [
            "too much",
            () =>
                builder().release({
                    ...release,
                    requirements: {
                        core: "*",
                        plugins: Object.fromEntries(
                            Array.from({ length: 32 }, (_, i) => [`p${i}`.padEnd(214, "x"), "1".repeat(64)]),
                        ),
                    },
                }),
            "ERR_ASSET_SIZE",
        ],
    ])("refuses %s before anything is signed", (_, build, code) => {
        expect(messageOf(build)).toContain(`[${code}]`);
    });
});
