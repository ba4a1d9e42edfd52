/**
 * Runs in a process of its own, since a plugin's code and Core's are loaded: what they do there, they do not do here.
 * Nothing is started: no database, no network, no `register` and no `boot` of any plugin.
 */
import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

import type * as Kernel from "@arkecosystem/core-kernel";

import type { PluginProcess } from "../registration/registration";
import { unmetInjections } from "./injections";
import { ANSWER_MARK, PluginDescription, ProbeAnswers, ProbeProblem, ProbeQuestion, ProbeReply } from "./protocol";

const fromHere = createRequire(__filename);

const kernelOf = (core: string): { kernel: typeof Kernel; load: NodeRequire } => {
    const load = createRequire(join(core, "package.json"));

    return { kernel: load("@arkecosystem/core-kernel") as typeof Kernel, load };
};

interface PluginModule {
    readonly ServiceProvider?: new () => Kernel.Providers.ServiceProvider;
    readonly Commands?: Iterable<unknown>;
}

interface Describable {
    describe(): unknown;
}

const describeSchema = (schema: unknown): unknown => {
    if (typeof (schema as Partial<Describable>)?.describe === "function") {
        return (schema as Describable).describe();
    }

    const keys = Object.entries((schema ?? {}) as Record<string, unknown>);

    return keys.length === 0
        ? null
        : { type: "object", keys: Object.fromEntries(keys.map(([key, value]) => [key, describeSchema(value)])) };
};

function commandsOf(commands: Iterable<unknown> | undefined = []): string[] {
    // Core iterates over an object's values too.
    const classes = Symbol.iterator in Object(commands) ? [...commands] : Object.values(commands);

    return classes
        .map((Command) => new (Command as new () => { readonly signature?: string })().signature)
        .filter((signature) => signature !== undefined);
}

/** A Core without transactions has nothing to compare with. */
function unmetIn(load: NodeRequire, folder: string): string[] {
    try {
        load.resolve("@arkecosystem/core-transactions");
    } catch {
        return [];
    }

    type Core = Parameters<typeof unmetInjections>[0];

    return unmetInjections(load("@arkecosystem/core-transactions") as Core, fromHere.cache, realpathSync(folder));
}

function describePlugin({ kernel, load }: ReturnType<typeof kernelOf>, folder: string): PluginDescription {
    const { name } = fromHere(join(folder, "package.json")) as { name: string };
    const module = fromHere(folder) as PluginModule;

    const commands = commandsOf(module.Commands);

    if (!module.ServiceProvider) {
        if (commands.length === 0) {
            throw new Error(`${name} exports neither a ServiceProvider nor Commands: it is no plugin of Core`);
        }

        return { name, isLoaded: false, schema: null, defaults: {}, commands, unmet: [] };
    }

    const app = new kernel.Application(new kernel.Container.Container());
    const provider = app.resolve<Kernel.Providers.ServiceProvider>(module.ServiceProvider);
    let defaults: Record<string, unknown> = provider.configDefaults();

    if (Object.keys(defaults).length === 0) {
        try {
            ({ defaults } = fromHere(join(folder, "dist/defaults.js")) as { defaults: Record<string, unknown> });
        } catch {
            // Core takes that for intentional, too.
        }
    }

    return {
        name,
        isLoaded: true,
        schema: describeSchema(provider.configSchema()),
        defaults: JSON.parse(JSON.stringify(defaults ?? {})) as Record<string, unknown>,
        commands,
        unmet: unmetIn(load, folder),
    };
}

interface Registrar {
    bootstrap(): Promise<void>;
}

/** Core's own order: its configuration, then its plugins, then their options and dependencies, as at boot. */
async function validateProcess(core: string, processType: PluginProcess, network: string): Promise<ProbeProblem[]> {
    const { kernel, load } = kernelOf(core);
    const problems: string[] = [];
    const app = new kernel.Application(new kernel.Container.Container());
    const { Identifiers } = kernel.Container;
    const { RegisterServiceProviders } = load(
        "@arkecosystem/core-kernel/dist/bootstrap/service-providers/register-service-providers",
    ) as { RegisterServiceProviders: new () => Registrar };

    try {
        // The crypto configuration of the folder wins; where there is none, only Core's own names mean something.
        const { Networks } = load("@arkecosystem/crypto") as { Networks: Record<string, unknown> };
        const preset = Object.hasOwn(Networks, network) ? network : "testnet";
        await app.bootstrap({ flags: { token: "ark", network: preset, env: "production", processType } });
        const providers = app.get<Kernel.Providers.ServiceProviderRepository>(Identifiers.ServiceProviderRepository);
        // What stops a node, or leaves a plugin out of it, is told; nothing is registered.
        Object.assign(app, { terminate: async (reason?: string) => void problems.push(reason ?? "Core would end") });
        Object.assign(providers, {
            register: async () => undefined,
            fail: (name: string) => void problems.push(`Core would leave out ${name}`),
        });
        const trace = console.error;
        console.error = (text: unknown) => void problems.push(String(text).split("\n    at ")[0] as string);

        try {
            await app.resolve<Registrar>(RegisterServiceProviders).bootstrap();
        } finally {
            console.error = trace;
        }
    } catch (error) {
        problems.push((error as Error).message);
    }

    return [...new Set(problems)].map((message) => ({ process: processType, message }));
}

/** What Core would load anyway. What cannot be loaded now is Core's to complain of, when it is asked. */
function warm({ core, environmentFile, packages }: Extract<ProbeQuestion, { kind: "warm" }>): void {
    const { kernel, load } = kernelOf(core);

    try {
        for (const [key, value] of Object.entries(kernel.Utils.dotenv.parseFile(environmentFile))) {
            process.env[key] ??= String(value);
        }

        packages.forEach((name) => load(name) as unknown);
    } catch {
        return;
    }
}

async function answer(question: ProbeQuestion): Promise<ProbeAnswers[ProbeQuestion["kind"]]> {
    switch (question.kind) {
        case "warm":
            warm(question);

            return {};
        case "describe": {
            const core = kernelOf(question.core);

            return { plugins: question.folders.map((folder) => describePlugin(core, folder)) };
        }
        case "validate": {
            const problems: ProbeProblem[] = [];

            for (const process of question.processes) {
                problems.push(...(await validateProcess(question.core, process, question.network)));
            }

            return { problems };
        }
    }
}

/** Plugins may have written half a line. */
const reply = (text: ProbeReply): boolean => process.stdout.write(`\n${ANSWER_MARK}${JSON.stringify(text)}\n`);

async function main(): Promise<void> {
    for await (const line of createInterface({ input: process.stdin })) {
        reply(
            await answer(JSON.parse(line) as ProbeQuestion).then(
                (found) => ({ answer: found }),
                (error: Error) => ({ failure: error.message }),
            ),
        );
    }

    // Plugins and Core may hold the process with timers and handles.
    process.exit(0);
}

void main();
