/** JSON schema of one branch of an asset's member: its properties and no others. */
export interface Branch {
    readonly required: readonly string[];
    readonly properties: Readonly<Record<string, object>>;
}

const ANYTHING = "anything";

const refer = (definition: string): object => ({ $ref: `#/properties/asset/definitions/${definition}` });

/**
 * JSON schema of a transaction's `asset` that has one member, of several branches. It has to stand at
 * `#/properties/asset` of the transaction's schema: the branches are definitions that it refers to from there, where
 * Core's `/transactions/schemas` shows them too.
 *
 * Chooses the branch by the value of `key`: AJV tests one constant per branch instead of validating all of them, as
 * `anyOf` would. `propertyNames` refuses unknown properties, where Core's AJV (`removeAdditional: true`) would silently
 * delete them under `additionalProperties: false`.
 *
 * Each branch is a function of its own, because V8 can give up optimising a large one that sees objects of many shapes.
 * AJV copies what is referred to into whoever refers to it unless it refers to something itself, so each branch does.
 * References stand under `allOf`, which leaves their errors as they are; `then` and `else` would add their own.
 */
export function branchedAsset(member: string, key: string, branches: Readonly<Record<string, Branch>>): object {
    const values = Object.keys(branches);
    const choice = {
        type: "object",
        required: [key],
        allOf: [...values.map((value) => refer(`${key}.${value}`)), { properties: { [key]: { enum: values } } }],
    };

    return {
        type: "object",
        required: [member],
        propertyNames: { enum: [member] },
        properties: { [member]: refer(key) },
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
