import { mkdirSync } from "node:fs";

import { exclusively } from "../../../../src/installer/operations/session";
import { Probe } from "../../../../src/installer/probe/probe";
import { lockHome } from "../../../../src/installer/process-lock";
import { beginRun, newRun } from "../../../../src/installer/run";
import { nodeFolders, removeTemporaryFolders } from "../../../__support__/installer-folders";
import { siteWithoutChain } from "../../../__support__/site";

afterAll(removeTemporaryFolders);

const probeIn = (_: unknown, probe: Probe): Promise<Probe> => Promise.resolve(probe);

it("goes on with the run that was begun, by the process that loads Core already", async () => {
    const site = await siteWithoutChain(nodeFolders());
    const run = beginRun(site);
    const paths: string[] = [];
    const probe = await exclusively({ ...site, run }, async (staging, used) => {
        paths.push(staging.directory);

        return used;
    });

    expect(probe).toBe(run.probe);
    expect(probe.directory.startsWith(`${paths[0]}/`)).toBe(true);
});

it("begins anew behind another run, which may have changed what Core finds", async () => {
    const site = await siteWithoutChain(nodeFolders());
    mkdirSync(site.folders.home, { recursive: true });
    const release = await lockHome({ home: site.folders.home, patience: 1000, onWait: () => undefined });
    const run = newRun(site);
    const waiting = exclusively({ ...site, run }, probeIn);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await release();

    expect(await waiting).not.toBe(run.probe);
});
