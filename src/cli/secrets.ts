/** Variables that hold passphrases, by what they are for. */
export const SECRET_VARIABLES = {
    passphrase: "ARK_PLUGIN_PASSPHRASE",
    second: "ARK_PLUGIN_SECOND_PASSPHRASE",
} as const;

/** Passphrases that the environment held. */
export type EnvironmentSecrets = Readonly<Partial<Record<keyof typeof SECRET_VARIABLES, string>>>;

/**
 * Takes the passphrases out of an environment: neither a child process, npm's scripts least of all, nor a diagnostic
 * report of Node inherits them. What the kernel shows in `/proc/<pid>/environ` is the environment at the start, for the
 * same user only.
 */
export function takeSecrets(environment: Record<string, string | undefined>): EnvironmentSecrets {
    const taken = Object.entries(SECRET_VARIABLES).flatMap(([purpose, variable]) => {
        const value = environment[variable];
        Reflect.deleteProperty(environment, variable);

        return value ? [[purpose, value] as const] : [];
    });

    return Object.fromEntries(taken) as EnvironmentSecrets;
}
