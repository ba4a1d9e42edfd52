/** JSON schema of one branch of an asset: its properties and no others. */
export interface Branch {
    readonly required: readonly string[];
    readonly properties: Readonly<Record<string, object>>;
}

/**
 * Chooses the branch by the value of `key` with nested if/then/else: AJV tests one constant per branch instead of
 * validating all of them, as `anyOf` would. `propertyNames` refuses unknown properties, where Core's AJV
 * (`removeAdditional: true`) would silently delete them under `additionalProperties: false`.
 */
export function branchSchema(key: string, branches: Readonly<Record<string, Branch>>): object {
    return {
        type: "object",
        required: [key],
        ...Object.entries(branches).reduceRight<object>(
            (otherwise, [value, { required, properties }]) => ({
                if: { properties: { [key]: { const: value } } },
                then: {
                    required,
                    propertyNames: { enum: [key, ...Object.keys(properties)] },
                    properties,
                },
                else: otherwise,
            }),
            { properties: { [key]: { enum: Object.keys(branches) } } },
        ),
    };
}
