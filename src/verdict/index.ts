export type { PluginFacts, ReleaseFacts } from "./facts";
export type { NextStep } from "./next-steps";
export { type Question, type Verdict, verdict, type VerdictCode, verdictCodes } from "./verdict";
