/** npm's own lock of a plugin's dependencies, registry addresses left out; see npm's package-lock.json. */
export type NpmLock = Readonly<Record<string, unknown>>;
