import { spawnSync } from "node:child_process";

import { commands } from "../../../src/cli/commands";
import { completionScript } from "../../../src/cli/completion";

const hasZsh = spawnSync("zsh", ["-c", "true"]).status === 0;

/** What bash offers for a line whose last word is being typed. */
function offered(...words: string[]): string[] {
    const script = [
        completionScript("bash", "ark-plugin", commands),
        `COMP_WORDS=(ark-plugin ${words.map((word) => `'${word}'`).join(" ")})`,
        `COMP_CWORD=${words.length}`,
        "_ark_plugin",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    ].join("\n");
    const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);

    return stdout.split("\n").filter(Boolean);
}

describe("completion", () => {
    it("bash: commands, by their beginning", () => {
        expect(offered("tr")).toEqual(expect.arrayContaining(["trial", "transfer"]));
        expect(offered("tr")).toHaveLength(2);
        expect(offered("")).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
    });

    it("bash: a command's own flags, and the values that they can have", () => {
        expect(offered("buy", "--max")).toEqual(["--max-price"]);
        expect(offered("search", "--sort", "p")).toEqual(["price", "published"]);
        expect(offered("completion", "z")).toEqual(["zsh"]);
    });

    it("bash: files for what is a file", () => {
        expect(offered("buy", "@acme/pkg", "--passphrase-file", `${__dirname}/completion.t`)).toEqual([__filename]);
    });

    // CI installs zsh; without it there is nothing that could read the script.
    (hasZsh ? it : it.skip)("zsh: reads the script without complaint", () => {
        const script = completionScript("zsh", "ark-plugin", commands);
        const { status, stderr } = spawnSync("zsh", ["-f", "-c", `autoload -U compinit && compinit -D\n${script}`], {
            encoding: "utf8",
        });
        expect([status, stderr]).toEqual([0, ""]);
        expect(script).toContain("'buy:Buys a license");
    });
});
