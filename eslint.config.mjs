import simpleImportSort from "eslint-plugin-simple-import-sort";
import tseslint from "typescript-eslint";

/** What a layer of the design may not import: dependencies point one way (docs/architecture.md). */
const layer = (files, forbidden) => ({
    files,
    rules: {
        "no-restricted-imports": ["error", { patterns: forbidden.map(([regex, message]) => ({ regex, message })) }],
    },
});

export default tseslint.config(
    { ignores: ["dist/", "coverage/", ".devnet/", "node_modules/"] },
    {
        files: ["**/*.ts"],
        extends: [...tseslint.configs.strict],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        plugins: { "simple-import-sort": simpleImportSort },
        rules: {
            "@typescript-eslint/await-thenable": "error",
            "@typescript-eslint/explicit-member-accessibility": "error",
            "@typescript-eslint/no-floating-promises": "error",
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
    layer(
        ["src/transactions/**/*.ts"],
        [
            ["@arkecosystem/core-", "Wire code loads no node code."],
            ["^\\.\\./\\.\\./(?!transactions)", "src/transactions imports nothing from the rest."],
            ["/(wallet-attributes|handlers|api|cli|catalogue)(/|$)", "src/transactions imports nothing from the rest."],
        ],
    ),
    layer(
        ["src/wallet-attributes/**/*.ts"],
        [["/(handlers|api|cli|catalogue)(/|$)", "wallet-attributes import transactions only."]],
    ),
    layer(["src/handlers/**/*.ts"], [["/(api|cli|setup)(/|$)", "Consensus code imports nothing from api or cli."]]),
);
