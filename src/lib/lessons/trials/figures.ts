import { count, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { estimateRows, type EstimateLine } from '../../plot/estimate-rows.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { wilson } from '../../stats/wilson.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { TrialsAnswer } from './analysis.ts';
import { beside } from './beside.ts';
import { ON_ECMO, TRIALS } from './records.ts';
import {
	chosenOf,
	estimateText,
	MEASURE_LABELS,
	poolOf,
	rangeText,
	SPREAD_LABELS,
	trialsIn,
	valueText,
	type Chosen,
} from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const blank: TableValue = { text: '', value: null };

/** Axis ends: what goes on beyond them is cut with an arrow. */
const CLIP = { RD: [-0.5, 0.75], RR: [0.2, 12], OR: [0.2, 16] } as const;

interface ForestRow extends Estimated {
	readonly label: string;
	readonly detail: string;
	readonly kind: 'trial' | 'pooled' | 'mean' | 'prediction';
	/** Share of the random-effects weight, trials only. */
	readonly weight: number | null;
	readonly fixedWeight: number | null;
	/** What the numbers' column says. */
	readonly said: string;
}

interface Forest {
	readonly chosen: Chosen;
	readonly rows: readonly ForestRow[];
}

function forestRows(answer: TrialsAnswer, chosen: Chosen): readonly ForestRow[] {
	const pool = poolOf(answer, chosen);
	const random = pool.random[chosen.spread];
	const none = { weight: null, fixedWeight: null };
	const said = (of: Estimated): string => estimateText(chosen.measure, of);
	const { prediction } = random;
	return [
		...trialsIn(pool).map((trial, at): ForestRow => {
			const outcome = trial[chosen.outcome];
			const { estimate, lower, upper } = pool.trials[at] ?? random;
			return {
				label: trial.name,
				detail: `${outcome.label}: ${outcome.ecpr.join(' of ')} and ${outcome.standard.join(' of ')}`,
				kind: 'trial',
				estimate,
				lower,
				upper,
				weight: random.weights[at] ?? 0,
				fixedWeight: pool.fixed.weights[at] ?? 0,
				said: said({ estimate, lower, upper }),
			};
		}),
		{
			label: 'Fixed effect',
			detail: 'as if all had one true value',
			kind: 'pooled',
			...none,
			estimate: pool.fixed.estimate,
			lower: pool.fixed.lower,
			upper: pool.fixed.upper,
			said: said(pool.fixed),
		},
		{
			label: 'Random effects',
			detail: 'mean of differing true values',
			kind: 'pooled',
			...none,
			estimate: random.estimate,
			lower: random.lower,
			upper: random.upper,
			said: said(random),
		},
		{
			label: 'The same, Hartung–Knapp',
			detail: 'an interval that counts how few trials there are',
			kind: 'mean',
			...none,
			estimate: random.estimate,
			...random.hartungKnapp,
			said: said({ estimate: random.estimate, ...random.hartungKnapp }),
		},
		{
			label: 'A new trial',
			detail:
				prediction === null ? 'two trials allow no prediction interval' : 'prediction interval',
			kind: 'prediction',
			...none,
			estimate: random.estimate,
			lower: prediction?.lower ?? null,
			upper: prediction?.upper ?? null,
			said: prediction === null ? 'none' : rangeText(chosen.measure, prediction),
		},
	];
}

const share = (value: number | null): TableValue =>
	value === null ? blank : { text: percent(value), value };

/** The trials, pooled as the reader chose, and what that says of the next. */
const forest: LessonFigure<TrialsAnswer, Forest> = {
	id: 'forest',
	name: 'Three trials, pooled',
	methods: ['meta-binary'],
	present(answer, { settings }) {
		const chosen = chosenOf(settings);
		const pool = poolOf(answer, chosen);
		const rows = forestRows(answer, chosen);
		const sizes = TRIALS.map((trial) => trial.primary.ecpr[1] + trial.primary.standard[1]);
		const trials = trialsIn(pool);
		const used = trials.reduce(
			(sum, { primary }) => sum + primary.ecpr[1] + primary.standard[1],
			0,
		);
		const title = 'Randomised trials of ECPR, one by one and pooled';
		const number = (value: number | null): TableValue =>
			value === null ? blank : { text: valueText(chosen.measure, value), value };
		return {
			title,
			subtitle: `${MEASURE_LABELS[chosen.measure]}, ECPR strategy against standard care, ${chosen.outcome === 'primary' ? 'each trial by its own primary outcome' : 'by the nearest common outcome'}. Adults out of hospital, as randomised: ${count(used)} patients.`,
			notes: [
				'Under each trial: events of patients, ECPR and standard. The larger the square, the more it weighs in the random-effects mean.',
				`Intervals of 95\u202f%, of the trials as they enter the pool. ARREST’s own paper gives a credible interval of 3.7 to 59.2 points.`,
				`Spread between trials by ${SPREAD_LABELS[chosen.spread]}. Arrows: the interval goes on beyond the axis.`,
				...(chosen.outcome === 'common'
					? ['ARREST counts survival to discharge, which stands in for good neurology.']
					: []),
			],
			description: rows
				.map(({ label, detail, said }) => `${label} (${detail}): ${said}.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Trial or pool', numeric: false },
					{ label: 'What it is', numeric: false },
					{ label: MEASURE_LABELS[chosen.measure], numeric: true },
					{ label: '95\u202f% from', numeric: true },
					{ label: 'to', numeric: true },
					{ label: 'Weight, fixed', numeric: true },
					{ label: 'Weight, random', numeric: true },
				],
				rows: rows.map((row) => [
					text(row.label),
					text(row.detail),
					row.kind === 'prediction' ? blank : number(row.estimate),
					number(row.lower),
					number(row.upper),
					share(row.fixedWeight),
					share(row.weight),
				]),
			},
			n: { cohort: sizes.reduce((sum, size) => sum + size, 0), used },
			empty: null,
			drawn: { chosen, rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { chosen, rows } = view.drawn;
		const chart = estimateRows(
			{
				scale: chosen.measure === 'RD' ? 'difference' : 'ratio',
				clip: CLIP[chosen.measure],
				reach: CLIP[chosen.measure],
				heads: [`${chosen.measure === 'RD' ? 'Points' : 'Ratio'}, 95\u202f%`, 'Weight'],
				rows: rows.map((row): EstimateLine => {
					const { label, detail, kind, estimate, lower, upper, weight, said } = row;
					return {
						label,
						detail,
						point: kind === 'prediction' && lower === null ? null : { estimate, lower, upper },
						...(kind === 'prediction' ? { note: 'none with two trials', dash: '5,4' } : {}),
						colour: kind === 'trial' ? theme.ink : theme.survived,
						shape: kind === 'trial' ? 'square' : 'diamond',
						...(kind === 'pooled' ? { pooled: true, bold: true } : {}),
						...(kind === 'mean' || kind === 'prediction' ? { hollow: true } : {}),
						...(weight === null ? {} : { radius: 3 + 8 * Math.sqrt(weight) }),
						columns: [said, weight === null ? '' : percent(weight)],
						words: `${label}: ${said}`,
					};
				}),
				lines: [],
				sides: ['standard better', 'ECPR better'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Arms {
	readonly rows: readonly (Estimated & {
		readonly label: string;
		readonly x: number;
		readonly n: number;
	})[];
}

/** How many of each arm were put on ECMO. */
const onEcmo: LessonFigure<TrialsAnswer, Arms> = {
	id: 'on-ecmo',
	name: 'Assigned, and put on ECMO',
	methods: ['wilson'],
	present() {
		const rows = [
			{ label: 'Assigned to the ECPR strategy', arm: ON_ECMO.ecpr },
			{ label: 'Assigned to standard care', arm: ON_ECMO.standard },
		].map(({ label, arm: [x, n] }) => {
			const { estimate, lower, upper } = wilson(x, n);
			return { label, x, n, estimate: estimate ?? NaN, lower, upper };
		});
		const title = 'Put on ECMO, by the arm assigned';
		const all = rows.reduce((sum, { n }) => sum + n, 0);
		const said = rows.map(
			({ label, x, n, estimate }) => `${label}: ${percent(estimate)} (${count(x)} of ${count(n)}).`,
		);
		return {
			title,
			subtitle: `ARREST and Prague OHCA, patient data of both: ${count(all)} adults.`,
			notes: ['Wilson 95\u202f% intervals. INCEPTION is not in these data.'],
			description: said.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Arm', numeric: false },
					{ label: 'On ECMO', numeric: true },
					{ label: 'Of', numeric: true },
					{ label: 'Share', numeric: true },
				],
				rows: rows.map(({ label, x, n, estimate }) => [
					text(label),
					{ text: count(x), value: x },
					{ text: count(n), value: n },
					{ text: percent(estimate), value: estimate },
				]),
			},
			n: { cohort: all, used: all },
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const chart = intervalRows(
			{
				series: [{ label: 'On ECMO', colour: drawing.theme.first, shape: 'circle' }],
				heads: ['On ECMO', 'Of'],
				bars: true,
				reach: 1,
				sections: [
					{
						heading: null,
						reference: null,
						rows: view.drawn.rows.map(({ label, x, n, estimate, lower, upper }) => ({
							label,
							lines: [
								{
									series: 0,
									point: { estimate, lower: lower ?? estimate, upper: upper ?? estimate },
									note: null,
									columns: [percent(estimate), `${count(x)} of ${count(n)}`],
								},
							],
							words: `${label}: ${percent(estimate)}, ${count(x)} of ${count(n)}`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [forest, onEcmo, beside] as const;
