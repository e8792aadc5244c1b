import { count, decimal, percent } from '../../domain/format.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import { curvePanels, type CurveLine } from '../../plot/curve-panels.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { iconArrays, ofHundred, type HundredPeople } from '../../plot/icon-array.ts';
import { render } from '../../plot/render.ts';
import { points, withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import { TRUE_GROUPS, type PerHundredAnswer, type PerHundredTruth } from './analysis.ts';
import { shareWith, type Held, type Measures } from './measures.ts';
import {
	atBaseline,
	baselineOf,
	formsOf,
	HELD,
	heldName,
	heldOf,
	heldValue,
	needed,
	neededText,
} from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const exact = (value: number): string => percent(value, { decimals: 1 });
const WHOM = 'children still in CPR in hospital at minute 10';

const population = (answer: PerHundredAnswer): View['n'] => ({
	cohort: answer.n + answer.open,
	used: answer.n,
});

interface FormsDrawn {
	readonly rows: readonly (Estimated & { readonly label: string; readonly detail: string })[];
}

/** The same two shares as a ratio of odds and as a ratio of shares. */
const forms: LessonFigure<PerHundredAnswer, FormsDrawn> = {
	id: 'forms',
	name: 'One finding as odds ratio and risk ratio',
	methods: ['iptw'],
	present(answer) {
		const rows = [
			{ label: 'Odds ratio', detail: 'marginal, weighted', ...answer.oddsRatio },
			{ label: 'Risk ratio', detail: 'of survival, weighted', ...answer.riskRatio },
		];
		const title = 'The same two shares as odds ratio and as risk ratio';
		const number = (value: number | null, write: (value: number) => string): TableValue => ({
			text: value === null ? '–' : write(value),
			value,
		});
		const two = (value: number): string => decimal(value, 2);
		return {
			title,
			subtitle: `Survival ${exact(answer.with)} if activated, ${exact(answer.without)} if not: ${points(answer.difference.estimate)} points. ${count(answer.n)} ${WHOM}, weighted to be alike in everything known then.`,
			notes: [
				'Inverse-probability weights; intervals of the ratios take the weights as known, that of the difference does not.',
				`${count(answer.open)} arrests still in hospital at the snapshot (end of 2024) are left out.`,
			],
			description: `${rows.map((row) => `${row.label}: ${withInterval('ratio', row)}.`).join(' ')} Difference: ${withInterval('difference', answer.difference)} points. Number to activate for one more alive: ${neededText(answer.difference)}.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Measure', numeric: false },
					{ label: 'Estimate', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: [
					...rows.map((row) => [
						text(`${row.label} (${row.detail})`),
						number(row.estimate, two),
						number(row.lower, two),
						number(row.upper, two),
					]),
					[
						text('Difference, points'),
						number(answer.difference.estimate, points),
						number(answer.difference.lower, points),
						number(answer.difference.upper, points),
					],
				],
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
				scale: 'ratio',
				rows: view.drawn.rows.map((row, at) => ({
					label: row.label,
					detail: row.detail,
					point: row,
					colour: at === 0 ? theme.died : theme.survived,
					shape: at === 0 ? ('square' as const) : ('circle' as const),
					columns: [withInterval('ratio', row)],
					words: `${row.label}: ${withInterval('ratio', row)}`,
				})),
				heads: ['Ratio, 95\u202f% CI'],
				lines: [],
				reach: [0.75, 3],
				sides: ['fewer live if activated', 'more live'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface HundredDrawn {
	readonly arrays: readonly HundredPeople[];
}

/** A hundred patients without and with activation, at the baseline chosen. */
const hundred: LessonFigure<PerHundredAnswer, HundredDrawn> = {
	id: 'hundred',
	name: 'Of a hundred, without and with',
	methods: ['iptw'],
	present(answer, { settings }) {
		const held = heldOf(settings);
		const own = formsOf(answer);
		const baseline = baselineOf(settings);
		const there = atBaseline(held, own, baseline);
		const said = `baseline ${percent(baseline)}, ${heldName[held]} of ${heldValue(held, own)} held`;
		const title = 'Of 100 patients: alive without and with activation';
		const plain = ofHundred([baseline, 0, 1 - baseline]);
		const given = there === null ? null : ofHundred([baseline, there.rd, 1 - there.with]);
		const arrays = [
			{
				heading: `${count(plain[0] ?? 0)} of 100 alive`,
				detail: 'not activated',
				counts: plain,
				words: `Not activated: ${exact(baseline)} alive`,
			},
			...(given === null || there === null
				? []
				: [
						{
							heading: `${count((given[0] ?? 0) + (given[1] ?? 0))} of 100 alive`,
							detail: 'activated',
							counts: given,
							words: `Activated: ${exact(there.with)} alive`,
						},
					]),
		];
		return {
			title,
			subtitle: `If ${said}.`,
			notes: [
				there === null
					? `Held at this baseline, the ${heldName[held]} would have more than 100 of 100 live: it cannot be the same here.`
					: `${decimal(there.rd * 100, 1)} more of 100; one more for every ${needed(there.rd)} activated. Net numbers, rounded to whole people: who lives may differ.`,
				`The ${heldName[held]} was estimated in ${count(answer.n)} ${WHOM}, at their own baseline of ${exact(answer.without)}; elsewhere it is assumed.`,
			],
			description: `With ${said}: ${arrays.map(({ words }) => words).join('. ')}.`,
			table: {
				caption: title,
				columns: [
					{ label: 'Of 100', numeric: false },
					{ label: 'Alive', numeric: true },
					{ label: 'Dead', numeric: true },
				],
				rows: [
					{ label: 'Not activated', share: baseline },
					...(there === null ? [] : [{ label: 'Activated', share: there.with }]),
				].map(({ label, share }) => [
					text(label),
					{ text: decimal(share * 100, 1), value: share },
					{ text: decimal((1 - share) * 100, 1), value: 1 - share },
				]),
			},
			n: population(answer),
			empty: null,
			drawn: { arrays },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = iconArrays(
			{
				kinds: [
					{ label: 'Alive, as many as without', fill: theme.survived },
					{ label: 'More alive', fill: theme.second },
					{ label: 'Died', fill: theme.paper },
				],
				arrays: view.drawn.arrays,
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface BaselineDrawn {
	readonly held: Held;
	readonly forms: Measures;
	readonly baseline: number;
	readonly own: number;
	readonly with: number | null;
}

/** Baselines, per cent, at which numbers stand under the curves. */
const TICKS = [5, 15, 25, 35, 45, 55] as const;
const LAST = 60;

/** Survival with activation over every baseline, by what is held. */
const baselines: LessonFigure<PerHundredAnswer, BaselineDrawn> = {
	id: 'baselines',
	name: 'Over the baseline',
	methods: ['iptw'],
	present(answer, { settings }) {
		const held = heldOf(settings);
		const own = formsOf(answer);
		const baseline = baselineOf(settings);
		const rows = TICKS.map((tick) => ({ tick, there: atBaseline(held, own, tick / 100) }));
		const title = 'Survival with activation over survival without, by the measure held';
		const cell = (value: number | undefined, write: (value: number) => string): TableValue => ({
			text: value === undefined ? '–' : write(value),
			value: value ?? null,
		});
		const two = (value: number): string => decimal(value, 2);
		return {
			title,
			subtitle: `Odds ratio ${heldValue('or', own)}, risk ratio ${heldValue('rr', own)} or difference ${heldValue('rd', own)} held; all three agree at this registry’s own baseline of ${exact(answer.without)} only.`,
			notes: [
				`Numbers under the axis: with the ${heldName[held]} held. A dash: more than everybody would have to live.`,
				'One estimate, carried to other baselines; its interval is in the first figure.',
			],
			description: rows
				.map(({ tick, there }) =>
					there === null
						? `Baseline ${tick}\u202f%: cannot hold.`
						: `Baseline ${tick}\u202f%: ${percent(there.with)} with activation, odds ratio ${decimal(there.or, 2)}, risk ratio ${decimal(there.rr, 2)}, ${decimal(there.rd * 100, 1)} more of 100, one for every ${needed(there.rd)}.`,
				)
				.join(' '),
			table: {
				caption: `${title}: ${heldName[held]} held`,
				columns: [
					{ label: 'Baseline', numeric: true },
					{ label: 'Activated', numeric: true },
					{ label: 'Odds ratio', numeric: true },
					{ label: 'Risk ratio', numeric: true },
					{ label: 'More of 100', numeric: true },
					{ label: 'Number needed', numeric: true },
				],
				rows: rows.map(({ tick, there }) => [
					{ text: percent(tick / 100), value: tick / 100 },
					cell(there?.with, exact),
					cell(there?.or, two),
					cell(there?.rr, two),
					cell(there?.rd, (value) => decimal(value * 100, 1)),
					cell(there === null ? undefined : 1 / there.rd, (value) => decimal(value, 1)),
				]),
			},
			n: population(answer),
			empty: null,
			drawn: {
				held,
				forms: own,
				baseline,
				own: answer.without,
				with: atBaseline(held, own, baseline)?.with ?? null,
			},
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { held, forms: own, baseline, with: given } = view.drawn;
		const colour: Readonly<Record<Held, string>> = {
			or: theme.survived,
			rr: theme.first,
			rd: theme.second,
		};
		const dash: Readonly<Record<Held, string | undefined>> = {
			or: undefined,
			rr: '7,4',
			rd: '2,3',
		};
		const line = (name: Held): CurveLine => {
			const at = Array.from({ length: LAST }, (_, step) => step + 1);
			const pattern = dash[name];
			return {
				points: at.map((x) => ({ x, y: shareWith(name, own, x / 100) })).filter(({ y }) => y < 1),
				stroke: colour[name],
				width: name === held ? 3 : 1.5,
				...(pattern === undefined ? {} : { dash: pattern }),
			};
		};
		const there = TICKS.map((tick) => atBaseline(held, own, tick / 100));
		const values = (write: (of: Measures) => string): readonly string[] =>
			there.map((of) => (of === null ? '–' : write(of)));
		const chart = curvePanels(
			{
				x: { from: 0, to: LAST, ticks: TICKS, label: 'Survival without activation, %' },
				y: { to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], label: 'Survival with activation' },
				key: [
					...HELD.map(({ value, label }) => {
						const pattern = dash[value];
						return {
							label: `${label} held`,
							colour: colour[value],
							sample: {
								kind: 'line' as const,
								...(pattern === undefined ? {} : { dash: pattern }),
							},
						};
					}),
					{ label: 'No difference', colour: theme.softInk, sample: { kind: 'line' } },
				],
				panels: [
					{
						heading: null,
						bands: [],
						lines: [
							{
								points: [
									{ x: 0, y: 0 },
									{ x: LAST, y: LAST / 100 },
								],
								stroke: theme.softInk,
								width: 1,
							},
							...HELD.filter(({ value }) => value !== held).map(({ value }) => line(value)),
							line(held),
						],
						dots:
							given === null
								? []
								: [
										{
											points: [{ x: baseline * 100, y: given, lower: baseline, upper: given }],
											colour: theme.ink,
											shape: 'circle',
										},
									],
						labels: [],
						note: null,
						blocks: [
							{
								label: null,
								colour: theme.ink,
								rows: [
									{ label: 'Odds ratio', values: values(({ or }) => decimal(or, 1)) },
									{ label: 'Risk ratio', values: values(({ rr }) => decimal(rr, 1)) },
									{ label: 'More of 100', values: values(({ rd }) => decimal(rd * 100)) },
									{ label: 'For one more', values: values(({ rd }) => decimal(1 / rd, 1)) },
								],
								words: `With the ${heldName[held]} held`,
							},
						],
						footer: [],
						stretches: [],
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [forms, hundred, baselines] as const;

interface GroupRow {
	readonly label: string;
	readonly n: number;
	readonly with: number;
	readonly without: number;
	readonly difference: number;
	readonly riskRatio: number;
	readonly oddsRatio: number;
}

/** What the key holds for groups of diagnosis. */
const byDiagnosis: LessonFigure<
	{ readonly answer: PerHundredAnswer; readonly truth: PerHundredTruth },
	{ readonly rows: readonly GroupRow[] }
> = {
	id: 'diagnoses',
	name: 'The truth by diagnosis',
	methods: [],
	present({ answer, truth }) {
		const rows = [
			{ label: 'All these children', ...truth.all },
			...TRUE_GROUPS.map(({ label }, at) => ({ label, ...(truth.groups[at] ?? truth.all) })),
		].map((row) => ({ ...row, riskRatio: row.with / row.without }));
		const title = 'True differences in survival by diagnosis, more alive of 100 activated';
		return {
			title,
			subtitle: `From the answer key: ${count(truth.all.n)} ${WHOM}.`,
			notes: [
				'True values of these very cases, no estimates, so without intervals. Groups of diagnosis overlap.',
			],
			description: rows
				.map(
					(row) =>
						`${row.label}: ${exact(row.without)} without, ${exact(row.with)} with, ${points(row.difference)} points, one more for every ${needed(row.difference)}, risk ratio ${decimal(row.riskRatio, 2)}, odds ratio ${decimal(row.oddsRatio, 2)}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Diagnosis', numeric: false },
					{ label: 'Arrests', numeric: true },
					{ label: 'Without', numeric: true },
					{ label: 'With', numeric: true },
					{ label: 'Points', numeric: true },
					{ label: 'For one more', numeric: true },
					{ label: 'Risk ratio', numeric: true },
					{ label: 'Odds ratio', numeric: true },
				],
				rows: rows.map((row) => [
					text(row.label),
					{ text: count(row.n), value: row.n },
					{ text: exact(row.without), value: row.without },
					{ text: exact(row.with), value: row.with },
					{ text: points(row.difference), value: row.difference },
					{ text: needed(row.difference), value: 1 / row.difference },
					{ text: decimal(row.riskRatio, 2), value: row.riskRatio },
					{ text: decimal(row.oddsRatio, 2), value: row.oddsRatio },
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
				rows: view.drawn.rows.map((row, at) => ({
					label: row.label,
					detail: `${percent(row.without)} without`,
					point: { estimate: row.difference, lower: null, upper: null },
					colour: theme.ink,
					shape: 'diamond' as const,
					bold: at === 0,
					columns: [
						`1 for ${needed(row.difference)}`,
						decimal(row.riskRatio, 2),
						decimal(row.oddsRatio, 2),
					],
					words: `${row.label}: ${points(row.difference)} points, one more for every ${needed(row.difference)}`,
				})),
				heads: ['One more', 'Risk ratio', 'Odds ratio'],
				lines: [],
				sides: ['fewer', 'more live if activated'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const truthFigures = [byDiagnosis] as const;
