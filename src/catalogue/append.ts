/** Up to here a list is copied to grow by one. */
const SHORT = 16;

/**
 * A list with one more item at its end; the former must not be used again. An array that grows in place takes room for
 * sixteen more than it has, which most lists never need.
 */
export function append<T>(list: T[], item: T): T[] {
    if (list.length < SHORT) {
        return list.concat([item]);
    }

    list.push(item);

    return list;
}
