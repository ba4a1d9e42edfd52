import { Time, timeOf, timeOrNull } from "../../chain-time";
import {
    address,
    arktoshi,
    count,
    describedAs,
    either,
    flag,
    listOf,
    named,
    oneOf,
    orNull,
    record,
    text,
} from "../../openapi";
import {
    ChosenPackage,
    Demand,
    ExistingVersion,
    LicenseLine,
    Licenses,
    Payment,
    Problem,
    problemCodes,
    Resolution,
} from "../../resolver";
import { decisionCodeSchema, nextStepsSchema } from "./license";
import { timeSchema } from "./time";

/** The chain's state that the answer was given on. */
interface Occasion {
    /** seconds of the network's epoch */
    readonly chainTime: number;
    readonly height: number;
    readonly synced: boolean;
}

type LineResource = Omit<LicenseLine, "expiresAt"> & { readonly expiresAt: Time | null };

export const resolutionResource = ({ licenses, ...rest }: Resolution, { chainTime, height, synced }: Occasion) => ({
    ...rest,
    licenses: licensesResource(licenses),
    chainTime: timeOf(chainTime),
    height,
    synced,
});

const licensesResource = ({ held, trials, toBuy, unknown, ...payments }: Licenses) => ({
    held: held.map(lineResource),
    trials: trials.map(lineResource),
    toBuy: toBuy.map(lineResource),
    unknown: unknown.map(lineResource),
    ...payments,
});

const lineResource = ({ name, version, valid, code, expiresAt, nextSteps }: LicenseLine): LineResource => ({
    name,
    version,
    valid,
    code,
    expiresAt: timeOrNull(expiresAt),
    nextSteps,
});

type DemandBy<B extends Demand["by"]> = Extract<Demand, { readonly by: B }>;

const demandSchema = named(
    "Demand",
    either(
        record<DemandBy<"question">>({ by: oneOf("question"), range: orNull(text) }),
        record<DemandBy<"installed">>({ by: oneOf("installed"), version: text }),
        record<DemandBy<"package">>({ by: oneOf("package"), name: text, version: text, range: text }),
    ),
);

const yankSchema = orNull(oneOf("broken", "security"));

const chosenSchema = named(
    "ChosenPackage",
    record<ChosenPackage>({
        name: text,
        version: text,
        installed: describedAs("the version that is there now", orNull(text)),
        change: oneOf("install", "update", "downgrade", "keep"),
        onChain: describedAs("published on the chain, in this version", flag),
        yanked: yankSchema,
        why: describedAs("all that want it", listOf(demandSchema)),
    }),
);

const problemSchema = named(
    "Problem",
    record<Problem>({
        code: named("ProblemCode", oneOf(...problemCodes)),
        name: describedAs("the package that has no version", orNull(text)),
        message: text,
        requiredBy: describedAs("both sides of a conflict: all that want the package", listOf(demandSchema)),
        versions: describedAs(
            "what there is of it, highest first, at most 20",
            listOf(
                named(
                    "ExistingVersion",
                    record<ExistingVersion>({
                        version: text,
                        core: describedAs("range of versions of Core", text),
                        yanked: yankSchema,
                    }),
                ),
            ),
        ),
    }),
);

const lineSchema = named(
    "LicenseLine",
    record<LineResource>({
        name: text,
        version: text,
        valid: flag,
        code: decisionCodeSchema,
        expiresAt: orNull(timeSchema),
        nextSteps: nextStepsSchema,
    }),
);

const paymentSchema = named(
    "Payment",
    record<Payment>({
        price: arktoshi,
        fees: describedAs("the least of all transactions, in arktoshi", arktoshi),
        total: arktoshi,
        publishers: describedAs(
            "who is paid, by address",
            listOf(record<Payment["publishers"][number]>({ address, price: arktoshi, packages: listOf(text) })),
        ),
    }),
);

export const resolutionSchema = named(
    "Resolution",
    record<ReturnType<typeof resolutionResource>>({
        satisfiable: describedAs("Core boots with these packages; false exactly if there are problems", flag),
        core: text,
        address: orNull(address),
        packages: describedAs("what the process would load, requirements first", listOf(chosenSchema)),
        cycles: describedAs("packages that require each other, which Core allows", listOf(listOf(text))),
        problems: listOf(problemSchema),
        licenses: record<ReturnType<typeof licensesResource>>({
            held: describedAs("valid already", listOf(lineSchema)),
            trials: describedAs("the chain would grant a trial", listOf(lineSchema)),
            toBuy: listOf(lineSchema),
            unknown: describedAs("cannot be said now", listOf(lineSchema)),
            withTrials: describedAs("taking every trial and buying the rest", paymentSchema),
            withoutTrials: describedAs("buying all", paymentSchema),
        }),
        chainTime: timeSchema,
        height: count,
        synced: flag,
    }),
);
