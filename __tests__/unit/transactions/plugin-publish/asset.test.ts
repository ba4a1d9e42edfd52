import { assertPublishAsset, PluginPublishAsset, PUBLISH_ACTIONS, YANK_REASONS } from "../../../../src/transactions";
import { messageOf } from "../../../__support__/crypto";
import { publishSamples, without } from "../../../__support__/samples";

describe("assertPublishAsset", () => {
    it.each(PUBLISH_ACTIONS)("accepts a plain %s", (action) => {
        expect(() => assertPublishAsset(publishSamples[action])).not.toThrow();
    });

    const { register, release, terms, yank, unyank, maintainers, transfer, accept } = publishSamples;

    it.each<[string, object, string]>([
        ["an unknown action", { ...register, action: "grab" }, "ERR_ACTION"],
        ["a vendor to register", { ...register, vendor: "acme" }, "ERR_VENDOR_NAME"],
        ["a vendor to offer", { ...transfer, vendor: "" }, "ERR_VENDOR_NAME"],
        ["a vendor to accept", { ...accept, vendor: "@" }, "ERR_VENDOR_NAME"],
        ["a vendor with maintainers", { ...maintainers, vendor: "@A" }, "ERR_VENDOR_NAME"],
        ["nine maintainers", { ...maintainers, maintainers: Array(9).fill("x") }, "ERR_MAINTAINERS"],
        ["a name to release", { ...release, name: "pkg" }, "ERR_NAME"],
        ["a version to release", { ...release, version: "1" }, "ERR_VERSION"],
        ["terms to release", { ...release, terms: { ...release.terms, price: "0" } }, "ERR_TERMS"],
        ["requirements", { ...release, requirements: { core: "", plugins: {} } }, "ERR_RANGE"],
        [
            "a requirement of itself",
            { ...release, requirements: { core: "*", plugins: { [release.name]: "*" } } },
            "ERR_REQUIREMENTS",
        ],
        ["integrity", { ...release, integrity: "sha512-" }, "ERR_INTEGRITY"],
        ["an empty description", { ...release, description: "" }, "ERR_TEXT"],
        ["a source", { ...release, source: "http://example.org" }, "ERR_SOURCE"],
        ["a name with terms", { ...terms, name: "@a" }, "ERR_NAME"],
        ["terms", { ...terms, terms: { ...terms.terms, trialPeriod: 1 } }, "ERR_TERMS"],
        ["a name to yank", { ...yank, name: "a" }, "ERR_NAME"],
        ["a version to yank", { ...yank, version: "v1.0.0" }, "ERR_VERSION"],
        ["an empty message", { ...yank, message: "" }, "ERR_TEXT"],
        ["a name to unyank", { ...unyank, name: "a" }, "ERR_NAME"],
        ["a version to unyank", { ...unyank, version: "" }, "ERR_VERSION"],
    ])("refuses %s", (_, asset, code) => {
        expect(messageOf(() => assertPublishAsset(asset as PluginPublishAsset))).toContain(`[${code}]`);
    });

    it("accepts what may be absent", () => {
        expect(() => assertPublishAsset(without(release, "description", "source"))).not.toThrow();
    });
});

describe("the bytes' numbers", () => {
    it("are frozen", () => {
        expect(PUBLISH_ACTIONS).toEqual([
            "register",
            "release",
            "terms",
            "yank",
            "unyank",
            "maintainers",
            "transfer",
            "accept",
        ]);
        expect(YANK_REASONS).toEqual([undefined, "broken", "security"]);
    });
});
