import { FREE_TERMS } from "../../../src/transactions";
import { packageOf, vendorsOf } from "../../../src/wallet-attributes";
import { addressFor, PAID, PERPETUAL, publish, releaseOf } from "../../__support__/actors";
import { TestChain, useRegistryNetwork } from "../../__support__/test-chain";

let chain: TestChain;

const ownedBy = (passphrase: string) => vendorsOf(chain.wallets.findByAddress(addressFor(passphrase)));
const vendorState = (owner: string, vendor = "@acme") => ownedBy(owner).get(vendor)?.log.state;
const pkg = (owner = "acme") => packageOf(chain.wallets.findByAddress(addressFor(owner)), "@acme/pkg");

beforeEach(async () => {
    useRegistryNetwork();
    chain = (await TestChain.start()).fund("acme", "maintainer", "other");
});

async function withPackage(): Promise<void> {
    await chain.send([publish().register("@acme"), "acme"], [releaseOf("@acme/pkg", "1.0.0", PAID), "acme"]);
}

describe("register", () => {
    it("gives the name to the sender", async () => {
        await chain.send([publish().register("@acme"), "acme"]);

        expect(vendorState("acme")).toEqual({ owner: addressFor("acme"), maintainers: [], offeredTo: undefined });
        expect(chain.wallets.findByIndex("pluginRegistry.vendors", "@acme").getAddress()).toBe(addressFor("acme"));
    });

    it("refuses a name that is taken, by whomever", async () => {
        await chain.send([publish().register("@acme"), "acme"]);

        expect(await chain.refusal(publish().register("@acme"), "other")).toBe("ERR_VENDOR_TAKEN");
        expect(await chain.refusal(publish().register("@acme"), "acme")).toBe("ERR_VENDOR_TAKEN");
    });

    it("refuses reserved names: the defaults, or those of the milestone", async () => {
        expect(await chain.refusal(publish().register("@arkecosystem"), "acme")).toBe("ERR_VENDOR_RESERVED");

        useRegistryNetwork({ reservedVendors: ["@bank"] });
        chain = (await TestChain.start()).fund("acme");
        expect(await chain.refusal(publish().register("@bank"), "acme")).toBe("ERR_VENDOR_RESERVED");
        expect(await chain.refusal(publish().register("@arkecosystem"), "acme")).toBeUndefined();
    });

    it("reserving a name later does not affect its owner", async () => {
        useRegistryNetwork(true, { height: 3, aip35: { reservedVendors: ["@acme"] } });
        chain = (await TestChain.start()).fund("acme");
        await withPackage();

        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.1"), "acme")).toBeUndefined();
    });

    it("refuses more vendors than a wallet may own", async () => {
        useRegistryNetwork({ vendorsPerOwner: 1 });
        chain = (await TestChain.start()).fund("acme");
        await chain.send([publish().register("@acme"), "acme"]);

        expect(await chain.refusal(publish().register("@acme2"), "acme")).toBe("ERR_VENDOR_LIMIT");
    });
});

describe("release", () => {
    it("creates the package with the terms of its first version", async () => {
        await withPackage();

        expect(pkg()?.terms).toEqual(PAID);
        expect(pkg()?.versions.has("1.0.0")).toBe(true);
    });

    it("changes the terms with a later version", async () => {
        await withPackage();
        await chain.send([releaseOf("@acme/pkg", "1.1.0", FREE_TERMS), "acme"]);

        expect(pkg()?.terms).toEqual(FREE_TERMS);
    });

    it("lets versions only go up within a line, and mends old lines", async () => {
        await withPackage();
        await chain.send(
            [releaseOf("@acme/pkg", "2.0.0"), "acme"],
            [releaseOf("@acme/pkg", "1.0.1"), "acme"],
            [releaseOf("@acme/pkg", "0.1.0"), "acme"],
            [releaseOf("@acme/pkg", "0.2.0"), "acme"],
            [releaseOf("@acme/pkg", "0.1.1"), "acme"],
        );

        for (const version of ["1.0.0", "1.0.1", "1.0.1-rc.1", "0.1.0", "2.0.0-beta"]) {
            expect(await chain.refusal(releaseOf("@acme/pkg", version), "acme")).toBe("ERR_VERSION_ORDER");
        }
    });

    it("refuses strangers and unknown vendors", async () => {
        await withPackage();

        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.1"), "other")).toBe("ERR_NOT_MAINTAINER");
        expect(await chain.refusal(releaseOf("@none/pkg", "1.0.1"), "other")).toBe("ERR_UNKNOWN_VENDOR");
    });

    it("lets a maintainer release if the terms stay, but not create a package", async () => {
        await withPackage();
        await chain.send([publish().maintainers("@acme", [addressFor("maintainer")]), "acme"]);

        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.1", PAID), "maintainer")).toBeUndefined();
        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.2", PERPETUAL), "maintainer")).toBe(
            "ERR_MAINTAINER_TERMS",
        );
        expect(await chain.refusal(releaseOf("@acme/new", "1.0.0", PAID), "maintainer")).toBe("ERR_MAINTAINER_TERMS");
        expect(pkg()?.versions.has("1.0.1")).toBe(true);
    });

    it("publishes packages that are called like members of every object", async () => {
        await chain.send([publish().register("@acme"), "acme"]);

        for (const name of ["constructor", "tostring", "valueof", "prototype"]) {
            expect(await chain.refusal(releaseOf(`@acme/${name}`, "1.0.0"), "acme")).toBeUndefined();
        }
        expect(await chain.refusal(publish().terms("@acme/hasownproperty", PAID), "acme")).toBe("ERR_UNKNOWN_PLUGIN");
    });
});

describe("terms", () => {
    it("changes the current terms, by the owner only", async () => {
        await withPackage();
        await chain.send([publish().maintainers("@acme", [addressFor("maintainer")]), "acme"]);

        expect(await chain.refusal(publish().terms("@acme/pkg", PERPETUAL), "maintainer")).toBe("ERR_NOT_OWNER");
        expect(await chain.refusal(publish().terms("@acme/pkg", PERPETUAL), "acme")).toBeUndefined();
        expect(await chain.refusal(publish().terms("@acme/none", PERPETUAL), "acme")).toBe("ERR_UNKNOWN_PLUGIN");
        expect(pkg()?.terms).toEqual(PERPETUAL);
    });
});

describe("yank and unyank", () => {
    it("withdraws a version, changes the reason and brings it back", async () => {
        await withPackage();
        const yankFor = (reason: "broken" | "security") => publish().yank("@acme/pkg", "1.0.0", reason, "why");

        expect(await chain.refusal(publish().unyank("@acme/pkg", "1.0.0"), "acme")).toBe("ERR_NOT_YANKED");
        expect(await chain.refusal(yankFor("broken"), "acme")).toBeUndefined();
        expect(await chain.refusal(yankFor("broken"), "acme")).toBe("ERR_ALREADY_YANKED");
        expect(await chain.refusal(yankFor("security"), "acme")).toBeUndefined();
        expect(pkg()?.versions.get("1.0.0")).toBe("security");
        expect(await chain.refusal(publish().unyank("@acme/pkg", "1.0.0"), "acme")).toBeUndefined();
        expect(pkg()?.versions.get("1.0.0")).toBeUndefined();
    });

    it("refuses unknown packages and versions, and strangers", async () => {
        await withPackage();
        const yankOf = (name: string, version: string) => publish().yank(name, version, "broken");

        expect(await chain.refusal(yankOf("@acme/none", "1.0.0"), "acme")).toBe("ERR_UNKNOWN_PLUGIN");
        expect(await chain.refusal(yankOf("@acme/pkg", "9.0.0"), "acme")).toBe("ERR_UNKNOWN_VERSION");
        expect(await chain.refusal(yankOf("@acme/pkg", "1.0.0"), "other")).toBe("ERR_NOT_MAINTAINER");
    });

    it("does not let a yanked version be published again", async () => {
        await withPackage();
        await chain.send([publish().yank("@acme/pkg", "1.0.0", "broken"), "acme"]);

        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.0", PAID), "acme")).toBe("ERR_VERSION_ORDER");
    });
});

describe("maintainers", () => {
    it("replaces the list", async () => {
        await withPackage();
        await chain.send([publish().maintainers("@acme", [addressFor("maintainer"), addressFor("other")]), "acme"]);
        await chain.send([publish().maintainers("@acme", [addressFor("other")]), "acme"]);

        expect(vendorState("acme")?.maintainers).toEqual([addressFor("other")]);
        expect(await chain.refusal(publish().maintainers("@acme", []), "other")).toBe("ERR_NOT_OWNER");
        expect(await chain.refusal(publish().maintainers("@none", []), "other")).toBe("ERR_UNKNOWN_VENDOR");
    });
});

describe("transfer and accept", () => {
    const offer = (to = "other") => publish().transfer("@acme", addressFor(to));
    const acceptFrom = (from = "acme") => publish().accept("@acme", addressFor(from));

    it("hands the vendor with its packages over and clears maintainers and offer", async () => {
        await withPackage();
        await chain.send(
            [publish().maintainers("@acme", [addressFor("maintainer")]), "acme"],
            [offer(), "acme"],
            [acceptFrom(), "other"],
        );

        expect(vendorState("other")).toEqual({ owner: addressFor("other"), maintainers: [], offeredTo: undefined });
        expect(pkg("other")?.terms).toEqual(PAID);
        expect(ownedBy("acme").size).toBe(0);
        expect(chain.wallets.findByIndex("pluginRegistry.vendors", "@acme").getAddress()).toBe(addressFor("other"));
        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.1", PAID), "acme")).toBe("ERR_NOT_MAINTAINER");
        expect(await chain.refusal(releaseOf("@acme/pkg", "1.0.1", PAID), "other")).toBeUndefined();
    });

    it("accepts only the open offer, from its maker, by the offered wallet", async () => {
        await withPackage();

        expect(await chain.refusal(acceptFrom(), "other")).toBe("ERR_NO_OFFER");
        await chain.send([offer(), "acme"]);
        expect(await chain.refusal(acceptFrom(), "maintainer")).toBe("ERR_OFFER_MISMATCH");
        expect(await chain.refusal(acceptFrom("maintainer"), "other")).toBe("ERR_OFFER_MISMATCH");
        await chain.send([offer("maintainer"), "acme"]);
        expect(await chain.refusal(acceptFrom(), "other")).toBe("ERR_OFFER_MISMATCH");
        expect(await chain.refusal(acceptFrom(), "maintainer")).toBeUndefined();
    });

    it("withdraws an offer by the owner's own address", async () => {
        await withPackage();

        expect(await chain.refusal(offer("acme"), "acme")).toBe("ERR_NO_OFFER");
        await chain.send([offer(), "acme"], [offer("acme"), "acme"]);
        expect(await chain.refusal(acceptFrom(), "other")).toBe("ERR_NO_OFFER");
        expect(await chain.refusal(offer(), "other")).toBe("ERR_NOT_OWNER");
    });

    it("refuses more vendors than a wallet may own", async () => {
        useRegistryNetwork({ vendorsPerOwner: 1 });
        chain = (await TestChain.start()).fund("acme", "other");
        await withPackage();
        await chain.send([publish().register("@other"), "other"], [offer(), "acme"]);

        expect(await chain.refusal(acceptFrom(), "other")).toBe("ERR_VENDOR_LIMIT");
    });
});

describe("fees", () => {
    it("are demanded by consensus: the tier's minimum, or more", async () => {
        const tooLow = publish().register("@acme").fee("4999999999");

        expect(await chain.refusal(tooLow, "acme")).toBe("ERR_FEE_TOO_LOW");
        expect(await chain.refusal(publish().register("@acme").fee("5000000001"), "acme")).toBeUndefined();
    });

    it("differ between free and paid packages", async () => {
        await chain.send([publish().register("@acme"), "acme"]);
        const free = releaseOf("@acme/pkg", "1.0.0");
        const paid = releaseOf("@acme/pkg", "1.0.0", PAID).fee(free.data.fee.toString());

        expect(await chain.refusal(paid, "acme")).toBe("ERR_FEE_TOO_LOW");
        expect(await chain.refusal(free, "acme")).toBeUndefined();
    });

    it("follow the milestone in force after the last applied block", async () => {
        useRegistryNetwork(true, { height: 2, aip35: { fees: { register: "1" } } });
        chain = (await TestChain.start()).fund("acme");
        const cheap = () => publish().register("@acme").fee("1");

        expect(await chain.refusal(cheap(), "acme")).toBe("ERR_FEE_TOO_LOW");
        await chain.forge();
        expect(await chain.refusal(cheap(), "acme")).toBeUndefined();
    });
});

describe("isActivated", () => {
    it("is false without milestone and option, and refuses the transactions", async () => {
        useRegistryNetwork(false);
        chain = (await TestChain.start()).fund("acme");

        expect(await chain.refusal(publish().register("@acme"), "acme")).toContain("deactivated");
    });

    it("begins after the block of the option's height", async () => {
        useRegistryNetwork(false);
        chain = (await TestChain.start({ activationHeight: 2 })).fund("acme");

        expect(await chain.refusal(publish().register("@acme"), "acme")).toContain("deactivated");
        await chain.forge();
        expect(await chain.refusal(publish().register("@acme"), "acme")).toBeUndefined();
        await chain.revert();
        await chain.revert();
        expect(await chain.refusal(publish().register("@acme"), "acme")).toContain("deactivated");
    });
});
