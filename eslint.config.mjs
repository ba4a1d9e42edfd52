import { builtinModules } from "node:module";

import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** Each folder of `src`, and what it may import: dependencies point one way (docs/architecture.md). */
const LAYERS = {
    transactions: [],
    "wallet-attributes": ["transactions"],
    handlers: ["transactions", "wallet-attributes"],
    verdict: ["transactions", "wallet-attributes"],
    resolver: ["transactions", "verdict"],
    search: [],
    catalogue: ["transactions", "wallet-attributes", "handlers", "verdict", "search"],
    events: ["transactions", "wallet-attributes", "handlers", "chain-time"],
    expiry: ["transactions", "wallet-attributes", "handlers", "events", "chain-time"],
    openapi: [],
    api: [
        "transactions",
        "wallet-attributes",
        "handlers",
        "verdict",
        "search",
        "catalogue",
        "resolver",
        "openapi",
        "chain-time",
    ],
    metrics: ["transactions", "handlers", "catalogue", "events", "expiry", "api", "chain-time"],
    entitlements: ["catalogue", "verdict", "chain-time"],
    setup: ["transactions", "json-object"],
    runtime: [
        "transactions",
        "entitlements",
        "events",
        "client",
        "installer",
        "json-object",
        "api/servers",
        "api/modules-view",
    ],
    client: ["transactions", "resolver"],
    signing: ["transactions", "client", "tokens"],
    purchases: ["transactions", "client", "signing", "tokens"],
    publisher: ["transactions", "client", "installer"],
    installer: [
        "transactions",
        "verdict",
        "setup",
        "client",
        "signing",
        "purchases",
        "resolver",
        "json-object",
        "tokens",
    ],
    cli: ["setup", "transactions", "client", "signing", "purchases", "publisher", "installer", "runtime"],
};

/** What a folder may not load from outside this package. */
const FORBIDDEN_PACKAGES = {
    transactions: ["^(?!\\.|@arkecosystem/crypto$)", "Wire code loads @arkecosystem/crypto and nothing else."],
    client: ["^@arkecosystem/(?!crypto$)", "A client loads @arkecosystem/crypto and no node code."],
    verdict: ["^[^.]", "The verdict is one pure function."],
    search: ["^@arkecosystem/", "Search knows packages only, and nothing of Core."],
    openapi: ["^[^.]", "JSON Schema is plain data."],
    resolver: ["^(?!\\.|semver$)", "The resolver is one pure function over node-semver."],
    setup: ["^@arkecosystem/", "Setup knows Core's configuration files only."],
};

const restrict = (files, patterns) => ({
    files,
    rules: {
        "no-restricted-imports": ["error", { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
    },
});

/** Where a path leaves the folder, which depends on how deep the importing file lies, it must go to an allowed one. */
const layer = ([folder, allowed]) =>
    ["", "*/"].map((depth) => {
        const out = depth ? "\\.\\./\\.\\./" : "\\.\\./";
        const elsewhere = allowed.length ? `(?!(?:${allowed.join("|")})(?:/|$))` : "";
        const message = `src/${folder} may import ${allowed.join(", ") || "nothing of the rest"}.`;

        return restrict(
            [`src/${folder}/${depth}*.ts`],
            [[`^${out}${elsewhere}`, message], FORBIDDEN_PACKAGES[folder]].filter(Boolean),
        );
    });

export default tseslint.config(
    { ignores: ["dist/", "coverage/", ".devnet/", "node_modules/", "docs/openapi.d.ts"] },
    {
        files: ["**/*.ts"],
        extends: [...tseslint.configs.strict],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        plugins: { "simple-import-sort": simpleImportSort },
        rules: {
            "@typescript-eslint/await-thenable": "error",
            "@typescript-eslint/explicit-member-accessibility": "error",
            "@typescript-eslint/no-floating-promises": "error",
            // The base rule of this name is taken by the layers below.
            "@typescript-eslint/no-restricted-imports": [
                "error",
                { paths: builtinModules.map((name) => ({ name, message: `Write "node:${name}".` })) },
            ],
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
            "@typescript-eslint/no-misused-promises": "error",
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/no-extraneous-class": "off",
            eqeqeq: "error",
            "simple-import-sort/imports": "error",
            "simple-import-sort/exports": "error",
        },
    },
    {
        files: ["__tests__/**/*.ts"],
        rules: { "@typescript-eslint/no-non-null-assertion": "off" },
    },
    ...Object.entries(LAYERS).flatMap(layer),
    restrict(
        ["devnet/**/*.ts"],
        [["/src/(?!(?:transactions|setup)(?:/|$))", "devnet uses src/transactions and src/setup."]],
    ),
);
