import { FREE_TERMS, LicensePurchaseBuilder, PluginPublishBuilder, RefusalCode, Terms } from "../../src/transactions";
import { PAID, PERPETUAL, publish, purchase, releaseOf } from "./actors";

export const NAME = "@acme/pkg";

export type Role = "owner" | "maintainer" | "alice" | "bob" | "carol" | "dave" | "stranger";

/** A transaction that the prepared state refuses, who sends it, and with which code. */
export interface RefusalCase {
    readonly code: RefusalCode;
    readonly sender: Role;
    readonly builder: PluginPublishBuilder | LicensePurchaseBuilder;
}

type AddressOf = (role: Role) => string;

const RIGID: Terms = { ...PAID, trialPeriod: 0, transferable: false };

/**
 * What each role sends, in this order and each round in later blocks, to make a state that can refuse for every
 * reason. The network must let a wallet own two vendors and no more.
 */
export function preparation(addressOf: AddressOf): [Role, (PluginPublishBuilder | LicensePurchaseBuilder)[]][] {
    const owner = addressOf("owner");

    return [
        [
            "owner",
            [
                publish().register("@acme"),
                releaseOf(NAME, "1.0.0", PAID),
                releaseOf(NAME, "1.1.0", PAID),
                publish().terms(NAME, PAID),
                publish().yank(NAME, "1.0.0", "broken", "Loses messages."),
                publish().unyank(NAME, "1.0.0"),
                publish().yank(NAME, "1.0.0", "security"),
                publish().maintainers("@acme", [addressOf("maintainer"), addressOf("bob")]),
                publish().register("@given"),
                publish().transfer("@given", addressOf("dave")),
                releaseOf("@acme/free", "1.0.0"),
                releaseOf("@acme/eternal", "1.0.0", PERPETUAL),
                releaseOf("@acme/rigid", "1.0.0", RIGID),
            ],
        ],
        ["dave", [publish().accept("@given", owner)]],
        ["owner", [publish().register("@offered"), publish().transfer("@offered", addressOf("dave"))]],
        [
            "alice",
            [
                purchase().full(NAME, PAID, owner),
                purchase().full("@acme/eternal", PERPETUAL, owner),
                purchase().full("@acme/rigid", RIGID, owner),
            ],
        ],
        ["bob", [purchase().trial(NAME, PAID, owner)]],
        ["carol", [purchase().full(NAME, PAID, owner, addressOf("dave"))]],
        ["dave", [purchase().move(NAME, addressOf("carol"))]],
    ];
}

/** One transaction for everything that the prepared state refuses. */
export function refusalCases(addressOf: AddressOf): RefusalCase[] {
    const owner = addressOf("owner");
    const cases: [RefusalCode, Role, RefusalCase["builder"]][] = [
        ["ERR_VENDOR_TAKEN", "alice", publish().register("@acme")],
        ["ERR_VENDOR_RESERVED", "alice", publish().register("@arkecosystem")],
        ["ERR_VENDOR_LIMIT", "owner", publish().register("@third")],
        ["ERR_UNKNOWN_VENDOR", "alice", releaseOf("@nobody/pkg", "1.0.0")],
        ["ERR_UNKNOWN_PLUGIN", "alice", purchase().full("@acme/none", PAID, owner)],
        ["ERR_UNKNOWN_VERSION", "owner", publish().yank(NAME, "9.9.9", "broken")],
        ["ERR_NOT_OWNER", "maintainer", publish().terms(NAME, PAID)],
        ["ERR_NOT_MAINTAINER", "stranger", releaseOf(NAME, "1.2.0", PAID)],
        ["ERR_MAINTAINER_TERMS", "maintainer", releaseOf(NAME, "1.2.0", PERPETUAL)],
        ["ERR_VERSION_ORDER", "owner", releaseOf(NAME, "1.0.5", PAID)],
        ["ERR_ALREADY_YANKED", "owner", publish().yank(NAME, "1.0.0", "security")],
        ["ERR_NOT_YANKED", "owner", publish().unyank(NAME, "1.1.0")],
        ["ERR_NO_OFFER", "alice", publish().accept("@acme", owner)],
        ["ERR_OFFER_MISMATCH", "stranger", publish().accept("@offered", owner)],
        ["ERR_WRONG_OWNER", "stranger", purchase().full(NAME, PAID, addressOf("bob"))],
        ["ERR_TERMS_CHANGED", "stranger", purchase().full(NAME, { ...PAID, price: "1" }, owner)],
        ["ERR_FREE_PACKAGE", "stranger", purchase().full("@acme/free", FREE_TERMS, owner)],
        ["ERR_OWNER_LICENSEE", "owner", purchase().full(NAME, PAID, owner)],
        ["ERR_GIFT_TO_SELF", "stranger", purchase().full(NAME, PAID, owner, addressOf("stranger"))],
        ["ERR_PERPETUAL_LICENSE", "alice", purchase().full("@acme/eternal", PERPETUAL, owner)],
        ["ERR_NO_TRIAL", "stranger", purchase().trial("@acme/rigid", RIGID, owner)],
        ["ERR_TRIAL_USED", "bob", purchase().trial(NAME, PAID, owner)],
        ["ERR_ALREADY_BOUGHT", "alice", purchase().trial(NAME, PAID, owner)],
        ["ERR_NOTHING_TO_MOVE", "stranger", purchase().move(NAME, addressOf("alice"))],
        ["ERR_NOT_TRANSFERABLE", "alice", purchase().move("@acme/rigid", addressOf("bob"))],
        ["ERR_TARGET_HOLDS_LICENSE", "alice", purchase().move(NAME, addressOf("carol"))],
    ];

    return cases.map(([code, sender, builder]) => ({ code, sender, builder }));
}
