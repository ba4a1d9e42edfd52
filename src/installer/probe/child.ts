/**
 * Runs in a process of its own, since a plugin's code and Core's are loaded: what they do there, they do not do here.
 * Nothing is started: no database, no network, no `register` and no `boot` of any plugin.
 */
import { createRequire } from "node:module";
import { join } from "node:path";

import type * as Kernel from "@arkecosystem/core-kernel";

import type { PluginProcess } from "../registration/registration";
import { ANSWER_MARK, PluginDescription, ProbeAnswer, ProbeProblem, ProbeQuestion } from "./protocol";

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

function describePlugin(kernel: typeof Kernel, folder: string): PluginDescription {
    const { name } = fromHere(join(folder, "package.json")) as { name: string };
    const module = fromHere(folder) as PluginModule;

    const commands = commandsOf(module.Commands);

    if (!module.ServiceProvider) {
        if (commands.length === 0) {
            throw new Error(`${name} exports neither a ServiceProvider nor Commands: it is no plugin of Core`);
        }

        return { name, isLoaded: false, schema: null, defaults: {}, commands };
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

async function answer(question: ProbeQuestion): Promise<ProbeAnswer> {
    if (question.kind === "describe") {
        const { kernel } = kernelOf(question.core);

        return { kind: "described", plugins: question.folders.map((folder) => describePlugin(kernel, folder)) };
    }

    const problems: ProbeProblem[] = [];

    for (const process of question.processes) {
        problems.push(...(await validateProcess(question.core, process, question.network)));
    }

    return { kind: "validated", problems };
}

async function readInput(): Promise<string> {
    let text = "";

    for await (const chunk of process.stdin) {
        text += String(chunk);
    }

    return text;
}

readInput()
    .then((text) => answer(JSON.parse(text) as ProbeQuestion))
    .then((result) => {
        // Plugins and Core may hold the process with timers and handles.
        process.stdout.write(`\n${ANSWER_MARK}${JSON.stringify(result)}\n`, () => process.exit(0));
    })
    .catch((error: Error) => {
        process.stderr.write(`\n${ANSWER_MARK}${error.message}\n`, () => process.exit(1));
    });
