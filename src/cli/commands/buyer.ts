import { CommandDefinition } from "../command";
import { connectionFlags } from "../connection";
import { keyFlags, sendingFlags } from "../key-flags";
import { dryRunFlag, jsonFlag, yesFlag } from "../values";

const transaction = [...connectionFlags, ...sendingFlags];
const aPackage = { name: "package", description: "The package, @vendor/package.", required: true };

export const buy: CommandDefinition = {
    name: "buy",
    group: "License",
    description: "Buys a license, for your wallet or as a gift. There are no refunds.",
    positionals: [aPackage],
    flags: [
        { name: "max-price", type: "string", value: "tokens", description: "Do not pay more than this." },
        { name: "for", type: "string", value: "address", description: "Whom the license is for." },
        ...transaction,
    ],
    examples: [
        "@acme/pkg --dry-run",
        "@acme/pkg --max-price 25",
        "@acme/pkg --max-price 25 --yes --json --passphrase-file ~/.ark-passphrase",
    ],
    run: async (context) => (await import("../actions/purchase")).buy(context),
};

export const trial: CommandDefinition = {
    name: "trial",
    group: "License",
    description: "Starts the one trial of a package that your wallet has.",
    positionals: [aPackage],
    flags: transaction,
    examples: ["@acme/pkg"],
    run: async (context) => (await import("../actions/purchase")).trial(context),
};

export const move: CommandDefinition = {
    name: "move",
    group: "License",
    description: "Moves your license to another wallet, its end kept.",
    positionals: [aPackage],
    flags: [
        { name: "to", type: "string", value: "address", required: true, description: "The new licensee." },
        ...transaction,
    ],
    examples: ["@acme/pkg --to DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4"],
    run: async (context) => (await import("../actions/purchase")).move(context),
};

export const licenses: CommandDefinition = {
    name: "licenses",
    group: "License",
    description: "Shows the licenses of a wallet.",
    flags: [
        {
            name: "address",
            type: "string",
            value: "address",
            description: "Whose. Default: that of the passphrase.",
        },
        ...connectionFlags,
        ...keyFlags,
        jsonFlag,
    ],
    examples: ["--address DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4", "--delegate"],
    run: async (context) => (await import("../actions/licenses")).licenses(context),
};

export const sign: CommandDefinition = {
    name: "sign",
    group: "License",
    description: "Signs a transaction that --sign-only or another participant wrote, and sends it once it is complete.",
    positionals: [{ name: "file", description: "The file with the transaction.", required: true, completes: "file" }],
    flags: [
        ...connectionFlags,
        ...keyFlags.filter(({ name }) => name !== "wallet"),
        { name: "sign-only", type: "boolean", description: "Do not send it." },
        {
            name: "out",
            type: "string",
            value: "file",
            completes: "file",
            description: "Where to write it while signatures are missing. Default: the same file.",
        },
        dryRunFlag,
        yesFlag,
        jsonFlag,
    ],
    examples: ["release.json --dry-run", "release.json"],
    run: async (context) => (await import("../actions/sign")).sign(context),
};
