import { ChainSize, Contents, licenseeCount, LICENSES_PER_LICENSEE } from "../chain/contents";
import { Dice } from "../chain/dice";
import { chainWallet } from "../chain/wallets";
import { WORDS } from "../chain/words";

/** So many that answers come from all over memory. */
const QUESTIONS = 2_000;

/** Requests of one kind, below the server's origin, spread over a generated chain. Needs the network's configuration. */
export interface Questions {
    readonly decisions: readonly string[];
    readonly wallets: readonly string[];
    readonly bare: readonly string[];
    /** packages by a word */
    readonly search: readonly string[];
    /** entities whose names contain that word */
    readonly entities: readonly string[];
}

export function questionsFor(size: ChainSize): Questions {
    const contents = new Contents(size);
    const dice = new Dice(`${size.seed} questions`);
    const asked = Array.from({ length: QUESTIONS }, (_, index) => {
        const licensee = dice.roll("licensee", index, licenseeCount(size));
        const { name } = contents.license(licensee, dice.roll("license", index, LICENSES_PER_LICENSEE)).package;

        return { name, address: chainWallet(size.seed, "licensee", licensee).address };
    });

    return {
        decisions: asked.map(({ name, address }) => `/api/plugins/${encodeURIComponent(name)}/licenses/${address}`),
        wallets: asked.map(({ address }) => `/api/wallets/${address}`),
        bare: ["/api/bench/bare"],
        search: WORDS.map((word) => `/api/plugins?q=${word}`),
        entities: WORDS.map((word) => `/api/entities?data.name=%25${word}%25`),
    };
}
