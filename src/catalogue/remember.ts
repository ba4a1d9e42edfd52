/** A function of an immutable value, computed once per value and forgotten with it. */
export function remember<K extends object, V>(compute: (key: K) => V): (key: K) => V {
    const known = new WeakMap<K, { readonly value: V }>();

    return (key) => {
        const found = known.get(key);

        if (found) {
            return found.value;
        }

        const value = compute(key);
        known.set(key, { value });

        return value;
    };
}
