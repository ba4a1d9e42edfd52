import { addressFor, PAID, publish, purchase, releaseOf } from "../../__tests__/__support__/actors";
import { TestApi } from "../../__tests__/__support__/api";
import { TestChain, useRegistryNetwork } from "../../__tests__/__support__/test-chain";
import { version } from "../../package.json";
import { Catalogue, CatalogueIdentifier } from "../../src/catalogue";
import { Samples } from "./from-schema";

const PACKAGES = 120;

/** More packages than fit a page, with licenses, a yank and another owner, on Core's real state and API server. */
export async function fuzzedApi(): Promise<TestApi> {
    useRegistryNetwork();
    const chain = (await TestChain.start()).fund("acme", "alice", "bob");
    chain.app.get<Catalogue>(CatalogueIdentifier).reset();
    await chain.send([publish().register("@acme"), "acme"]);
    await chain.forge(
        ...Array.from({ length: PACKAGES }, (_, index) =>
            chain.sign(releaseOf(`@acme/p${index}`, "1.0.0", index % 2 ? PAID : undefined), "acme", index),
        ),
    );
    await chain.send(
        [releaseOf("@acme/units", "2.1.0"), "acme"],
        [releaseOf("@acme/weather", "1.0.0", PAID), "acme"],
        [releaseOf("@acme/weather", "1.1.0-rc.1", PAID), "acme"],
        [purchase().full("@acme/weather", PAID, addressFor("acme")), "alice"],
        [purchase().trial("@acme/weather", PAID, addressFor("acme")), "bob"],
        [publish().yank("@acme/weather", "1.0.0", "security", "leaks"), "acme"],
    );

    return TestApi.start(chain);
}

/** What there is on that chain; needs its network. */
export function samplesOfChain(): Samples {
    const addresses = ["acme", "alice", "bob", "nobody"].map(addressFor);

    return {
        name: ["@acme/weather", "@acme/units", "@acme/p7", "@acme/none"],
        version: ["1.0.0", "1.1.0-rc.1", "2.1.0", "9.9.9"],
        vendor: ["@acme", "@none", "@acme,@none"],
        address: addresses,
        owner: addresses,
        id: [...addresses, "forger"],
        q: ["weather", "acme p", "p1", "wea"],
        core: ["3.9.1", "2.0.0"],
        orderBy: ["relevance", "price:desc,name:desc", "published"],
        at: [3, 8, "2017-03-21T13:00:30Z"],
        range: ["*", "^1.0.0", ">=1.0.0 <3.0.0 || 5"],
        release: [version],
    };
}
