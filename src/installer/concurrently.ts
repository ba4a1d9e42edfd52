/** As many as keep a disk busy; the files that are open at once stay few. */
const AT_ONCE = 32;

/** Does some work for each item, many at once. @returns the results in the order of the items @throws the first failure */
export async function concurrently<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
    const results: R[] = [];
    const queue = items.entries();
    const next = async (): Promise<void> => {
        for (const [index, item] of queue) {
            results[index] = await work(item);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));

    return results;
}
