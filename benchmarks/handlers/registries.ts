import { ChainSize, Contents } from "../chain/contents";
import { StoredHistory } from "../state/history";
import { deaf } from "../state/listeners";
import { BenchRegistry } from "../state/registry";

/** A registry to measure in. */
export interface MeasuredRegistry {
    readonly size: ChainSize;
    readonly contents: Contents;
    readonly registry: BenchRegistry;
}

/** Nothing listens but this package's state itself: the read model is measured by `bench:state`. */
export async function registryOf(size: ChainSize): Promise<MeasuredRegistry> {
    const registry = await BenchRegistry.start(deaf);
    const history = new StoredHistory(size, 1);
    registry.replay(history.packages());
    registry.replay(history.licenses());

    return { size, contents: new Contents(size), registry };
}
