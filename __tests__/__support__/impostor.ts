import { TestManager, writeModule } from "./modules";

export const IMPOSTOR = "@acme/impostor";

/** A host of its own: what it says is what the manager hears. `hear` is called with each message that it gets. */
const host = (script: string): string => `
    const socket = new (require("node:net").Socket)({ fd: 3 });
    let rest = "";
    socket.on("error", () => process.exit(0));
    socket.on("data", (chunk) => {
        const lines = (rest + chunk).split("\\n");
        rest = lines.pop();
        lines.forEach((line) => hear(JSON.parse(line)));
    });
    const send = (message) => socket.write(JSON.stringify({ jsonrpc: "2.0", ...message }) + "\\n");
    const ask = (id, method, params) => send({ id, method, params });
    ${script}
    setInterval(() => {}, 1000);
`;

/** Greets, and goes on with `then` once it has its `token` and `options`. */
export const authenticated = (then: string, otherwise = ""): string => `
    ask(1, "handshake", { protocol: "1.0", host: "impostor" });
    let token;
    function hear(message) {
        if (message.method === "authenticate") {
            token = message.params.token;
            const options = message.params.options;
            ${then}
        } else { ${otherwise} }
    }
`;

/** Registers, with other fields than the right ones. */
export const register = (fields = ""): string =>
    `ask(2, "register", { token, name: "${IMPOSTOR}", version: "1.0.0", methods: [], ${fields} })`;

/** A manager that runs the script itself as the module's host program. */
export async function impostorManager(
    script: string,
    options: ConstructorParameters<typeof TestManager>[0] = {},
    module: object = {},
): Promise<TestManager> {
    const folder = writeModule({ name: IMPOSTOR, code: host(script), module });
    const test = new TestManager({ hostProgram: { main: `${folder}/index.js`, readable: [folder] }, ...options });
    await test.manager.processPlugin(folder);

    return test;
}
