import { Frame } from "./stacks";

const WIDTH = 1200;
const ROW = 18;
const TOP = 28;
/** Narrower frames are left out. */
const LEAST = 0.004;
const LETTER = 6.6;

/** This package's, Core's, and what both stand on. */
const COLOURS: readonly (readonly [RegExp, string])[] = [
    [/ src\//, "#e69f00"],
    [/ @arkecosystem\//, "#56b4e9"],
    [/ /, "#009e73"],
    [/./, "#bbbbbb"],
];

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

interface Place {
    readonly frame: Frame;
    readonly x: number;
    readonly depth: number;
}

function placesOf(root: Frame): Place[] {
    const places: Place[] = [];
    const visit = (frame: Frame, x: number, depth: number): void => {
        places.push({ frame, x, depth });
        let left = x;

        for (const below of [...frame.below.values()].sort((one, other) => other.total - one.total)) {
            if (below.total / root.total >= LEAST) {
                visit(below, left, depth + 1);
            }

            left += below.total;
        }
    };
    visit(root, 0, 0);

    return places;
}

function box({ frame, x, depth }: Place, total: number): string {
    const [left, width] = [(x / total) * WIDTH, (frame.total / total) * WIDTH];
    const share = `${((frame.total / total) * 100).toFixed(1)} %`;
    const letters = Math.floor((width - 6) / LETTER);
    const label = letters < 4 ? "" : frame.name.slice(0, letters);
    const colour = (COLOURS.find(([name]) => name.test(frame.name)) as readonly [RegExp, string])[1];
    const y = TOP + depth * ROW;

    return (
        `<g><title>${escaped(frame.name)}, ${share}</title>` +
        `<rect x="${left.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 1}" fill="${colour}"/>` +
        `<text x="${(left + 3).toFixed(1)}" y="${y + 13}">${escaped(label)}</text></g>`
    );
}

/** A flame graph in SVG: callers above what they call, wider is longer; titles tell the share of each frame. */
export function flameGraph(title: string, root: Frame): string {
    const places = placesOf(root);
    const height = TOP + (Math.max(...places.map(({ depth }) => depth)) + 1) * ROW + 8;

    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="11">`,
        `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
        `<text x="4" y="18" font-weight="bold">${escaped(title)}; orange: this package, blue: Core, green: libraries</text>`,
        ...places.map((place) => box(place, root.total)),
        "</svg>",
        "",
    ].join("\n");
}
