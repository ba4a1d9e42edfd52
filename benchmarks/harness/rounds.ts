export interface Turns {
    /** rounds that count */
    readonly rounds: number;
    /** whether a round comes before that does not count; default: yes */
    readonly warmUp?: boolean;
}

/**
 * What was measured of each subject, round by round. All take turns, in the order of their names, so whatever else the
 * machine does hits them alike.
 */
export async function inTurn<K extends string, V>(
    names: readonly K[],
    { rounds, warmUp = true }: Turns,
    measure: (name: K) => V | Promise<V>,
): Promise<Record<K, V[]>> {
    const found = Object.fromEntries(names.map((name): [K, V[]] => [name, []])) as Record<K, V[]>;

    for (let round = warmUp ? -1 : 0; round < rounds; round++) {
        for (const name of names) {
            const value = await measure(name);

            if (round >= 0) {
                found[name].push(value);
            }
        }
    }

    return found;
}
