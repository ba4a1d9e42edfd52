import { plot } from "./plot";
import { Results } from "./results";
import { goalSection, pageWith, sectionOf } from "./section";

/** In `docs`, as its plots are. */
export const PAGE = "performance.md";

/**
 * The page that shows these results, and the SVG of each plot by the path that the page has for it.
 *
 * @param former the page as it is: what stands outside the markers stays
 * @throws Error if the markers are not there
 */
export function pageAndPlots(former: string, found: readonly Results[]): { page: string; plots: Map<string, string> } {
    const plots = new Map<string, string>();
    const sections = found.map((results) => {
        const { suite, series = [] } = results;
        const pictures = series.map((one, index) => {
            const file = `performance/${suite}-${index + 1}.svg`;
            plots.set(file, plot(one));

            return `![${one.title}, ${one.y} against ${one.x}](${file})`;
        });

        return sectionOf(results, pictures);
    });

    return { page: pageWith(former, [goalSection(found), ...sections]), plots };
}
