import { CommandDefinition } from "../command";
import { connectionFlags } from "../connection";
import { sendingFlags } from "../key-flags";
import { termsFlags } from "../terms-flags";
import { jsonFlag } from "../values";

const transaction = [...connectionFlags, ...sendingFlags];
const aPackage = { name: "package", description: "The package, @vendor/package.", required: true };
const aRelease = { name: "release", description: "The release, @vendor/package@1.2.3.", required: true };
const aVendor = { name: "vendor", description: "The vendor, @vendor.", required: true };

export const publish: CommandDefinition = {
    name: "publish",
    group: "Publish",
    description: "Packs a plugin, uploads it with npm, and releases it on-chain.",
    positionals: [
        {
            name: "source",
            description: "Folder of the plugin, or a tarball. Default: this folder.",
            required: false,
            completes: "file",
        },
    ],
    flags: [
        ...termsFlags,
        { name: "register-vendor", type: "boolean", description: "Register the vendor first if nobody has." },
        {
            name: "description",
            type: "string",
            value: "text",
            description: "A line about this release, on-chain. Default: that of package.json.",
        },
        { name: "no-upload", type: "boolean", description: "Leave the upload to the npm registry to you." },
        {
            name: "source",
            type: "string",
            value: "url",
            description: "Where the tarball lies, if not on the npm registry (https); uploads nothing.",
        },
        {
            name: "access",
            type: "string",
            choices: ["public", "restricted"],
            description: "Who may download it from the npm registry.",
        },
        { name: "force", type: "boolean", description: "Publish in spite of what the checks of the package found." },
        ...transaction,
    ],
    examples: [
        "./my-plugin --dry-run",
        "./my-plugin --price 25 --license-period 365d --trial-period 14d --fallback --register-vendor",
        "./my-plugin-1.0.1.tgz --no-upload --passphrase-file ~/.ark-passphrase --yes --json",
    ],
    run: async (context) => (await import("../actions/publish")).publish(context),
};

export const terms: CommandDefinition = {
    name: "terms",
    group: "Publish",
    description: "Shows a package's current terms, or changes them without a release.",
    positionals: [aPackage],
    flags: [...termsFlags, ...transaction],
    examples: ["@acme/pkg", "@acme/pkg --price 30", "@acme/pkg --free"],
    run: async (context) => (await import("../actions/terms")).terms(context),
};

export const register: CommandDefinition = {
    name: "register",
    group: "Publish",
    description: "Registers a vendor name for your wallet.",
    positionals: [aVendor],
    flags: transaction,
    examples: ["@acme", "@acme --dry-run"],
    run: async (context) => (await import("../actions/vendor")).register(context),
};

export const yank: CommandDefinition = {
    name: "yank",
    group: "Publish",
    description: "Withdraws a release: hidden from new installations, or refused.",
    positionals: [aRelease],
    flags: [
        {
            name: "reason",
            type: "string",
            choices: ["broken", "security"],
            default: "broken",
            description: "broken hides it, security makes installers refuse it.",
        },
        { name: "message", type: "string", value: "text", description: "What operators should know." },
        ...transaction,
    ],
    examples: ["@acme/pkg@1.0.0", '@acme/pkg@1.0.0 --reason security --message "Leaks keys; use 1.0.1."'],
    run: async (context) => (await import("../actions/yank")).yank(context),
};

export const unyank: CommandDefinition = {
    name: "unyank",
    group: "Publish",
    description: "Brings a yanked release back.",
    positionals: [aRelease],
    flags: transaction,
    examples: ["@acme/pkg@1.0.0"],
    run: async (context) => (await import("../actions/yank")).unyank(context),
};

export const maintainers: CommandDefinition = {
    name: "maintainers",
    group: "Publish",
    description: "Shows or changes who else may release and yank for a vendor.",
    positionals: [aVendor],
    flags: [
        { name: "add", type: "string", value: "address", repeatable: true, description: "One more." },
        { name: "remove", type: "string", value: "address", repeatable: true, description: "One less." },
        {
            name: "set",
            type: "string",
            value: "address",
            repeatable: true,
            description: "These instead of the former.",
        },
        { name: "none", type: "boolean", description: "Nobody but the owner." },
        ...transaction,
    ],
    examples: ["@acme", "@acme --add DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4", "@acme --none"],
    run: async (context) => (await import("../actions/maintainers")).maintainers(context),
};

export const transfer: CommandDefinition = {
    name: "transfer",
    group: "Publish",
    description: "Offers a vendor, with all its packages, to another wallet.",
    positionals: [aVendor],
    flags: [
        { name: "to", type: "string", value: "address", description: "The wallet that may accept it." },
        { name: "withdraw", type: "boolean", description: "Withdraw the offer." },
        ...transaction,
    ],
    examples: ["@acme --to DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4", "@acme --withdraw"],
    run: async (context) => (await import("../actions/vendor")).transfer(context),
};

export const accept: CommandDefinition = {
    name: "accept",
    group: "Publish",
    description: "Accepts a vendor that is offered to your wallet.",
    positionals: [aVendor],
    flags: transaction,
    examples: ["@acme"],
    run: async (context) => (await import("../actions/vendor")).accept(context),
};

export const grant: CommandDefinition = {
    name: "grant",
    group: "Publish",
    description: "Gives a license of your own package to a wallet, for the fee of a gift.",
    positionals: [aPackage],
    flags: [
        { name: "to", type: "string", value: "address", required: true, description: "Whom it is for." },
        ...transaction,
    ],
    examples: ["@acme/pkg --to DBp4bK3z5yBXLP66TM2XcUNsMK5cMY8AR4"],
    run: async (context) => (await import("../actions/purchase")).grant(context),
};

export const sales: CommandDefinition = {
    name: "sales",
    group: "Publish",
    description: "Shows who holds licenses of a package, and what it brought in.",
    positionals: [aPackage],
    flags: [...connectionFlags, jsonFlag],
    examples: ["@acme/pkg", "@acme/pkg --json"],
    run: async (context) => (await import("../actions/licenses")).sales(context),
};
