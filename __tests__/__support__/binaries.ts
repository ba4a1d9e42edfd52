import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ARK_BINARY, isolatedEnvironment, PACKAGE_ROOT } from "../../devnet/network";

export interface Ended {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
    /** the document that `--json` printed */
    readonly json: Record<string, never>;
}

/** Runs the built programs as their users do, and keeps all that anybody could have seen of them. */
export class Binaries {
    /** outputs, and command lines of the processes as `/proc` showed them */
    public readonly seen: string[] = [];

    /**
     * @param home folder in which the programs find no configuration but what tests put there
     * @param environment for all runs
     */
    public constructor(
        private readonly home: string,
        private readonly environment: Readonly<Record<string, string>>,
    ) {}

    /** `ark-plugin …` */
    public arkPlugin(
        args: readonly string[],
        environment: Record<string, string> = {},
        cwd = this.home,
    ): Promise<Ended> {
        return this.run([join(PACKAGE_ROOT, "dist/cli/main.js"), ...args], environment, cwd);
    }

    /** `ark plugin:…`, or any other command that is named whole, of Core, which finds the package in the plugins folder of `node` */
    public ark(node: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
        const folders = { CORE_PATH_CONFIG: join(node, "config"), CORE_PATH_DATA: join(node, "data") };
        const [command, ...rest] = args;

        return this.run(
            [
                ARK_BINARY,
                command?.includes(":") ? command : `plugin:${command}`,
                "--token=ark",
                "--network=testnet",
                ...rest,
            ],
            { ...folders, ...environment },
            this.home,
        );
    }

    private run(args: readonly string[], environment: Record<string, string>, cwd: string): Promise<Ended> {
        const env = { ...isolatedEnvironment(this.home), HOME: this.home, ...this.environment, ...environment };
        const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
        let [stdout, stderr] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        const commandLine = setInterval(() => this.look(child.pid), 100);

        return new Promise((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (code, signal) => {
                clearInterval(commandLine);
                this.seen.push(stdout, stderr);
                const json = (): Record<string, never> => JSON.parse(stdout) as Record<string, never>;
                resolve({
                    code: code ?? 128 + (signal ? 1 : 0),
                    stdout,
                    stderr,
                    get json() {
                        return json();
                    },
                });
            });
        });
    }

    private look(pid: number | undefined): void {
        try {
            this.seen.push(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
        } catch {
            // Ended in between, or a system without /proc.
        }
    }
}
