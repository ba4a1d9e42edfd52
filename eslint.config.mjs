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
    catalogue: ["transactions", "wallet-attributes", "handlers", "verdict"],
    api: ["transactions", "wallet-attributes", "handlers", "catalogue", "chain-time"],
    entitlements: ["catalogue", "verdict", "chain-time"],
