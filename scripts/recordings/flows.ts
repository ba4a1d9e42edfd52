import { publish } from "../../__tests__/__support__/actors";
import { Binaries } from "../../__tests__/__support__/binaries";
import { ROLES, Stage, writeHello } from "./stage";
import type { Answer } from "./terminal";

/** A command that is shown, and who types what. */
interface Shown {
    readonly command: string;
    readonly answers?: readonly Answer[];
    /** Exit code that is right. */
    readonly code?: number;
}

/** One recording. Each goes on where the one before has ended. */
export interface Flow {
    readonly name: string;
    readonly shown: readonly Shown[];
    /** What happens before, unseen. */
    readonly before?: (stage: Stage) => Promise<unknown>;
}

type Role = (typeof ROLES)[number];

const passphrase = ({ network }: Stage, role: Role): Answer => ({
    to: /\? Passphrase/,
    type: `${network.wallet(role).passphrase}\r`,
});
const yesTo = (question: RegExp): Answer => ({ to: question, type: "y" });
const AGREE = yesTo(/Sign and send it\?.*\(y\/N\)/s);
const DO_IT = yesTo(/Do it\?.*\(y\/N\)/s);

/** Unseen, by the owner. */
async function publishUnseen({ folder, environment, network }: Stage, role: Role, version: string): Promise<void> {
    const source = writeHello(folder, version);
    const programs = new Binaries(`${folder}/home`, environment as Record<string, string>);
    const { code, stdout } = await programs.arkPlugin(["publish", source, "--yes", "--json"], {
        ARK_PLUGIN_PASSPHRASE: network.wallet(role).passphrase,
    });

    if (code !== 0) {
        throw new Error(`publish: ${stdout}`);
    }
}

async function changeOwner({ network }: Stage): Promise<void> {
    const { client, wallet } = network;
    await client.send(publish().transfer("@acme", wallet("heir").address), wallet("acme"));
    await client.send(publish().accept("@acme", wallet("acme").address), wallet("heir"));
}

export const flowsOf = (stage: Stage): readonly Flow[] => [
    {
        name: "publish",
        before: async ({ folder }) => writeHello(folder, "1.0.0"),
        shown: [
            {
                command:
                    "ark-plugin publish ./hello --register-vendor --price 25 --license-period 365d --trial-period 14d",
                answers: [passphrase(stage, "acme"), AGREE, AGREE],
            },
        ],
    },
    {
        name: "buy",
        shown: [
            { command: "ark-plugin search hello" },
            {
                command: "ark-plugin buy @acme/hello --max-price 25",
                answers: [passphrase(stage, "operator"), AGREE],
            },
        ],
    },
    {
        name: "install",
        shown: [
            {
                command: "ark-plugin install @acme/hello",
                answers: [{ to: /greeting/, type: "\r" }, DO_IT],
            },
            { command: "ark-plugin list" },
        ],
    },
    {
        name: "update-refused",
        before: async () => {
            await changeOwner(stage);
            await publishUnseen(stage, "heir", "1.1.0");
        },
        shown: [{ command: "ark-plugin outdated" }, { command: "ark-plugin update @acme/hello", code: 1 }],
    },
    {
        name: "audit",
        before: ({ network }) =>
            network.client.send(
                publish().yank("@acme/hello", "1.0.0", "security", "leaks its options"),
                network.wallet("heir"),
            ),
        shown: [{ command: 'ark-plugin audit; echo "exit code $?"' }],
    },
    {
        name: "rollback",
        shown: [
            {
                command: "ark-plugin update @acme/hello --accept-owner=@acme",
                answers: [DO_IT],
            },
            { command: "ark-plugin rollback", answers: [DO_IT] },
        ],
    },
];
