import { count, decimal, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import { points, withInterval } from '../comparison/words.ts';
import { GROUPS } from '../data/groups.ts';
import type { LessonFigure } from '../lesson.ts';
import {
	ADJUSTMENTS,
	type AdjustedFor,
	type IndicationAnswer,
	type IndicationTruth,
} from './analysis.ts';
import { STRENGTHS } from './strength.ts';
import { ADJUSTED } from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const chosenOf = (settings: Readonly<Record<string, string>>): AdjustedFor =>
	ADJUSTMENTS.find((name) => name === settings['adjust']) ?? 'nothing';

interface BalanceDrawn {
	readonly chosen: AdjustedFor;
	readonly rows: IndicationAnswer['balance'];
}

/** How unlike the two groups are, before and after weighting. */
const balance: LessonFigure<IndicationAnswer, BalanceDrawn> = {
	id: 'balance',
	name: 'How unlike the groups are',
	methods: ['iptw'],
	present(answer, { settings }) {
		const chosen = chosenOf(settings);
		const label = ADJUSTED.find(({ value }) => value === chosen)?.label.toLowerCase() ?? '';
		const title = 'Activated and not activated: how far apart before the decision';
		return {
			title,
			subtitle: `Standardised differences, activated (${count(answer.activated)}) less the others (${count(answer.n - answer.activated)}), ${GROUPS[answer.group].whom}; adjusted for: ${label}.`,
			notes: [
				'Difference of means in standard deviations; beyond 0.1 in either direction is usually called unbalanced. Unknown categories count as “no”, unknown minutes take the median.',
			],
			description: answer.balance
				.map(
					({ label: name, gaps }) =>
						`${name}: ${decimal(gaps.nothing, 2)} as they are, ${decimal(gaps[chosen], 2)} after adjusting for ${label}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Known at minute 10', numeric: false },
					...ADJUSTED.map(({ label: name }) => ({ label: name, numeric: true })),
				],
				rows: answer.balance.map(({ label: name, gaps }) => [
					text(name),
					...ADJUSTMENTS.map((each) => ({ text: decimal(gaps[each], 2), value: gaps[each] })),
				]),
			},
			n: { cohort: answer.n + answer.open, used: answer.n },
			empty: null,
			drawn: { chosen, rows: answer.balance },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { chosen, rows } = view.drawn;
		const chart = panelRows(
			{
				panels: [
					{
						heading: 'Standardised difference',
						numbers: 'After',
						tick: (value) => decimal(value, 1),
						least: 0.5,
						colour: theme.survived,
						shape: 'circle',
						second: { label: 'As they are', colour: theme.died, shape: 'square' },
						sides: ['less in the activated', 'more'],
					},
				],
				sections: [
					{
						heading: null,
						rows: rows.map(({ label, gaps }) => ({
							label,
							cells: [
								{
									point: { estimate: gaps[chosen], lower: null, upper: null },
									second: gaps.nothing,
									note: null,
									text: decimal(gaps[chosen], 2),
								},
							],
							words: `${label}: ${decimal(gaps.nothing, 2)} as they are, ${decimal(gaps[chosen], 2)} after adjusting`,
						})),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface LadderDrawn {
	readonly chosen: AdjustedFor;
	readonly answer: IndicationAnswer;
}

/** The difference in survival as more and more is adjusted for. */
const ladder: LessonFigure<IndicationAnswer, LadderDrawn> = {
	id: 'ladder',
	name: 'The answer as more is adjusted for',
	methods: ['iptw', 'newcombe'],
	present(answer, { settings }) {
		const title = 'Difference in survival by activation, as more is adjusted for';
		return {
			title,
			subtitle: `Percentage points, activated less not activated, ${count(answer.n)} arrests of ${GROUPS[answer.group].whom}. Crude: ${percent(answer.observed.activated)} against ${percent(answer.observed.others)}.`,
			notes: [
				'Inverse-probability weights; intervals from the influence function, of the crude row Newcombe’s. Propensities are kept within 0.005 and 0.995. The E-value rests on the weighted risk ratio, its interval taking the weights as known.',
				`With everything known, the largest stabilised weight is ${decimal(answer.careful.largestWeight)} and the weighted cases carry the information of ${percent(answer.careful.effectiveShare)} of their number.`,
			],
			description: ADJUSTED.map(
				({ value, label }) =>
					`${label}: ${withInterval('difference', answer.ladder[value])} points.`,
			).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Adjusted for', numeric: false },
					{ label: 'Points', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
				],
				rows: ADJUSTED.map(({ value, label }) => {
					const { estimate, lower, upper } = answer.ladder[value];
					const cell = (one: number | null): TableValue => ({
						text: one === null ? '–' : points(one),
						value: one,
					});
					return [text(label), cell(estimate), cell(lower), cell(upper)];
				}),
			},
			n: { cohort: answer.n + answer.open, used: answer.n },
			empty: null,
			drawn: { chosen: chosenOf(settings), answer },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { chosen, answer } = view.drawn;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: ADJUSTED.map(({ value, label, detail }) => ({
					label,
					detail,
					point: answer.ladder[value],
					colour: value === 'nothing' ? theme.died : theme.survived,
					shape: value === 'nothing' ? ('square' as const) : ('circle' as const),
					hollow: value !== chosen,
					bold: value === chosen,
					columns: [withInterval('difference', answer.ladder[value])],
					words: `${label}: ${withInterval('difference', answer.ladder[value])} points`,
				})),
				heads: ['Points, 95\u202f% CI'],
				lines: [],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [balance, ladder] as const;

/** The hidden variable made weaker and stronger, as measured in other registries of the same model. */
const strength: LessonFigure<
	{ readonly answer: IndicationAnswer; readonly truth: IndicationTruth },
	null
> = {
	id: 'strength',
	name: 'A weaker and a stronger hidden variable',
	methods: ['e-value'],
	present() {
		const title = 'The weighted answer with a hidden variable of other strengths';
		const exact = (value: number): TableValue => ({ text: points(value), value });
		return {
			title,
			subtitle:
				'Children in hospital, percentage points: means of 20 registries of 60,000 arrests for each strength. 1 is the strength in the published registry; the upright mark is the truth at that strength.',
			notes: [
				'Bars reach two standard deviations between registries to either side: where one file may fall. Measured when the model was made, not recomputed here. “Held”: share of the 20 registries whose interval held the truth; such a share is itself uncertain by some ten points.',
			],
			description: STRENGTHS.map(
				({ times, careful, withHidden, truth, covered, eValue }) =>
					`Strength ${times}: weighted ${points(careful)}, with the hidden variable ${points(withHidden)}, truth ${points(truth)}; the interval held the truth in ${percent(covered)}; E-value ${decimal(eValue, 2)}.`,
			).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Strength', numeric: true },
					{ label: 'Weighted', numeric: true },
					{ label: 'With the hidden variable', numeric: true },
					{ label: 'Truth', numeric: true },
					{ label: 'Interval held the truth', numeric: true },
					{ label: 'E-value', numeric: true },
				],
				rows: STRENGTHS.map((s) => [
					{ text: String(s.times), value: s.times },
					exact(s.careful),
					exact(s.withHidden),
					exact(s.truth),
					{ text: percent(s.covered), value: s.covered },
					{ text: decimal(s.eValue, 2), value: s.eValue },
				]),
			},
			n: { cohort: 60_000, used: 60_000 },
			empty: null,
			drawn: null,
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: STRENGTHS.map((s) => ({
					label: s.times === 1 ? '×\u202f1, published' : `×\u202f${s.times}`,
					bold: s.times === 1,
					point: {
						estimate: s.careful,
						lower: s.careful - 2 * s.spread,
						upper: s.careful + 2 * s.spread,
					},
					own: s.truth,
					colour: theme.survived,
					shape: 'circle' as const,
					columns: [points(s.careful), percent(s.covered), decimal(s.eValue, 1)],
					words: `Strength ${s.times}: weighted ${points(s.careful)}, truth ${points(s.truth)}, held in ${percent(s.covered)}`,
				})),
				heads: ['Points', 'Held', 'E-value'],
				lines: [],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const truthFigures = [strength] as const;
