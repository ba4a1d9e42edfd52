import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";

import { recover } from "../journal/commit";
import { Probe } from "../probe/probe";
import { lockHome } from "../process-lock";
import type { Site } from "../site";
import { Staging } from "../stage";

/** How long a second run waits for the first, in milliseconds. */
const PATIENCE = 60_000;

const ENDINGS = {
    finished: "A former run was cut off; its change has been finished",
    undone: "A former run was cut off; its change has been undone",
} as const;

/**
 * Does `work` as the only process that changes this node's plugins, after what a killed run left has been finished or
 * undone. What was staged and not used is deleted, and the process in which Core was loaded ends.
 *
 * @throws InstallerError BUSY, and what `work` throws
 */
export async function exclusively<T>(site: Site, work: (staging: Staging, probe: Probe) => Promise<T>): Promise<T> {
    const { folders, dialogue } = site;
    const release = await lockHome({ home: folders.home, patience: PATIENCE, onWait: (text) => dialogue.warn(text) });

    try {
        const recovered = await recover(folders);

        if (recovered) {
            dialogue.warn(`${ENDINGS[recovered.outcome]}: ${recovered.command}.`);
        }

        const staging = new Staging(site, `${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`);
        const probe = new Probe(site.core, join(staging.directory, "probe"), site.environment);

        try {
            return await work(staging, probe);
        } finally {
            probe.close();
            await rm(staging.directory, { recursive: true, force: true });
        }
    } finally {
        await release();
    }
}
