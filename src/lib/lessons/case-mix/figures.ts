import { count, counted, NO_NUMBER, percent } from '../../domain/format.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import { absence, shareSentence } from '../../figures/shares/share-words.ts';
import { shownShares, type ShownShare } from '../../figures/shares/shown-share.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalLine } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import { stackedBars } from '../../plot/stacked-bars.ts';
import { points, withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { RiskContrast } from '../methods/estimates.ts';
import { together, type CaseMixAnswer, type Cell } from './analysis.ts';
import { cellName, namedStrata, SPLITS, splitsOf, usedRuns, WHOM } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const number = (value: number | null, write: (value: number) => string): TableValue => ({
	text: value === null ? NO_NUMBER : write(value),
	value,
});
const exact = (value: number): string => percent(value, { decimals: 1 });

const leftOut = ({ open, between }: CaseMixAnswer): string =>
	`Left out: ${counted(open, 'run', 'runs')} with an open outcome at the snapshot (end of 2024), and ${counted(between, 'run', 'runs')} of centres with 10 to 19 a year.`;

const population = (answer: CaseMixAnswer): View['n'] => ({
	cohort: usedRuns(answer) + answer.open + answer.between,
	used: usedRuns(answer),
});

interface SurvivalRow {
	readonly section: string;
	readonly label: string;
	readonly small: ShownShare;
	readonly large: ShownShare;
}

/** Survival at small and large centres, pooled and within every split. */
const survival: LessonFigure<CaseMixAnswer, { readonly rows: readonly SurvivalRow[] }> = {
	id: 'survival',
	name: 'Survival at small and large centres',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const named = [
			{ section: 'Pooled', label: 'All these runs', ...together(answer.cells) },
			...splitsOf(answer).flatMap((split) =>
				namedStrata(answer.cells, split).map((pair) => ({
					section: SPLITS.find(({ value }) => value === split)?.label ?? '',
					...pair,
				})),
			),
		];
		const { cells } = shownShares(
			named.flatMap(({ small, large }) => [small, large]),
			[],
			{ policy: SUPPRESS_SMALL_CELLS, confidenceLevel },
		);
		const rows = named.map(({ section, label }, at) => ({
			section,
			label,
			small: cells[2 * at] ?? { kind: 'empty' as const },
			large: cells[2 * at + 1] ?? { kind: 'empty' as const },
		}));
		const title = 'Survival to discharge at small and large centres, pooled and split';
		return {
			title,
			subtitle: `${count(usedRuns(answer))} ${WHOM[answer.whose]}. Small: fewer than 10 declared runs a year; large: 20 or more.`,
			notes: ['Wilson 95\u202f% intervals, runs taken as independent.', leftOut(answer)],
			description: rows
				.map(
					({ section, label, small, large }) =>
						`${section}, ${label}: small centres ${shareSentence(small)}; large centres ${shareSentence(large)}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Runs', numeric: false },
					{ label: 'Centres', numeric: false },
					{ label: 'Alive', numeric: true },
					{ label: 'Of', numeric: true },
					{ label: 'Share', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: rows.flatMap(({ section, label, small, large }) =>
					[
						{ kind: 'small', share: small },
						{ kind: 'large', share: large },
					].map(({ kind, share }) => {
						const known = share.kind === 'shown' ? share : null;
						return [
							text(section === 'Pooled' ? label : `${section}: ${label}`),
							text(kind),
							number(known?.x ?? null, count),
							number(share.kind === 'empty' ? 0 : share.n, count),
							number(known?.estimate ?? null, exact),
							number(known?.lower ?? null, exact),
							number(known?.upper ?? null, exact),
						];
					}),
				),
			},
			n: population(answer),
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const line = (series: number, share: ShownShare): IntervalLine => ({
			series,
			point: share.kind === 'shown' ? share : null,
			note: absence(share),
			columns: share.kind === 'shown' ? [percent(share.estimate), count(share.n)] : ['', ''],
		});
		const { rows } = view.drawn;
		const chart = intervalRows(
			{
				series: [
					{ label: 'Small centres', colour: theme.first, shape: 'square' },
					{ label: 'Large centres', colour: theme.survived, shape: 'circle' },
				],
				heads: ['Alive', 'Runs'],
				// The split stands under each label, not over the rows: a room has no height for headings.
				sections: [
					{
						heading: null,
						reference: null,
						rows: rows.map(({ section, label, small, large }) => ({
							label,
							detail: section.toLowerCase(),
							lines: [line(0, small), line(1, large)],
							words: `${label}: small centres ${shareSentence(small)}; large centres ${shareSentence(large)}`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface MixDrawn {
	readonly cells: readonly Cell[];
}

const KINDS = [
	{ name: 'small', label: 'Small centres' },
	{ name: 'large', label: 'Large centres' },
] as const;

/** Who is treated at small and at large centres. */
const mix: LessonFigure<CaseMixAnswer, MixDrawn> = {
	id: 'mix',
	name: 'Who is treated where',
	methods: [],
	present(answer) {
		const { cells } = answer;
		const both = together(cells);
		const title = 'Whom small and large centres treat';
		return {
			title,
			subtitle: `Share of their runs by age group and setting, ${count(usedRuns(answer))} ${WHOM[answer.whose]}.`,
			notes: [leftOut(answer)],
			description: KINDS.map(
				({ name, label }) =>
					`${label}: ${cells.map((cell) => `${cellName(cell).toLowerCase()} ${percent(cell[name].n / both[name].n)}`).join('; ')}.`,
			).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Runs', numeric: false },
					...KINDS.flatMap(({ label }) => [
						{ label: `${label}, runs`, numeric: true },
						{ label: 'Share', numeric: true },
					]),
				],
				rows: cells.map((cell) => [
					text(cellName(cell)),
					...KINDS.flatMap(({ name }) => [
						number(cell[name].n, count),
						number(cell[name].n / both[name].n, exact),
					]),
				]),
			},
			n: population(answer),
			empty: null,
			drawn: { cells },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { cells } = view.drawn;
		const both = together(cells);
		// The first step is hardly told from the paper.
		const steps = theme.sequence.slice(1);
		const chart = stackedBars(
			{
				kinds: cells.map((cell, at) => ({
					label: cellName(cell),
					...(steps[Math.round((at / Math.max(1, cells.length - 1)) * (steps.length - 1))] ?? {
						fill: theme.rule,
						ink: theme.ink,
					}),
				})),
				sections: [
					{
						heading: null,
						bars: KINDS.map(({ name, label }) => ({
							label,
							count: counted(both[name].n, 'run', 'runs'),
							detail: null,
							segments: cells.map((cell, kind) => ({
								kind,
								share: cell[name].n / both[name].n,
							})),
							note: null,
							words: `${label}: ${cells.map((cell) => `${cellName(cell)} ${percent(cell[name].n / both[name].n)}`).join(', ')}`,
							bold: false,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface MixedRow extends RiskContrast {
	readonly label: string;
	readonly detail: string;
	readonly pooled: boolean;
}

/** The difference once both kinds of centre are given the same mix. */
const same: LessonFigure<CaseMixAnswer, { readonly rows: readonly MixedRow[] }> = {
	id: 'same-mix',
	name: 'The same mix for both',
	methods: ['standardised-risk', 'newcombe', 'g-computation'],
	present(answer) {
		const splits = splitsOf(answer);
		const rows: readonly MixedRow[] = [
			{ label: 'Each its own mix', detail: 'pooled, as reported', pooled: true, ...answer.pooled },
			...splits.map((split) => ({
				label: `Same mix ${(SPLITS.find(({ value }) => value === split)?.label ?? '').toLowerCase()}`,
				detail: 'that of all these runs',
				pooled: false,
				...(answer.standardised[split] ?? answer.pooled),
			})),
			{
				label: 'The mix of small centres',
				detail: 'setting and age',
				pooled: false,
				...answer.toSmall,
			},
			{
				label: 'The mix of large centres',
				detail: 'setting and age',
				pooled: false,
				...answer.toLarge,
			},
			{
				label: 'Everything known at minute 10',
				detail: 'g-computation',
				pooled: false,
				...answer.caseMix,
			},
		];
		const title = 'Difference in survival, large less small centres, by the mix given to both';
		const cell = (value: number | null): TableValue => number(value, (one) => points(one));
		return {
			title,
			subtitle: `Percentage points, ${count(usedRuns(answer))} ${WHOM[answer.whose]}.`,
			notes: [
				'Intervals: Newcombe (own mix), binomial (standardised), and clustered by centre for everything known: runs of one centre are alike, so the others are too narrow.',
				leftOut(answer),
			],
			description: rows
				.map((row) => `${row.label}: ${withInterval('difference', row)} points.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Mix', numeric: false },
					{ label: 'Small', numeric: true },
					{ label: 'Large', numeric: true },
					{ label: 'Points', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: rows.map((row) => [
					text(`${row.label} (${row.detail})`),
					number(row.without, exact),
					number(row.with, exact),
					cell(row.estimate),
					cell(row.lower),
					cell(row.upper),
				]),
			},
			n: population(answer),
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: view.drawn.rows.map((row) => ({
					label: row.label,
					detail: row.detail,
					point: row,
					colour: row.pooled ? theme.died : theme.survived,
					shape: row.pooled ? ('square' as const) : ('circle' as const),
					columns: [withInterval('difference', row)],
					words: `${row.label}: small ${exact(row.without)}, large ${exact(row.with)}, ${withInterval('difference', row)} points`,
				})),
				heads: ['Points, 95\u202f% CI'],
				lines: [],
				sides: ['fewer live at large centres', 'more live'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [survival, mix, same] as const;
