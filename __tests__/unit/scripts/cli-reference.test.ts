import { spawnSync } from "node:child_process";
import { join } from "node:path";

describe("docs/cli.md", () => {
    it("is what the commands' definitions say", () => {
        const { status, stderr } = spawnSync(
            process.execPath,
            ["--import", "tsx", "scripts/generate-cli-reference.ts", "--check"],
            { cwd: join(__dirname, "../../.."), encoding: "utf8" },
        );
        expect([status, stderr]).toEqual([0, ""]);
    });
});
