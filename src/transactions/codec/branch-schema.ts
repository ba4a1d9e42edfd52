/** JSON schema of one branch of an asset: its properties and no others. */
export interface Branch {
    readonly required: readonly string[];
    readonly properties: Readonly<Record<string, object>>;
}

/**
 * A schema of several branches, and what it refers to: the `definitions` of the transaction's `asset`, where Core's
 * `/transactions/schemas` shows them too.
 */
export interface BranchSchema {
    readonly schema: object;
    readonly definitions: Readonly<Record<string, object>>;
}

const ANYTHING = "anything";

const refer = (definition: string): object => ({ $ref: `#/properties/asset/definitions/${definition}` });

/**
 * Chooses the branch by the value of `key`: AJV tests one constant per branch instead of validating all of them, as
 * `anyOf` would. `propertyNames` refuses unknown properties, where Core's AJV (`removeAdditional: true`) would silently
 * delete them under `additionalProperties: false`.
 *
 * Each branch is a function of its own, because V8 can give up optimising a large one that sees objects of many shapes.
 * AJV copies what is referred to into whoever refers to it unless it refers to something itself, so each branch does.
 * References stand under `allOf`, which leaves their errors as they are; `then` and `else` would add their own.
 */
export function branchSchema(key: string, branches: Readonly<Record<string, Branch>>): BranchSchema {
    const values = Object.keys(branches);
    const choice = {
        type: "object",
        required: [key],
        allOf: [...values.map((value) => refer(`${key}.${value}`)), { properties: { [key]: { enum: values } } }],
    };

    return {
        schema: refer(key),
        definitions: {
            [ANYTHING]: {},
            [key]: choice,
            ...Object.fromEntries(
                Object.entries(branches).map(([value, branch]) => [`${key}.${value}`, oneBranch(key, value, branch)]),
            ),
        },
    };
}

const oneBranch = (key: string, value: string, { required, properties }: Branch): object => ({
    // Without a key every condition on its value would hold.
    if: { required: [key], properties: { [key]: { const: value } } },
    then: {
        required,
        propertyNames: { enum: [key, ...Object.keys(properties)] },
        properties: { [key]: refer(ANYTHING), ...properties },
    },
});
