import { Series } from "./results";

const WIDTH = 720;
const HEIGHT = 360;
const MARGIN = { left: 60, right: 210, top: 36, bottom: 44 };
/** Told apart by people who confuse red and green, too (Okabe and Ito). */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999"];
const TICKS = 5;

type Point = readonly [x: number, y: number];

interface Scale {
    readonly x: (value: number) => number;
    readonly y: (value: number) => number;
    readonly top: number;
}

const escaped = (text: string): string =>
    text.replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] as string);

const at = (value: number): string => value.toFixed(1);

/** Sizes on a logarithmic axis, costs on a linear one from zero. */
function scaleOf(points: readonly Point[]): Scale {
    const sizes = points.map(([x]) => Math.log10(x));
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    const highest = Math.max(...points.map(([, y]) => y));
    const unit = 10 ** Math.floor(Math.log10(highest / TICKS));
    const step = Math.ceil(highest / TICKS / unit) * unit;
    const [width, height] = [WIDTH - MARGIN.left - MARGIN.right, HEIGHT - MARGIN.top - MARGIN.bottom];

    return {
        x: (value) => MARGIN.left + ((Math.log10(value) - least) / (most - least || 1)) * width,
        y: (value) => MARGIN.top + height - (value / (step * TICKS)) * height,
        top: step * TICKS,
    };
}

const text = (x: number, y: number, content: string, attributes = ""): string =>
    `<text x="${at(x)}" y="${at(y)}" ${attributes}>${escaped(content)}</text>`;

function axes({ title, x, y }: Series, scale: Scale, sizes: readonly number[]): string[] {
    const [left, right, bottom] = [MARGIN.left, WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
    const heights = Array.from({ length: TICKS + 1 }, (_, tick) => (scale.top / TICKS) * tick);

    return [
        text(left, 18, `${title}, ${y}`, 'font-weight="bold"'),
        ...heights.flatMap((value) => [
            `<line x1="${left}" x2="${right}" y1="${at(scale.y(value))}" y2="${at(scale.y(value))}" stroke="#ddd"/>`,
            text(left - 8, scale.y(value) + 4, String(Number(value.toPrecision(3))), 'text-anchor="end"'),
        ]),
        ...sizes.map((size) => text(scale.x(size), bottom + 18, size.toLocaleString("en"), 'text-anchor="middle"')),
        text((left + right) / 2, bottom + 36, x, 'text-anchor="middle"'),
    ];
}

function line(name: string, points: readonly Point[], scale: Scale, index: number): string[] {
    const colour = COLOURS[index % COLOURS.length] as string;
    const dashes = index < COLOURS.length ? "" : ' stroke-dasharray="4"';
    const path = points.map(([x, y]) => `${at(scale.x(x))},${at(scale.y(y))}`).join(" ");
    const label = MARGIN.top + 14 + index * 18;

    return [
        `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>`,
        ...points.map(([x, y]) => `<circle cx="${at(scale.x(x))}" cy="${at(scale.y(y))}" r="3" fill="${colour}"/>`),
        text(WIDTH - MARGIN.right + 16, label, name, `fill="${colour}"`),
    ];
}

/** A picture of cost against size, in SVG. */
export function plot(series: Series): string {
    const points = series.lines.flatMap((each) => each.points);
    const scale = scaleOf(points);
    const sizes = [...new Set(points.map(([x]) => x))].sort((left, right) => left - right);

    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
        `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
        ...axes(series, scale, sizes),
        ...series.lines.flatMap((each, index) => line(each.name, each.points, scale, index)),
        "</svg>",
        "",
    ].join("\n");
}
