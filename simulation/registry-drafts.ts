import { Interfaces } from "@arkecosystem/crypto";

import { byBytes } from "../__tests__/__support__/crypto";
import {
    feeOf,
    LicensePurchaseAsset,
    PluginPublishAsset,
    PublishAction,
    publishTier,
    PurchaseKind,
    purchaseTier,
    releaseLineOf,
    TransactionType,
    TYPE_GROUP,
} from "../src/transactions";
import { PackageState } from "../src/wallet-attributes";
import { Person } from "./people";
import { Operation } from "./steps";
import { Surroundings } from "./surroundings";

/** A transaction before nonce, signature and bytes. */
export interface Draft {
    readonly sender: Person;
    readonly data: Pick<Interfaces.ITransactionData, "typeGroup" | "type" | "fee" | "amount" | "asset"> & {
        readonly recipientId?: string;
    };
}

type Of<T extends Operation["type"]> = Operation & { readonly type: T };

const INTEGRITY = `sha512-${Buffer.alloc(64, 7).toString("base64")}`;
const LINES = ["0.1.0", "0.2.0-alpha.9", "1.0.0-rc.1", "1.0.0", "2.0.0", "10.0.0"];

/** A version above the highest of one of the package's lines, or the first of a line that is mostly new. */
function nextVersion(state: PackageState | undefined, number: number): string {
    const lines = state ? [...state.lines.values()] : [];
    const highest = lines[number % (lines.length + 2)];

    if (highest === undefined) {
        const first = LINES[(number >> 3) % LINES.length] as string;

        return state?.lines.has(releaseLineOf(first)) ? `${11 + ((number >> 3) % 200)}.0.0` : first;
    }

    const [core = "", prerelease] = highest.split("-");

    return prerelease === undefined ? core.replace(/[0-9]+$/, (patch) => `${Number(patch) + 1}`) : core;
}

function publish(sender: Person, asset: PluginPublishAsset): Draft {
    const fee = feeOf(publishTier(asset));
    const data = { typeGroup: TYPE_GROUP, type: TransactionType.PluginPublish, fee, amount: ZERO };

    return { sender, data: { ...data, asset: { pluginPublish: asset } as Interfaces.ITransactionAsset } };
}

const ZERO = feeOf("register").minus(feeOf("register"));

function purchase(sender: Person, asset: LicensePurchaseAsset, recipientId: string): Draft {
    const fee = feeOf(purchaseTier(asset));
    const amount = asset.kind === "full" ? ZERO.plus(asset.terms.price) : ZERO;
    const data = { typeGroup: TYPE_GROUP, type: TransactionType.LicensePurchase, fee, amount, recipientId };

    return { sender, data: { ...data, asset: { licensePurchase: asset } as Interfaces.ITransactionAsset } };
}

/** The vendor an operation is about, and who sends it: the owner if it is informed. */
function vendorAndSender(
    around: Surroundings,
    operation: Operation,
): { readonly vendor: string; readonly sender: Person } {
    const found = operation.informed
        ? around.findVendor(operation, (name) => around.owner(name) !== undefined)
        : undefined;
    const vendor = found ?? around.vendorName(operation.name);

    return { vendor, sender: around.personAt(found && around.owner(found), operation.sender) };
}

function register(around: Surroundings, operation: Operation): Draft {
    const free = (name: string): boolean => name.startsWith("@vendor") && around.owner(name) === undefined;
    const found = operation.informed ? around.findVendor(operation, free) : undefined;

    return publish(around.people.person(operation.sender), {
        action: "register",
        vendor: found ?? around.vendorName(operation.name),
    });
}

function release(around: Surroundings, operation: Operation): Draft {
    const { vendor, sender: owner } = vendorAndSender(around, operation);
    const name = `${vendor}/${around.packageName(operation).split("/")[1]}`;
    const state = around.package(name)?.state;
    const maintainers = around.vendor(vendor)?.vendor.log.state.maintainers ?? [];
    const maintainer = operation.other % 4 === 0 ? maintainers[0] : undefined;
    const terms = maintainer && state ? state.terms : around.terms(operation.terms);

    return publish(maintainer ? around.personAt(maintainer, operation.sender) : owner, {
        action: "release",
        name,
        version: operation.informed ? nextVersion(state, operation.version) : (LINES[operation.version % 6] as string),
        terms,
        requirements: {
            core: "^3.0.0",
            plugins: operation.other % 3 ? {} : { "@elsewhere/one": "*", constructor: "1" },
        },
        integrity: INTEGRITY,
    });
}

/** terms, yank, unyank: on a package that exists if informed. */
function packageChange(around: Surroundings, operation: Of<"terms" | "yank" | "unyank">): Draft {
    const found = operation.informed
        ? around.findPackage(operation, ({ state }) =>
              operation.type === "unyank" ? [...state.versions.values()].some((yanked) => yanked) : true,
          )
        : around.package(around.packageName(operation));
    const name = found?.name ?? around.packageName(operation);
    const sender = operation.informed
        ? around.personAt(found?.owner, operation.sender)
        : around.people.person(operation.sender);
    const versions = [...(found?.state.versions.entries() ?? [])].filter(
        ([, yanked]) => operation.type !== "unyank" || !operation.informed || yanked !== undefined,
    );
    const version = versions[operation.version % Math.max(versions.length, 1)]?.[0] ?? "1.0.0";

    switch (operation.type) {
        case "terms":
            return publish(sender, { action: "terms", name, terms: around.terms(operation.terms) });
        case "yank":
            return publish(sender, {
                action: "yank",
                name,
                version,
                reason: operation.other % 2 ? "broken" : "security",
                ...(operation.terms % 3 === 0 && { message: "Loses “messages” 😀" }),
            });
        case "unyank":
            return publish(sender, { action: "unyank", name, version });
    }
}

function vendorChange(around: Surroundings, operation: Of<"maintainers" | "transfer">): Draft {
    const { vendor, sender } = vendorAndSender(around, operation);

    if (operation.type === "transfer") {
        const recipientId = operation.terms % 8 ? around.people.address(operation.other) : sender.address;

        return publish(sender, { action: "transfer", vendor, recipientId });
    }

    const chosen = Array.from({ length: operation.terms % 4 }, (_, index) =>
        around.people.address(operation.other + index),
    );

    return publish(sender, { action: "maintainers", vendor, maintainers: [...new Set(chosen)].sort(byBytes) });
}

function accept(around: Surroundings, operation: Operation): Draft {
    const offered = (name: string): string | undefined => around.vendor(name)?.vendor.log.state.offeredTo;
    const found = operation.informed ? around.findVendor(operation, (name) => offered(name) !== undefined) : undefined;
    const vendor = found ?? around.vendorName(operation.name);

    return publish(around.personAt(found && offered(found), operation.sender), {
        action: "accept",
        vendor,
        senderId: around.owner(vendor) ?? around.people.address(operation.other),
    });
}

function buy(around: Surroundings, operation: Of<"full" | "trial">): Draft {
    const sender = around.people.person(operation.sender);
    const found = operation.informed
        ? around.findPackage(
              operation,
              ({ state: { terms }, owner }) =>
                  terms.price.length < 8 && terms.price !== "0" && owner !== sender.address,
          )
        : around.package(around.packageName(operation));
    const name = found?.name ?? around.packageName(operation);
    const terms =
        found && (operation.informed || operation.terms % 2) ? found.state.terms : around.terms(operation.terms);
    const owner = found?.owner ?? around.people.address(operation.other);
    const gift = operation.type === "full" && operation.version % 3 === 0;

    return purchase(
        sender,
        operation.type === "trial"
            ? { kind: "trial", name, terms }
            : { kind: "full", name, terms, ...(gift && { licensee: around.people.address(operation.other) }) },
        owner,
    );
}

function move(around: Surroundings, operation: Operation): Draft {
    const sender = around.people.person(operation.sender);
    const held = operation.informed ? around.heldBy(sender, operation.name) : undefined;
    const licensee = around.people.address(operation.other);

    return purchase(sender, { kind: "move", name: held ?? around.packageName(operation), licensee }, licensee);
}

/** A transaction of this package's two types. */
export function draftRegistry(around: Surroundings, operation: Of<PublishAction | PurchaseKind>): Draft {
    switch (operation.type) {
        case "register":
            return register(around, operation);
        case "release":
            return release(around, operation);
        case "terms":
        case "yank":
        case "unyank":
            return packageChange(around, operation as Of<"terms" | "yank" | "unyank">);
        case "maintainers":
        case "transfer":
            return vendorChange(around, operation as Of<"maintainers" | "transfer">);
        case "accept":
            return accept(around, operation);
        case "full":
        case "trial":
            return buy(around, operation as Of<"full" | "trial">);
        case "move":
            return move(around, operation);
    }
}
