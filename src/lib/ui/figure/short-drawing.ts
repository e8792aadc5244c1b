import { shortPaths, tenths } from './short-paths.ts';

/** Attributes that place something, px. */
const PLACES = / (x|y|x1|x2|y1|y2|cx|cy|width|height|transform)="([^"]*\.\d[^"]*)"/g;

/** Not of those in ems, which are parts of a letter's height. */
const NUMBER = /-?\d+\.\d+(?:e-?\d+)?(?![\d.]|em)/g;

/**
 * A drawing's text as the build puts it into a page: the same to the eye, to a tenth of a px, in a third of the bytes.
 * Paths are shortened, places rounded, and the lines or the dots of a group joined into one path.
 */
export function shortDrawing(svg: string): string {
	return shortPaths(joinedDots(joinedLines(svg)))
		.replace(
			PLACES,
			(_, name: string, value: string) =>
				` ${name}="${value.replace(NUMBER, (number) => String(tenths(Number(number))))}"`,
		)
		.replace(MOVED_TEXT, '<text x="$1" y="$2" dy="$3">')
		.replace(
			HITS,
			(_, rects: string) => `<g class="hits"${UNSEEN}>${rects.replaceAll(UNSEEN, '')}</g>`,
		);
}

/** A line of words as Plot places it. */
const MOVED_TEXT = /<text transform="translate\(([^,)]+),([^)]+)\)" y="([^"]*em)">/g;

/** What every place to click has in common is said once, for the group of them. */
const HITS = /<g class="hits">(.*?)<\/g>/gs;
const UNSEEN = ' pointer-events="all" fill="none"';

interface Line {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	y2: number;
}

/** Groups that hold plain lines and nothing else become one path each; upright lines that go on from each other one line. */
function joinedLines(svg: string): string {
	return svg.replace(
		/(<g [^>]*>)((?:<line(?: (?:x1|x2|y1|y2)="[^"]*")+ ?(?:\/>|><\/line>)){2,})<\/g>/g,
		(_, group: string, lines: string) => {
			const parts: Line[] = [];
			const last = new Map<number, Line>();
			for (const [tag] of lines.matchAll(/<line[^>]*>/g)) {
				const line = { x1: at(tag, 'x1'), y1: at(tag, 'y1'), x2: at(tag, 'x2'), y2: at(tag, 'y2') };
				const before = line.x1 === line.x2 ? last.get(line.x1) : undefined;
				if (before !== undefined && Math.abs(before.y2 - line.y1) < 0.01) before.y2 = line.y2;
				else {
					parts.push(line);
					if (line.x1 === line.x2) last.set(line.x1, line);
				}
			}
			const path = parts.map(({ x1, y1, x2, y2 }) => `M${x1},${y1}L${x2},${y2}`).join('');
			return `${group}<path fill="none" d="${path}"></path></g>`;
		},
	);
}

/** Groups that hold plain dots of one size and nothing else become one path each, every dot two half circles. */
function joinedDots(svg: string): string {
	return svg.replace(
		/(<g [^>]*>)((?:<circle(?: (?:cx|cy|r)="[^"]*")+ ?(?:\/>|><\/circle>)){2,})<\/g>/g,
		(whole, group: string, dots: string) => {
			const tags = [...dots.matchAll(/<circle[^>]*>/g)].map(([tag]) => tag);
			const radius = at(tags[0] ?? '', 'r');
			if (tags.some((tag) => at(tag, 'r') !== radius)) return whole;
			const half = `a${radius},${radius},0,1,0,`;
			let [x, y] = [0, 0];
			const path = tags.map((tag, index) => {
				const [toX, toY] = [tenths(at(tag, 'cx') - radius), tenths(at(tag, 'cy'))];
				const place = index === 0 ? `M${toX},${toY}` : `m${tenths(toX - x)},${tenths(toY - y)}`;
				[x, y] = [toX, toY];
				return `${place}${half}${2 * radius},0${half}${-2 * radius},0`;
			});
			return `${group}<path d="${path.join('')}"></path></g>`;
		},
	);
}

function at(tag: string, name: string): number {
	return Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? 0);
}
