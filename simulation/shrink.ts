/**
 * Delta debugging (Zeller's ddmin): the shortest list it finds, by leaving out ever smaller parts, for which `fails`
 * still holds. Gives up at `deadline` (ms since 1970) with what it has by then.
 */
export async function shrink<T>(
    steps: readonly T[],
    fails: (steps: readonly T[]) => Promise<boolean>,
    deadline: number,
): Promise<readonly T[]> {
    let current = steps;
    let parts = 2;

    while (current.length > 1 && Date.now() < deadline) {
        const smaller = await withoutOnePart(current, parts, fails, deadline);

        if (smaller) {
            current = smaller;
            parts = Math.max(parts - 1, 2);
        } else if (parts >= current.length) {
            break;
        } else {
            parts = Math.min(parts * 2, current.length);
        }
    }

    return current;
}

async function withoutOnePart<T>(
    steps: readonly T[],
    parts: number,
    fails: (steps: readonly T[]) => Promise<boolean>,
    deadline: number,
): Promise<readonly T[] | undefined> {
    const size = Math.ceil(steps.length / parts);

    for (let start = 0; start < steps.length && Date.now() < deadline; start += size) {
        const rest = [...steps.slice(0, start), ...steps.slice(start + size)];

        if (await fails(rest)) {
            return rest;
        }
    }

    return undefined;
}
