import type { Secrets } from "../signing";
import { CommandContext, FlagDefinition } from "./command";
import { resolveNodePaths } from "./node-paths";
import { SECRET_VARIABLES } from "./secrets";
import { dryRunFlag, isSet, jsonFlag, textOf, yesFlag } from "./values";

/** Flags that say who signs. There is none that takes a passphrase: everybody on the machine can read arguments. */
export const keyFlags: readonly FlagDefinition[] = [
    {
        name: "wallet",
        type: "string",
        value: "address",
        description: "Wallet that sends; needed for a multisignature wallet. Default: that of the passphrase.",
    },
    {
        name: "passphrase-file",
        type: "string",
        value: "file",
        completes: "file",
        description: `File with the passphrase, readable by you alone. Else ${SECRET_VARIABLES.passphrase}, else a prompt.`,
    },
    {
        name: "second-passphrase-file",
        type: "string",
        value: "file",
        completes: "file",
        description: `The same for a second passphrase. Else ${SECRET_VARIABLES.second}, else a prompt.`,
    },
    {
        name: "delegate",
        type: "boolean",
        description: "Sign with the passphrase in the node's delegates.json.",
    },
];

/** Flags of every command that sends a transaction. */
export const sendingFlags: readonly FlagDefinition[] = [
    ...keyFlags,
    { name: "fee", type: "string", value: "tokens", description: "Fee, if not the least that the network asks for." },
    {
        name: "sign-only",
        type: "boolean",
        description: "Sign and write the transaction to --out; `ark-plugin sign` adds signatures and sends it.",
    },
    {
        name: "out",
        type: "string",
        value: "file",
        completes: "file",
        description: "Where --sign-only, or a multisignature wallet's participant, writes the transaction.",
    },
    dryRunFlag,
    yesFlag,
    jsonFlag,
];

type Source = Pick<CommandContext, "flags" | "environment" | "secrets" | "prompts" | "output">;

async function asked({ prompts }: Source, what: string, purpose: keyof typeof SECRET_VARIABLES): Promise<Buffer> {
    const answer = await prompts.secret(what);

    if (!answer) {
        const { SigningError } = await import("../signing");
        const flag = purpose === "second" ? "second-passphrase-file" : "passphrase-file";
        throw new SigningError(
            "NO_PASSPHRASE",
            `${what} wanted: name its file with --${flag}, put it into ${SECRET_VARIABLES[purpose]}, or run this in a terminal.`,
        );
    }

    return Buffer.from(answer, "utf8");
}

async function fromDelegates({ flags, environment, output }: Source): Promise<readonly Buffer[]> {
    const { readDelegates } = await import("../signing");
    const { passphrases, warning } = readDelegates(resolveNodePaths({ flags, environment }).config);

    if (warning !== undefined) {
        output.warn(warning);
    }

    return passphrases;
}

/** Where a command's passphrases come from: a file, the delegate file, the environment, a prompt, in this order. */
export function secretsFrom(context: Source): Secrets {
    const { flags, secrets } = context;
    const from = async (flag: string, purpose: keyof typeof SECRET_VARIABLES, what: string): Promise<Buffer> => {
        const file = textOf(flags, flag);

        if (file !== undefined) {
            return (await import("../signing")).readPassphraseFile(file);
        }

        const secret = secrets[purpose];

        return secret === undefined ? asked(context, what, purpose) : Buffer.from(secret, "utf8");
    };

    return {
        wallet: textOf(flags, "wallet"),
        passphrases: async () =>
            isSet(flags, "delegate")
                ? fromDelegates(context)
                : [await from("passphrase-file", "passphrase", "Passphrase")],
        second: () => from("second-passphrase-file", "second", "Second passphrase"),
    };
}
