import { authenticated, IMPOSTOR, impostorManager, register } from "../../__support__/impostor";
import { TestManager } from "../../__support__/modules";

let test: TestManager;

/** What comes of a load of this host program: "loaded", or why not. */
async function attempt(script: string): Promise<string> {
    test = await impostorManager(script);

    return test.manager.loadPlugin(IMPOSTOR).then(
        () => "loaded",
        (error: Error) => error.message,
    );
}

afterEach(() => test.manager.stop());

describe("registration", () => {
    it("lets a host that follows the document register", async () => {
        expect(await attempt(authenticated(register()))).toBe("loaded");
    });

    it.each([
        ["another major", 'ask(1, "handshake", { protocol: "2.0" }); function hear() {}', 'speaks protocol "2.0"'],
        ["no version", 'ask(1, "handshake", {}); function hear() {}', "speaks protocol undefined"],
        ["a forged token", authenticated(register('token: "0".repeat(64)')), "a token that is not its own"],
        ["no token", authenticated(register("token: undefined")), "a token that is not its own"],
        ["another name", authenticated(register('name: "@acme/other"')), "registered as @acme/other"],
        ["another version", authenticated(register('version: "1.0.1"')), "registered as @acme/impostor@1.0.1"],
        ["undeclared methods", authenticated(register('methods: ["steal"]')), "registered steal"],
        ["methods that are no list", authenticated(register("methods: 7")), "does not declare"],
        ["a registration before all else", "ask(2, 'register', { token: '' }); function hear() {}", "not its own"],
        ["what is not JSON", 'socket.write("hello\\n"); function hear() {}', "not JSON"],
        ["what is not JSON-RPC", 'socket.write("{}\\n"); function hear() {}', "not JSON-RPC 2.0"],
        ["a batch", 'socket.write("[]\\n"); function hear() {}', "not JSON-RPC 2.0"],
        ["an endless line", 'socket.write("x".repeat(1048577)); function hear() {}', "more than 1048576 bytes"],
        ["nothing, and closes", "socket.end(); function hear() {}", "connection was closed"],
    ])("refuses %s, and ends the process", async (_, script, reason) => {
        expect(await attempt(script)).toContain(reason);
        expect(test.manager.getPluginInfo(IMPOSTOR).pid).toBeNull();
        expect(test.manager.getLoadedPlugins()).toEqual([]);
    });

    it("takes a token once", async () => {
        const script = authenticated(
            `${register()}; setTimeout(() => { ${register().replace("ask(2", "ask(3")} }, 50)`,
        );
        const replayed = attempt(script);
        await replayed;
        const end = await test.next(({ to }) => to === "crashed");

        expect(end.reason).toContain("a token that is not its own");
    });

    it("refuses every other request before the registration", async () => {
        const script = `
            ask(1, "handshake", { protocol: "1.0" });
            ask(7, "call", { capability: "x", method: "y" });
            function hear(message) { if (message.id === 7) { console.log(message.error.data.code); process.exit(1); } }
        `;

        expect(await attempt(script)).toContain("NOT_REGISTERED");
    });
});
