import { describe, expect, it } from 'vitest';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { SCREEN } from '../../src/lib/plot/themes.ts';
import { shortDrawing } from '../../src/lib/ui/figure/short-drawing.ts';
import { shortPaths } from '../../src/lib/ui/figure/short-paths.ts';
import { frozenResults, viewOf } from '../figures/frozen-results.ts';

type Point = readonly [x: number, y: number];

/** The corners a path visits, replayed command by command. */
function corners(path: string): Point[] {
	const points: Point[] = [];
	let [x, y] = [0, 0];
	for (const [, command = '', rest = ''] of path.matchAll(/([MmLhvlZ])([^MmLhvlZ]*)/g)) {
		const [a = 0, b = 0] = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
		if (command === 'M' || command === 'L') [x, y] = [a, b];
		else if (command === 'h') x += a;
		else if (command === 'v') y += a;
		else if (command === 'l' || command === 'm') [x, y] = [x + a, y + b];
		if (command !== 'Z') points.push([x, y]);
	}
	return points;
}

/** How far a point lies from the nearest stretch of a line. */
function distance([x, y]: Point, line: readonly Point[]): number {
	return Math.min(
		...line.map(([x1, y1], at) => {
			const [x2, y2] = line[at + 1] ?? [x1, y1];
			const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
			const along =
				length === 0
					? 0
					: Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
			return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
		}),
	);
}

const pathsOf = (svg: string): string[] =>
	[...svg.matchAll(/ d="([^"]*)"/g)].map(([, d = '']) => d);

describe('the paths of a drawing made at build', () => {
	it('are written to a tenth of a px, from point to point', () => {
		expect(shortPaths('<svg><path d="M1.234,5.678L-0.04,10.96L3,10.96Z"></path></svg>')).toBe(
			'<svg><path d="M1.2,5.7l-1.2,5.3h3Z"></path></svg>',
		);
	});

	it('leave everything else as it was', () => {
		const svg = '<svg><text id="a-1.234" x="1.234">5.678 %</text><path d="M1,2.5V3"></path></svg>';
		expect(shortPaths(svg)).toBe(svg);
	});

	it('go on from where they were, but say their place anew after a closed part', () => {
		expect(shortPaths('<path d="M5,1L9,1M5,3L9,3M5.04,2L9,2"/>')).toBe(
			'<path d="M5,1h4m-4,2h4m-4-1h4"/>',
		);
		expect(shortPaths('<path d="M0,0L4,0L4,4ZM8,8L9,8"/>')).toBe('<path d="M0,0h4v4ZM8,8h1"/>');
	});

	it('join steps of one direction, not those that turn back', () => {
		expect(shortPaths('<path d="M0,0L1,0L2.5,0L2,0L2,3"/>')).toBe('<path d="M0,0h2.5h-.5v3"/>');
	});
});

describe('a drawing made at build', () => {
	it.each(['kaplan-meier', 'competing-outcomes', 'subgroup-forest', 'centre-funnel'])(
		'of %s lies where it lay, in far fewer bytes',
		(id) => {
			const frozen = frozenResults.find(({ name }) => name === id);
			if (frozen === undefined) throw new Error(`no result of ${id}`);
			const svg =
				frozen.figure.chart(viewOf(frozen), {
					document: nodeDocument(),
					width: 1180,
					theme: SCREEN,
					idPrefix: 'x',
				})?.outerHTML ?? '';
			const [before, after] = [pathsOf(svg), pathsOf(shortPaths(svg))];
			expect(after).toHaveLength(before.length);
			after.forEach((path, at) => {
				const [was, is] = [corners(before[at] ?? ''), corners(path)];
				if (!/^[ML]/.test(before[at] ?? '') || /[^MLZ\d.,e-]/.test(before[at] ?? '')) return;
				const allowed = was.length > 150 ? 0.3 : 0.08;
				for (const point of is) expect(distance(point, was)).toBeLessThan(2 * allowed);
				for (const point of was) expect(distance(point, is)).toBeLessThan(2 * allowed);
				const [first, last] = [is[0], is.at(-1)];
				expect(Math.hypot((first?.[0] ?? 0) - (was[0]?.[0] ?? 0))).toBeLessThan(allowed);
				expect(Math.hypot((last?.[0] ?? 0) - (was.at(-1)?.[0] ?? 0))).toBeLessThan(allowed);
			});
			expect(shortDrawing(svg).length).toBeLessThan(0.95 * svg.length);
			expect(shortDrawing(svg).replace(/<[^>]*>/g, '')).toBe(svg.replace(/<[^>]*>/g, ''));
		},
	);

	it('has the lines of a group as one path, upright ones that go on as one line', () => {
		const group =
			'<g stroke="red"><line x1="5" x2="5" y1="0" y2="10.04"></line><line x1="9.96" x2="9.96" y1="0" y2="10"></line><line x1="5" x2="5" y1="10.04" y2="20"></line></g>';
		expect(shortDrawing(group)).toBe(
			'<g stroke="red"><path fill="none" d="M5,0v20m5-20v10"></path></g>',
		);
	});

	it('has plain dots of one size as one path of circles, others as they were', () => {
		const dots = (second: string): string =>
			`<g fill="red"><circle cx="10" cy="20.04" r="4"></circle><circle ${second}></circle></g>`;
		expect(shortDrawing(dots('cx="15.5" cy="46" r="4"'))).toBe(
			'<g fill="red"><path d="M6,20a4,4,0,1,0,8,0a4,4,0,1,0,-8,0m5.5,26a4,4,0,1,0,8,0a4,4,0,1,0,-8,0"></path></g>',
		);
		for (const other of ['cx="15" cy="46" r="3"', 'cx="15" cy="46" r="4" fill="blue"'])
			expect(shortDrawing(dots(other)).match(/<circle/g)).toHaveLength(2);
	});

	it('says once what all places to click have in common', () => {
		const rect = (more: string): string => `<rect x="1"${more} class="hit"><title>a</title></rect>`;
		const unseen = ' pointer-events="all" fill="none"';
		expect(
			shortDrawing(`<g class="hits">${rect(unseen)}${rect(unseen)}</g><rect${unseen}></rect>`),
		).toBe(`<g class="hits"${unseen}>${rect('')}${rect('')}</g><rect${unseen}></rect>`);
	});

	it('keeps a line that has a look of its own', () => {
		const group =
			'<g><line x1="1" x2="2" y1="0" y2="0" stroke="red"></line><line x1="3" x2="4" y1="0" y2="0"></line></g>';
		expect(shortDrawing(group)).toBe(group);
	});

	it('rounds places, and neither words nor numbers that are read', () => {
		expect(
			shortDrawing(
				'<circle cx="1.0000000000001776e-15" r="4.25"/><text transform="translate(3.4567,88.99999)" y="0.32em">3.4567</text>',
			),
		).toBe('<circle cx="0" r="4.25"/><text x="3.5" y="89" dy="0.32em">3.4567</text>');
	});
});
