/**
 * `npm run recordings`: plays the main flows on a real network, at a real terminal, and writes what was seen as
 * `docs/recordings/*.svg`. svg-term-cli, which npm fetches for it, draws them.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startFunctionalNetwork } from "../../__tests__/__support__/functional-network";
import { startNpmRegistry } from "../../__tests__/__support__/npm-registry";
import { PACKAGE_ROOT } from "../../devnet/network";
import { Cast } from "./cast";
import { Flow, flowsOf } from "./flows";
import { prepareStage, ROLES, Stage } from "./stage";
import { record } from "./terminal";

const RENDERER = "svg-term-cli@2.1.1";
const OUTPUT = join(PACKAGE_ROOT, "docs/recordings");
const LARGEST = 200_000;
const FIRST_PORT = 24_703;

async function play(stage: Stage, { shown }: Flow): Promise<Cast> {
    const cast = new Cast(stage.replacements);

    for (const { command, answers = [], code = 0 } of shown) {
        const { environment, folder } = stage;
        const ended = await record(cast, { command, answers, cwd: join(folder, "src"), environment });

        if (ended !== code) {
            throw new Error(`${command} ended with ${ended}, not with ${code}:\n${cast}`);
        }
    }

    return cast;
}

function render(folder: string, name: string, cast: Cast): void {
    const input = join(folder, `${name}.cast`);
    const output = join(OUTPUT, `${name}.svg`);
    writeFileSync(input, String(cast));
    execFileSync("npx", ["--yes", RENDERER, "--in", input, "--out", output, "--window"], { stdio: "inherit" });
    const { size } = statSync(output);

    if (size > LARGEST) {
        throw new Error(`${output} has ${size} bytes, more than ${LARGEST}`);
    }

    console.log(`${output}: ${size} bytes`);
}

async function main(): Promise<void> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "ark-plugin-registry-recordings-")));
    const ends: (() => Promise<void>)[] = [];

    try {
        const network = await startFunctionalNetwork("recordings", FIRST_PORT, ROLES);
        ends.push(network.stop);
        const registry = await startNpmRegistry(join(folder, "registry"));
        ends.push(registry.stop);
        const stage = prepareStage(folder, network, registry);
        mkdirSync(join(folder, "src"), { recursive: true });
        mkdirSync(OUTPUT, { recursive: true });

        for (const flow of flowsOf(stage)) {
            await flow.before?.(stage);
            render(folder, flow.name, await play(stage, flow));
        }
    } finally {
        await Promise.all(ends.map((end) => end()));
        rmSync(folder, { recursive: true, force: true });
    }
}

main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
});
