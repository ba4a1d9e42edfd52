import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Of a program without Jest: gone when it ends. */
function ownFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "ark-plugin-registry-run-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

    return folder;
}

/** All that a run of the tests leaves on the disk; setup.js names it, teardown.js removes it. */
export const runFolder = realpathSync(process.env["ARK_PLUGIN_REGISTRY_TESTS"] ?? ownFolder());

/** A new folder in it. */
export const folderOfRun = (purpose: string): string => mkdtempSync(join(runFolder, `${purpose}-`));
