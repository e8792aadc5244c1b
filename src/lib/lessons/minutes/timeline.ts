import type { Chart, Mark, Shape } from '../../plot/chart.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { keyRow } from '../../plot/key-row.ts';
import { widest, wrapText } from '../../plot/text-width.ts';
import type { Ending, Example } from './examples.ts';
import { countedBy, type Counted, type Way } from './ways.ts';

const TEXT = 13;
const SMALL = 12;
const LINE = 16;
const EDGE = 10;
const TICKS = [0, 10, 20, 30, 40, 50, 60];
const LAST = 64;
/** Px from which on words stand beside their line and not above it. */
const BESIDE = 560;
const GAP = 14;

const SHAPES: Readonly<Record<Ending, Shape>> = {
	rosc: 'circle',
	stopped: 'square',
	flow: 'diamond',
};

const ENDS: Readonly<Record<Ending, string>> = {
	rosc: 'pulse back',
	stopped: 'CPR stopped',
	flow: 'ECMO flow',
};

const AS: Readonly<Record<Counted['as'], string>> = {
	ecpr: 'counts as ECPR',
	comparator: 'counts as comparator',
	out: 'left out',
};

/** What happened to a case, in words: "pulse back at 18, lived". */
export function exampleWords({ ending, minute, survived }: Example): string {
	return `${ENDS[ending]} at ${minute}, ${survived ? 'lived' : 'died'}`;
}

/** How a case is counted, in words: "counts as ECPR, decided at minute 42". */
export function countedWords({ as, decidedAt }: Counted): string {
	return `${AS[as]}, decided at minute ${decidedAt}`;
}

function colourOf(as: Counted['as'], theme: Theme): string {
	if (as === 'ecpr') return theme.first;
	return as === 'comparator' ? theme.second : theme.softInk;
}

/**
 * Draws attempts as lines of minutes: thin and dashed until the minute at which the analysis knows the patient's
 * group, solid in the group's colour from then on. A triangle stands where the group is decided.
 */
export function timeline(way: Way, cases: readonly Example[], drawing: Drawing): Chart {
	const { width, theme } = drawing;
	const beside = width >= BESIDE;
	const left = beside ? Math.ceil(widest(cases.map(exampleWords), SMALL)) + GAP : EDGE;
	const right = width - (beside ? Math.ceil(widest(Object.values(AS), SMALL)) + GAP : EDGE);
	const toX = (minute: number): number => left + (minute / LAST) * (right - left);
	const marks: Mark[] = [];
	const hits: Chart['hits'][number][] = [];
	const key = keyRow(
		[
			{ label: 'Counts as ECPR', colour: theme.first, sample: { kind: 'line' } },
			{ label: 'Counts as comparator', colour: theme.second, sample: { kind: 'line' } },
			{
				label: 'Group not known yet, or left out',
				colour: theme.softInk,
				sample: { kind: 'line', dash: '2,4' },
			},
			{ label: 'Group decided', colour: theme.ink, sample: { kind: 'dot', shape: 'triangle' } },
			{ label: 'Pulse back', colour: theme.ink, sample: { kind: 'dot', shape: 'circle' } },
			{ label: 'Stopped', colour: theme.ink, sample: { kind: 'dot', shape: 'square' } },
			{ label: 'ECMO flow', colour: theme.ink, sample: { kind: 'dot', shape: 'diamond' } },
		],
		width,
		theme,
	);
	marks.push(...key.marks);
	const text = (
		lines: readonly string[],
		x: number,
		y: number,
		fill: string,
		anchor: 'start' | 'end' = 'start',
		bold = false,
	): void => {
		if (lines.length > 0)
			marks.push({
				mark: 'text',
				texts: lines.map((line, at) => ({ x, y: y + at * LINE, text: line })),
				anchor,
				fill,
				size: bold ? TEXT : SMALL,
				bold,
				halo: theme.paper,
			});
	};
	let y = key.height + 6;
	const top = y;
	const lines: Mark[] = [];
	for (const activated of [false, true]) {
		text(
			[activated ? 'ECPR activated at minute 10' : 'ECPR not activated'],
			0,
			y + 10,
			theme.ink,
			'start',
			true,
		);
		y += 26;
		for (const one of cases.filter((each) => each.activated === activated)) {
			const start = y;
			const counted = countedBy(way, one);
			const colour = colourOf(counted.as, theme);
			const said = wrapText(exampleWords(one), beside ? left : width * 0.55, SMALL);
			const middle = beside ? y + 10 : y + said.length * LINE + 8;
			const line = beside ? middle : y + 6;
			text(said, 0, line, theme.ink);
			text([AS[counted.as]], width, line, colour, 'end');
			const known = Math.min(counted.as === 'out' ? one.minute : counted.decidedAt, one.minute);
			lines.push(
				{
					mark: 'rule',
					way: 'horizontal',
					lines: [{ at: middle, from: toX(0), to: toX(known) }],
					stroke: theme.softInk,
					width: 2,
					dash: '2,4',
				},
				{
					mark: 'rule',
					way: 'horizontal',
					lines: [{ at: middle, from: toX(known), to: toX(one.minute) }],
					stroke: colour,
					width: 5,
				},
				{
					mark: 'dot',
					points: [{ x: toX(one.minute), y: middle }],
					shape: SHAPES[one.ending],
					colour,
					radius: 6,
					...(one.survived ? {} : { hollow: theme.paper }),
				},
			);
			if (counted.as !== 'out')
				lines.push({
					mark: 'dot',
					points: [{ x: toX(counted.decidedAt), y: middle + 12 }],
					shape: 'triangle',
					colour: theme.ink,
					radius: 4,
				});
			y = middle + 22;
			hits.push({
				x1: 0,
				x2: width,
				y1: start,
				y2: y,
				words: `${exampleWords(one)}; ${countedWords(counted)}`,
			});
		}
		y += 6;
	}
	const axis = y + 4;
	const ground: Mark[] = [
		{
			mark: 'rule',
			way: 'vertical',
			lines: TICKS.map((tick) => ({ at: toX(tick), from: top, to: axis })),
			stroke: theme.rule,
		},
		{
			mark: 'rule',
			way: 'vertical',
			lines: [10, ...(way === 'landmark' ? [30] : [])].map((minute) => ({
				at: toX(minute),
				from: top + 20,
				to: axis,
			})),
			stroke: theme.ink,
			dash: '4,3',
		},
	];
	marks.push({
		mark: 'text',
		texts: TICKS.map((tick) => ({ x: toX(tick), y: axis + 12, text: String(tick) })),
		anchor: 'middle',
		fill: theme.softInk,
		size: SMALL,
	});
	text(['Minutes of CPR. Hollow: died.'], beside ? left : 0, axis + 30, theme.softInk);
	const height = Math.ceil(axis + 42);
	return {
		height,
		margin: { top: 0, right: 0, bottom: 0, left: 0 },
		x: [0, width],
		y: [0, height],
		marks: [...ground, ...lines, ...marks],
		hits,
	};
}
