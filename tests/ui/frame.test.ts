import { expect, test } from 'vitest';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';
import { LIGHT } from '../../src/lib/plot/themes.ts';
import { frameOf, pointsOf, stepFrom } from '../../src/lib/ui/link/frame.ts';
import { frozenResults, viewOf } from '../figures/frozen-results.ts';

function drawn(name: string, width: number): SVGSVGElement {
	const frozen = frozenResults.find((one) => one.name === name);
	const svg = frozen?.figure.chart(viewOf(frozen), {
		document: nodeDocument(),
		width,
		theme: LIGHT,
		idPrefix: 'x',
	});
	if (!svg) throw new Error(`${name} is not drawn.`);
	return svg;
}

test('the axis of minutes may be dragged over, on every panel of runs and on no other', () => {
	const frame = frameOf(drawn('low-flow-survival', 560));
	expect(frame?.hasPoints).toBe(false);
	expect(frame?.brushes).toHaveLength(1);
	expect(frame?.brushes[0]).toMatchObject({ filter: 'ecmo_flow_min', from: 10, to: 120 });
	const several = frameOf(drawn('low-flow-survival-conventional', 560));
	expect(several?.brushes.map(({ filter }) => filter)).toEqual(
		Array.from({ length: 3 }, () => 'ecmo_flow_min'),
	);
	for (const { left, width, top, height } of several?.brushes ?? []) {
		expect(left).toBeGreaterThanOrEqual(0);
		expect(left + width).toBeLessThanOrEqual(several?.width ?? 0);
		expect(top + height).toBeLessThanOrEqual(several?.height ?? 0);
	}
});

test('years may be dragged over, half a year to either side', () => {
	for (const name of ['use-by-year', 'survival-by-year'])
		expect(frameOf(drawn(name, 560))?.brushes).toMatchObject([
			{ filter: 'arrest_year', from: 2011.5, to: 2024.5 },
		]);
});

test('a figure of rows offers neither', () => {
	expect(frameOf(drawn('survival-by-setting', 560))).toBeNull();
});

test('the points of the funnel follow each other by size, and lead to the same centre beside', () => {
	const svg = drawn('centre-funnel', 1180);
	const points = pointsOf(svg);
	expect(frameOf(svg)?.hasPoints).toBe(true);
	const first = points.filter(({ set }) => set === '0');
	const second = points.filter(({ set }) => set === '1');
	expect(first.length).toBeGreaterThan(10);
	expect(second.length).toBe(first.length);
	for (const set of [first, second])
		expect(set.map(({ left }) => left)).toEqual(
			set.map(({ left }) => left).toSorted((a, b) => a - b),
		);
	for (const { words, filter, level } of points) {
		expect(filter).toBe('centre_id');
		expect(words).toContain(`Centre ${level ?? '?'}, discharged alive of`);
		expect(words).toMatch(/\d+\s% .*, [\d,]+ of [\d,]+; .* limits of chance .*95\s%.*99\.8\s%/);
	}
	const last = first.length - 1;
	expect(stepFrom(points, 0, 'ArrowRight')).toBe(1);
	expect(stepFrom(points, 0, 'ArrowLeft')).toBeNull();
	expect(stepFrom(points, 3, 'End')).toBe(last);
	expect(stepFrom(points, last, 'ArrowRight')).toBeNull();
	expect(stepFrom(points, last, 'Home')).toBe(0);
	const beside = stepFrom(points, 5, 'ArrowDown') ?? -1;
	expect(points[beside]).toMatchObject({ set: '1', level: points[5]?.level });
	expect(stepFrom(points, beside, 'ArrowUp')).toBe(5);
	expect(stepFrom(points, 5, 'x')).toBeNull();
});

test('in a list of rows up and down lead on as well', () => {
	const points = pointsOf(drawn('centre-caterpillar', 560));
	expect(stepFrom(points, 4, 'ArrowDown')).toBe(5);
	expect(stepFrom(points, 4, 'ArrowUp')).toBe(3);
});
