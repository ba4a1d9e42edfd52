import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { moduleFoldersOf } from "../../../../src/runtime";
import { readModule } from "../../../../src/runtime/manifest/read";
import { entryFor, writeGrant } from "../../../../src/runtime/policy/grant";
import { grantsFor, readPolicy } from "../../../../src/runtime/policy/policy";
import { temporaryFolder, writeModule } from "../../../__support__/modules";

const NAME = "@acme/notifier";
const DECLARED = {
    calls: { node: ["chain.lastBlock"], "@acme/mailer": ["send"] },
    events: ["block.applied"],
    routes: true,
    permissions: { workers: true },
    environment: ["SMTP_HOST"],
    limits: { heapMegabytes: 96 },
};

const policyFile = (): string => moduleFoldersOf(temporaryFolder()).policy;
const manifest = () => readModule(writeModule({ name: NAME, module: DECLARED }));

it("grants what a module declares, and that is what it gets", async () => {
    const path = policyFile();
    await writeGrant(path, NAME, entryFor(await manifest(), undefined));

    expect(grantsFor(await manifest(), readPolicy(path))).toMatchObject({
        calls: DECLARED.calls,
        events: ["block.applied"],
        routes: true,
        permissions: { workers: true, childProcesses: false, addons: false, network: false },
        environment: ["SMTP_HOST"],
        heapMegabytes: 96,
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
});

it("keeps what the operator wrote of others, and who may call this one; takes all of it away again", async () => {
    const path = policyFile();
    const others = { "@acme/mailer": { routes: true }, [NAME]: { callers: ["@acme/mailer"] } };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ version: 1, modules: others }));
    await writeGrant(path, NAME, entryFor(await manifest(), readPolicy(path).modules[NAME]));

    expect(readPolicy(path).modules).toMatchObject({
        "@acme/mailer": { routes: true },
        [NAME]: { routes: true, callers: ["@acme/mailer"] },
    });
    await writeGrant(path, NAME, undefined);
    expect(Object.keys(readPolicy(path).modules)).toEqual(["@acme/mailer"]);
});

it("does not write over a policy that it cannot read", async () => {
    const path = join(temporaryFolder(), "policy.json");
    writeFileSync(path, "{");

    await expect(writeGrant(path, NAME, undefined)).rejects.toMatchObject({ code: "POLICY_INVALID" });
    expect(readFileSync(path, "utf8")).toBe("{");
});
