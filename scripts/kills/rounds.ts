import { spawn } from "node:child_process";
import { existsSync } from "node:fs";

import { Folders } from "../../src/installer/folders";
import type { ChildTask } from "./child";
import { Boots, KillSubject, Observation, observe, State } from "./observe";
import { Programs } from "./programs";

export interface KillRequest {
    readonly folders: Folders;
    readonly subjects: readonly KillSubject[];
    readonly programs: Programs;
    /** Kills. */
    readonly rounds: number;
    /** Numbers below 1, as `Math.random` gives them. */
    random(): number;
    report(line: string): void;
}

/** How many kills hit, and what they left. */
export interface KillTally {
    readonly kills: number;
    /** Kills of a run that was recovering from another kill. */
    readonly nested: number;
    /** At a moment that a clock chose, not a step. */
    readonly timed: number;
    /** The next run left the state before the change. */
    readonly old: number;
    /** The next run finished the change. */
    readonly new: number;
    /** Different states that Core has been asked to load. */
    readonly boots: number;
    /** Kills right before each step, by operation. */
    readonly steps: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Ended {
    readonly killed: boolean;
    /** Before which it was killed; empty if a clock did it. */
    readonly step: string;
    /** milliseconds */
    readonly took: number;
}

/** Runs a child to its end. @throws Error if it failed otherwise than by SIGKILL */
function runChild({ child, nodePath }: Programs, task: ChildTask, killAfter?: number): Promise<Ended> {
    return new Promise((resolve, reject) => {
        const started = spawn(process.execPath, [child, JSON.stringify(task)], {
            stdio: "pipe",
            env: { ...process.env, NODE_PATH: nodePath },
        });
        const startedAt = performance.now();
        let [step, errors] = ["", ""];
        started.stdout.on("data", (chunk) => (step += String(chunk)));
        started.stderr.on("data", (chunk) => (errors += String(chunk)));
        const timer = killAfter === undefined ? undefined : setTimeout(() => started.kill("SIGKILL"), killAfter);
        started.once("close", (code, signal) => {
            clearTimeout(timer);

            if (signal === "SIGKILL" || code === 0) {
                resolve({ killed: signal === "SIGKILL", step, took: performance.now() - startedAt });
            } else {
                reject(new Error(`the run failed: ${errors}`));
            }
        });
    });
}

/** One kind of change: the plugins all go from one state to the next. */
const NEXT: Readonly<Record<string, { readonly operation: string; readonly to: State }>> = {
    null: { operation: "install", to: "1.0.0" },
    "1.0.0": { operation: "update", to: "2.0.0" },
    "2.0.0": { operation: "remove", to: null },
};

const isOne = (states: readonly State[]): boolean => new Set(states).size === 1;

/** Kills one run after another, and looks at what each has left. */
class Rounds {
    private readonly tally = { kills: 0, nested: 0, timed: 0, old: 0, new: 0 };
    private readonly steps: Record<string, Record<string, number>> = {};
    private readonly nextStep: Record<string, number> = {};
    private readonly boots = new Boots();
    private state: State = null;
    /** Of the last run that came to its end, in milliseconds; a run that makes a change takes somewhat longer. */
    private duration = 600;

    public constructor(private readonly request: KillRequest) {}

    public async run(): Promise<KillTally> {
        const { rounds, report } = this.request;

        for (let round = 0; this.tally.kills < rounds; round++) {
            await this.round(round % 5 === 4);
            report(`${this.tally.kills} kills of ${rounds}; now ${this.state ?? "without plugins"}`);
        }

        return { ...this.tally, boots: this.boots.count, steps: this.steps };
    }

    private async round(isTimed: boolean): Promise<void> {
        const { operation, to } = NEXT[String(this.state)] as { operation: string; to: State };
        const from = this.state;
        const { killed, step } = await this.change(operation, to, isTimed);
        await this.assertEitherWay(from, to);

        if (killed && this.request.random() < 0.2) {
            await this.killRecovery(operation, from, to);
        }

        await this.child({});
        this.state = await this.reached(from, to);
        this.count(operation, step, { killed, isTimed });
        this.tally[this.state === to ? "new" : "old"] += Number(killed);
    }

    private change(operation: string, to: State, isTimed: boolean): Promise<Ended> {
        const { subjects, random } = this.request;
        const tarballs =
            to === null
                ? null
                : subjects.map(({ versions }) => versions.find(({ version }) => version === to)?.file as string);

        return isTimed
            ? this.child({ tarballs }, this.duration * (0.3 + random() * 1.2))
            : this.child({ tarballs, killAt: this.nextStep[operation] ?? 0 });
    }

    private async killRecovery(operation: string, from: State, to: State): Promise<void> {
        const { killed, step } = await this.child({ killAt: Math.floor(this.request.random() * 12) });
        this.tally.nested += Number(killed);
        this.count(`recover ${operation}`, step, { killed, isTimed: false });
        await this.assertEitherWay(from, to);
    }

    private count(operation: string, step: string, { killed, isTimed }: { killed: boolean; isTimed: boolean }): void {
        this.tally.kills += Number(killed);
        this.tally.timed += Number(killed && isTimed);

        if (step !== "") {
            const counts = (this.steps[operation] ??= {});
            counts[step] = (counts[step] ?? 0) + 1;
        }

        // The next run of this kind dies one step later; after the last one it begins again.
        this.nextStep[operation] = isTimed ? (this.nextStep[operation] ?? 0) : killed ? this.stepAfter(operation) : 0;
    }

    private stepAfter(operation: string): number {
        return (this.nextStep[operation] ?? 0) + 1;
    }

    private async child(task: Omit<ChildTask, "data" | "config">, killAfter?: number): Promise<Ended> {
        const { folders, programs } = this.request;
        const { data, config } = folders;
        const ended = await runChild(programs, { data, config, ...task }, killAfter);
        this.duration = ended.killed ? this.duration : ended.took;

        return ended;
    }

    /**
     * Right after a kill, with no further run: a node that starts now loads all plugins in their old or all in their new
     * version, and Core accepts what it finds.
     */
    private async assertEitherWay(from: State, to: State): Promise<void> {
        const { folders, subjects } = this.request;
        const observed = await observe(folders, subjects);
        const { plugins, registered, locked } = observed;
        const loaded = plugins.map((plugin, index) => (registered[index] === null ? null : plugin));

        if (!isOne(loaded) || !isOne(registered) || !isOne(locked)) {
            throw new Error(`a mix of ${from} and ${to}: ${JSON.stringify(observed)}`);
        }

        if ([...loaded, ...registered, ...locked].some((part) => part !== from && part !== to)) {
            throw new Error(`neither ${from} nor ${to}: ${JSON.stringify(observed)}`);
        }

        await this.boots.assertBoots(folders, observed);
    }

    /** After the next run: all parts say the same, and nothing of the killed run is left. */
    private async reached(from: State, to: State): Promise<State> {
        const { folders, subjects } = this.request;
        const observed: Observation = await observe(folders, subjects);
        const all = Object.values(observed).flat() as State[];
        const [state] = all as [State];

        if (!isOne(all) || (state !== from && state !== to)) {
            throw new Error(`not whole: ${JSON.stringify(observed)}`);
        }

        if (existsSync(folders.journal) || existsSync(folders.staging)) {
            throw new Error("the next run left a journal or staged files");
        }

        return state;
    }
}

/**
 * Kills runs that install, update and remove: before each step in turn, and every fifth at a random moment; one of five
 * again while the next run recovers.
 *
 * @throws Error that says what was found
 */
export const killRounds = (request: KillRequest): Promise<KillTally> => new Rounds(request).run();
