import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

import { testHostProgram } from "../../__tests__/__support__/modules";
import { Random } from "../../simulation/random";
import { Model } from "./model";
import { drawNeeds, drawStep, Need, Step } from "./steps";
import { hostProcesses, INTENSITY, nameOf, World } from "./world";

/** Steps one after another, compared with a model after each; or several at once, then what must always hold. */
export type Kind = "one by one" | "at once";

export interface Sequence {
    readonly kind: Kind;
    readonly needs: readonly (readonly Need[])[];
    readonly steps: readonly Step[];
}

const PATIENCE_MILLISECONDS = 60_000;

const AT_ONCE = 3;

const MOVING = ["starting", "authenticating", "registering", "stopping", "crashed"];

const openDescriptors = (): number => readdirSync("/proc/self/fd").length;

export function drawSequence(seed: string): Sequence {
    const random = new Random(seed);
    const modules = 2 + random.integer(4);
    const needs = drawNeeds(random, modules);
    const steps = Array.from({ length: 6 + random.integer(9) }, () => drawStep(random, modules));

    return { kind: random.chance(0.3) ? "at once" : "one by one", needs, steps };
}

/** Until nothing is wrong any more. @throws Error with what is */
async function settle(patience: number, wrong: () => string[]): Promise<void> {
    const deadline = Date.now() + patience;

    for (let calm = 0; calm < 2;) {
        calm = wrong().length === 0 ? calm + 1 : 0;

        if (Date.now() > deadline) {
            throw new Error(wrong().join("; "));
        }

        await sleep(3);
    }
}

/** What differs between the model and the modules. */
const differences = (model: Model, world: World): string[] =>
    model.modules.flatMap(({ state, current, running }, index) => {
        const info = world.info(index);
        const version = state === "loaded" ? running : info.version === running ? running : current;

        return info.state === state && info.version === version
            ? []
            : [`${nameOf(index)} is ${info.version} ${info.state}, not ${version} ${state}`];
    });

/** What must hold whenever nothing moves, whatever has been done. */
const breaches = (model: Model, world: World): string[] =>
    model.modules.flatMap((_, index) => {
        const { state } = world.info(index);
        const missing = model.requirementsOf(index).filter((each) => world.info(each).state !== "loaded");
        const isWrong =
            MOVING.includes(state) ||
            (state === "loaded" && missing.length > 0) ||
            (state === "waiting" && missing.length === 0);

        return isWrong ? [`${nameOf(index)} is ${state}, without ${missing.map(nameOf).join(", ") || "nothing"}`] : [];
    });

/** Each loaded module has a process that answers as the version it is; there is no other process. */
async function assertProcesses(world: World, modules: number): Promise<void> {
    const loaded = Array.from({ length: modules }, (_, index) => world.info(index)).filter(
        ({ state }) => state === "loaded",
    );
    const expected = loaded.map(({ pid }) => pid).sort();
    const found = hostProcesses().sort();

    if (JSON.stringify(expected) !== JSON.stringify(found)) {
        throw new Error(`Processes ${found.join(", ")} run, not ${expected.join(", ")}`);
    }

    for (const { name, version } of loaded) {
        const answer = await world.manager.invoke(name, "version", {});

        if (answer !== version) {
            throw new Error(`${name}@${version} answers as ${String(answer)}`);
        }
    }
}

async function oneByOne({ steps, needs }: Sequence, world: World, patience: number): Promise<void> {
    const model = new Model(needs, INTENSITY);

    for (const step of steps) {
        const expected = model.apply(step);
        const actual = await world.apply(step);

        if (actual !== expected) {
            throw new Error(`${JSON.stringify(step)} ended with ${actual}, not ${expected}`);
        }

        await settle(patience, () => differences(model, world));
        await assertProcesses(world, needs.length);
    }
}

async function atOnce({ steps, needs }: Sequence, world: World, patience: number): Promise<void> {
    const model = new Model(needs, INTENSITY);

    for (let start = 0; start < steps.length; start += AT_ONCE) {
        await Promise.all(steps.slice(start, start + AT_ONCE).map((step) => world.apply(step)));
        await settle(patience, () => breaches(model, world));
        await assertProcesses(world, needs.length);
    }
}

/**
 * Lives a sequence in real processes.
 *
 * @param patience how long the modules may take to come to rest after a step, in milliseconds
 * @throws Error with what went wrong
 */
export async function live(sequence: Sequence, patience = PATIENCE_MILLISECONDS): Promise<void> {
    // Whatever compiles the host program opens descriptors of its own, once.
    testHostProgram();
    const descriptors = openDescriptors();
    const world = new World(sequence.needs);

    try {
        await world.begin();
        await (sequence.kind === "at once" ? atOnce : oneByOne)(sequence, world, patience);
    } finally {
        await world.end();
    }

    const [fault] = world.faults;

    if (fault !== undefined) {
        throw new Error(fault);
    }

    await settle(patience, () => hostProcesses().map((pid) => `Process ${pid} is left`));
    await settle(patience, () =>
        openDescriptors() > descriptors ? [`${openDescriptors()} descriptors are open, not ${descriptors}`] : [],
    );
}
