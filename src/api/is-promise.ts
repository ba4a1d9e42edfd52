/** By what it can do, as `await` does: a promise may be of another realm. */
export const isPromise = <T>(value: T | Promise<T>): value is Promise<T> =>
    typeof (value as Promise<T> | undefined)?.then === "function";
