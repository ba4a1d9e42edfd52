/** Half the width of a 95 % interval in standard errors, by degrees of freedom (Student's t). */
const STUDENT = [12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const BATCHES = 10;

export interface Slope {
    /** units of y in a unit of x */
    readonly perUnit: number;
    /** the true one lies within ± this, in 95 of 100 cases */
    readonly margin: number;
}

export type Point = readonly [x: number, y: number];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Samples that follow one another are not independent; the means of ten stretches nearly are. */
function batches(points: readonly Point[]): Point[] {
    const size = points.length / BATCHES;

    return Array.from({ length: BATCHES }, (_, index) => {
        const batch = points.slice(Math.floor(index * size), Math.floor((index + 1) * size));

        return [mean(batch.map(([x]) => x)), mean(batch.map(([, y]) => y))] as const;
    });
}

/**
 * The straight line through samples in the order of x, by least squares.
 *
 * @throws Error with fewer samples than stretches
 */
export function slopeOf(points: readonly Point[]): Slope {
    if (points.length < BATCHES) {
        throw new Error(`${points.length} samples are too few for a slope; ${BATCHES} are needed`);
    }

    const means = batches(points);
    const [x, y] = [mean(means.map(([each]) => each)), mean(means.map(([, each]) => each))];
    const spread = means.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
    const perUnit = means.reduce((sum, [each, value]) => sum + (each - x) * (value - y), 0) / spread;
    const residuals = means.reduce((sum, [each, value]) => sum + (value - y - perUnit * (each - x)) ** 2, 0);
    const freedom = BATCHES - 2;
    const error = Math.sqrt(residuals / freedom / spread);

    return { perUnit, margin: (STUDENT[freedom - 1] as number) * error };
}
