import { rm } from "node:fs/promises";

import { recover } from "../journal/commit";
import { Probe } from "../probe/probe";
import { lockHome } from "../process-lock";
import { newRun, Run } from "../run";
import type { Site } from "../site";
import { Staging } from "../stage";

/** How long a second run waits for the first, in milliseconds. */
const PATIENCE = 60_000;

const ENDINGS = {
    finished: "A former run was cut off; its change has been finished",
    undone: "A former run was cut off; its change has been undone",
} as const;

/** What was loaded before another run's change is no basis for this one's verdict. */
function runOf(site: Site, isStale: boolean): Run {
    if (isStale) {
        site.run?.probe.close();
    }

    return isStale || !site.run ? newRun(site) : site.run;
}

/**
 * Does `work` as the only process that changes this node's plugins, after what a killed run left has been finished or
 * undone. What was staged and not used is deleted, and the process in which Core was loaded ends.
 *
 * @throws InstallerError BUSY, and what `work` throws
 */
export async function exclusively<T>(site: Site, work: (staging: Staging, probe: Probe) => Promise<T>): Promise<T> {
    const { folders, dialogue } = site;
    let hasWaited = false;
    const onWait = (text: string): void => {
        hasWaited = true;
        dialogue.warn(text);
    };
    const release = await lockHome({ home: folders.home, patience: PATIENCE, onWait });

    try {
        const recovered = await recover(folders);

        if (recovered) {
            dialogue.warn(`${ENDINGS[recovered.outcome]}: ${recovered.command}.`);
        }

        const { id, probe } = runOf(site, hasWaited || recovered !== undefined);
        const staging = new Staging(site, id);

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
