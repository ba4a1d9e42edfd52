import { runProgram } from "../../../src/cli/program";

async function written(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
    const texts = { stdout: "", stderr: "" };
    const spies = (["stdout", "stderr"] as const).map((stream) =>
        jest.spyOn(process[stream], "write").mockImplementation((text) => {
            texts[stream] += String(text);

            return true;
        }),
    );

    try {
        return { code: await runProgram(argv), out: texts.stdout, error: texts.stderr };
    } finally {
        spies.forEach((spy) => spy.mockRestore());
    }
}

it("names the help of the command that was used wrongly", async () => {
    expect(await written("init", "folder", "--unheard-of")).toEqual({
        code: 2,
        out: "",
        error: "error: unknown option '--unheard-of'\n(ark-plugin init --help shows how it is used)\n",
    });
});

it("names its own help where there is no such command", async () => {
    expect((await written("instal")).error).toContain("(ark-plugin --help shows how it is used)");
});

it("writes one document where --json is given", async () => {
    const { code, out, error } = await written("search", "--unheard-of", "--json");

    expect({ code, error, document: JSON.parse(out) as unknown }).toEqual({
        code: 2,
        error: "",
        document: { error: { code: "USAGE", message: "unknown option '--unheard-of'" } },
    });
});
