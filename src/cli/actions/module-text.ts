/** What a module may call, a target a line. */
export const callsText = (calls: Readonly<Record<string, readonly string[]>>): string =>
    Object.entries(calls)
        .map(([target, methods]) => `${target}: ${methods.join(", ")}`)
        .join("\n") || "nothing";

/** Those that are granted. */
export const permissionsText = (permissions: object): string =>
    Object.entries(permissions)
        .filter(([, granted]) => granted)
        .map(([name]) => name)
        .join(", ") || "none";
