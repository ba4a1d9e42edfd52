const project = (displayName, folder) => ({
    displayName,
    testEnvironment: "node",
    roots: [`<rootDir>/__tests__/${folder}`],
    testMatch: ["**/*.test.ts"],
    transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
});

/** @type {import("jest").Config} */
module.exports = {
    // Functional tests start Core nodes and databases of their own; they run one file at a time (see package.json).
    projects: [project("unit", "unit"), project("functional", "functional")],
    testTimeout: 30_000,
    globalSetup: "<rootDir>/__tests__/__support__/setup.js",
    globalTeardown: "<rootDir>/__tests__/__support__/teardown.js",
};
