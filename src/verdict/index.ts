export type { NextStep } from "./next-steps";
export {
    type PluginFacts,
    type Question,
    type ReleaseFacts,
    type Verdict,
    verdict,
    type VerdictCode,
    verdictCodes,
} from "./verdict";
