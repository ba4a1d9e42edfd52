/** Precedence and release lines of versions; `assertVersion` has accepted them before. */

interface Version {
    readonly release: readonly number[];
    readonly prerelease: readonly string[];
}

function parse(version: string): Version {
    const dash = version.indexOf("-");
    const release = dash === -1 ? version : version.slice(0, dash);

    return {
        release: release.split(".").map(Number),
        prerelease: dash === -1 ? [] : version.slice(dash + 1).split("."),
    };
}

const compareValues = <T>(left: T, right: T): number => (left < right ? -1 : left > right ? 1 : 0);

function comparePrereleaseIds(left: string, right: string): number {
    const numeric = [left, right].map((id) => /^[0-9]+$/.test(id));

    if (numeric[0] && numeric[1]) {
        return compareValues(Number(left), Number(right));
    }

    return numeric[0] ? -1 : numeric[1] ? 1 : compareValues(left, right);
}

/**
 * Precedence by semver 2.0 §11.
 *
 * @returns negative, 0 or positive, as for `Array.sort`
 */
export function compareVersions(left: string, right: string): number {
    const [a, b] = [parse(left), parse(right)];

    for (const [index, number] of a.release.entries()) {
        const order = compareValues(number, b.release[index] as number);

        if (order !== 0) {
            return order;
        }
    }

    if (a.prerelease.length === 0 || b.prerelease.length === 0) {
        return compareValues(b.prerelease.length, a.prerelease.length);
    }

    for (const [index, id] of a.prerelease.entries()) {
        const other = b.prerelease[index];
        const order = other === undefined ? 1 : comparePrereleaseIds(id, other);

        if (order !== 0) {
            return order;
        }
    }

    return compareValues(a.prerelease.length, b.prerelease.length);
}

/** The line in which versions only go up: the major, or `0.minor` while the major is 0. */
export function releaseLineOf(version: string): string {
    const [major, minor] = parse(version).release;

    return major === 0 ? `0.${minor}` : `${major}`;
}

/** `major.minor`, within which later patches stay covered by a fallback license. */
export const minorOf = (version: string): string => parse(version).release.slice(0, 2).join(".");

export const isPrerelease = (version: string): boolean => version.includes("-");
