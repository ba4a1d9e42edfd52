import semver from "semver";

import { assertRequirementName, Limits } from "../transactions";

/** How much one question may ask; `docs/api.md` tells them. */
export const ResolveLimits = {
    packages: 50,
    installed: 500,
    /** bytes of an installed version, which may be of a package from elsewhere than the chain */
    version: 256,
} as const;

export interface AskedPackage {
    readonly name: string;
    /** which versions will do, as node-semver understands it; default: any that is no prerelease */
    readonly range?: string | undefined;
    /** the highest version rather than the installed one; default: an installed version that will do stays */
    readonly update?: boolean | undefined;
}

export interface InstalledPackage {
    readonly name: string;
    readonly version: string;
}

/** What is to be known: what it takes to have `packages` beside what is installed, on this version of Core. */
export interface ResolveQuestion {
    readonly packages: readonly AskedPackage[];
    /** version of Core, as 3.9.1 */
    readonly core: string;
    /** whose licenses count; null: nobody's */
    readonly address: string | null;
    /** everything that one process of Core loads, Core's own packages included or none of them */
    readonly installed: readonly InstalledPackage[];
    /** a version asked for exactly may be one yanked for `security`; default: only for `broken` */
    readonly allowYanked?: boolean | undefined;
}

/** The question is malformed; the message says where and what was expected. */
export class QuestionError extends Error {
    public override readonly name = "QuestionError";
}

/** @throws QuestionError */
export function checkQuestion({ packages, core, installed }: ResolveQuestion): void {
    atMost("packages", packages, ResolveLimits.packages);
    atMost("installed", installed, ResolveLimits.installed);
    demand(isVersion(core), `core must be a version of Core, as 3.9.1, not ${JSON.stringify(core)}`);

    for (const { name, range } of packages) {
        checkName(name);
        demand(
            range === undefined || (range.length <= Limits.range && semver.validRange(range) !== null),
            `the range of ${name} must be one of node-semver, as ^1.2.0, of at most ${Limits.range} characters`,
        );
    }

    for (const { name, version } of installed) {
        checkName(name);
        demand(isVersion(version), `the installed version of ${name} must be one, as 1.2.3`);
    }

    demand(
        new Set(installed.map(({ name }) => name)).size === installed.length,
        "installed must name each package once: a process loads one version of it",
    );
}

function atMost(what: string, list: readonly unknown[], limit: number): void {
    demand(list.length <= limit, `${what} must be at most ${limit}, not ${list.length}`);
}

function checkName(name: string): void {
    try {
        assertRequirementName(name);
    } catch (error) {
        throw new QuestionError((error as Error).message);
    }
}

const isVersion = (version: string): boolean =>
    version.length <= ResolveLimits.version && /^[0-9]\S*$/.test(version) && semver.parse(version) !== null;

function demand(holds: boolean, message: string): void {
    if (!holds) {
        throw new QuestionError(message);
    }
}
