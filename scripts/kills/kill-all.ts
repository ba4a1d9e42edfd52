import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { foldersOf } from "../../src/installer/folders";
import { compilePrograms } from "./programs";
import { killRounds, KillTally } from "./rounds";
import { makeSubjects } from "./subjects";

/**
 * Kills `rounds` runs of the installer on a node's folders of their own.
 *
 * @throws Error that says what a kill has broken
 */
export async function killAll(rounds: number, report: (line: string) => void): Promise<KillTally> {
    const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-kills-"));
    const programs = compilePrograms();

    try {
        const folders = foldersOf({ data: join(folder, "data"), config: join(folder, "config") });
        mkdirSync(folders.plugins, { recursive: true });
        const core = dirname(require.resolve("@arkecosystem/core/package.json"));
        cpSync(join(core, "bin/config/testnet"), folders.config, { recursive: true });
        const subjects = await makeSubjects(join(folder, "subjects"));

        return await killRounds({ folders, subjects, programs, rounds, random: Math.random, report });
    } finally {
        programs.remove();
        rmSync(folder, { recursive: true, force: true });
    }
}
