export {
    type AskedPackage,
    type InstalledPackage,
    QuestionError,
    ResolveLimits,
    type ResolveQuestion,
} from "./question";
export type {
    ChosenPackage,
    Demand,
    ExistingVersion,
    LicenseLine,
    Licenses,
    Payment,
    Problem,
    ProblemCode,
    Resolution,
} from "./resolution";
export { problemCodes } from "./resolution";
export { resolve } from "./resolve";
export type { PackageFacts, PackageSource, PublishedVersion } from "./source";
