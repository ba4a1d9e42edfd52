import { join } from "node:path";

import { addressFor, INTEGRITY, PAID, publish, purchase, releaseOf } from "../../__tests__/__support__/actors";
import { TestApi } from "../../__tests__/__support__/api";
import { TestChain, useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { version } from "../../package.json";
import { Endpoint, methodOf } from "../../src/api/endpoint";
import { ModulesViewIdentifier } from "../../src/api/modules-view";
import { Catalogue, CatalogueIdentifier } from "../../src/catalogue";
import { moduleFoldersOf, ModuleManager } from "../../src/runtime";
import { PublicView } from "../../src/runtime/core/public-view";
import { NodeModules } from "../../src/runtime/node-modules";
import { FREE_TERMS } from "../../src/transactions";
import { Example } from "./document";

/**
 * A small registry on Core's real state and API server: `@acme` with a paid package that needs a free one, of which
 * alice has a license and bob none. The same blocks each time, so the same answers.
 */
async function exampleApi(): Promise<TestApi> {
    useRegistryNetwork();
    const chain = (await TestChain.start()).fund("acme", "alice", "bob");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send(
        [publish().register("@acme"), "acme"],
        [releaseOf("@acme/units", "2.1.0", FREE_TERMS), "acme"],
        [
            publish().release({
                name: "@acme/weather",
                version: "1.0.0",
                terms: PAID,
                requirements: { core: "^3.0.0", plugins: { "@acme/units": "^2.0.0" } },
                integrity: INTEGRITY,
                description: "Weather for your node",
            }),
            "acme",
        ],
        [purchase().full("@acme/weather", PAID, addressFor("acme")), "alice"],
        [publish().yank("@acme/weather", "1.0.0", "broken", "reads the wrong station"), "acme"],
        [releaseOf("@acme/weather", "1.0.1", PAID), "acme"],
    );

    chain.app.bind(ModulesViewIdentifier).toConstantValue(await exampleModules(chain.app.dataPath()));

    return TestApi.start(chain);
}

/** A module that is known and not loaded: only its metadata was read. */
async function exampleModules(dataFolder: string): Promise<PublicView> {
    const folders = moduleFoldersOf(dataFolder);
    const manager = new ModuleManager({ folders });
    await manager.processPlugin(join(__dirname, "../../examples/license-notifier"));

    return new PublicView(new NodeModules(manager, folders));
}

const filled = (text: string): string =>
    text.replace(/\{(acme|alice|bob)\}/g, (_, name: string) => addressFor(name)).replaceAll("{release}", version);

/** Answers that tell the time by a clock are told this one. */
const NOW = Date.parse("2017-03-21T13:01:00Z");

/** What a node answers to each route's example request, by operation id. @throws Error for anything but 200 */
export async function examplesOf(routes: readonly Endpoint[]): Promise<Record<string, Example>> {
    const clock = Date.now;
    Date.now = () => NOW;

    try {
        return await ask(routes);
    } finally {
        Date.now = clock;
    }
}

async function ask(routes: readonly Endpoint[]): Promise<Record<string, Example>> {
    const api = await exampleApi();
    const examples: Record<string, Example> = {};

    for (const route of routes) {
        const { id, example } = route.describe;
        const path = filled(example.path);
        const body = example.body && (JSON.parse(filled(JSON.stringify(example.body))) as object);
        const {
            status,
            text,
            body: answer,
        } = await api.request(path, {
            method: methodOf(route),
            ...(body && { payload: body }),
        });

        if (status !== 200) {
            throw new Error(`The example of ${id}, ${path}, is answered by ${status}: ${text}`);
        }

        examples[id] = { path, body, answer };
    }

    return examples;
}
