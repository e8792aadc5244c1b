import { count, decimal } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import { holds, missedBy, points, withInterval } from '../comparison/words.ts';
import { GROUPS } from '../data/groups.ts';
import type { Again, LessonFigure } from '../lesson.ts';
import type { AtStrength } from './again.ts';
import type { IndicationAnswer, IndicationTruth } from './analysis.ts';
import { asPublished, STRENGTHS } from './strength.ts';

/** A multiplier as it is read: "× 2". */
const timesText = (times: number | string): string => `×\u202f${times}`;

/** What 20 registries of 60,000 arrests gave at a strength, children in hospital; nothing for other groups or worlds. */
const measured = ({ group, times, asPublished: like }: AtStrength) =>
	like && group === 'child-ihca' ? STRENGTHS.find((each) => each.times === times) : undefined;

const lineOf = (made: AtStrength): string =>
	`Strength ${made.times}: crude ${points(made.crude)}, weighted ${withInterval('difference', made.careful)}, with the hidden variable ${withInterval('difference', made.withHidden)}, truth ${points(made.truth)}, E-value ${decimal(made.eValue, 2)}.`;

/** One registry for each strength that was asked for. */
const figure: LessonFigure<readonly AtStrength[], readonly AtStrength[]> = {
	id: 'strength-here',
	name: 'This registry at other strengths of the hidden variable',
	methods: ['iptw', 'e-value'],
	present(made) {
		const title = 'The weighted answer in this registry, made anew at other strengths';
		const [first] = made;
		const exact = (value: number | null): TableValue => ({
			text: value === null ? '–' : points(value),
			value,
		});
		return {
			title,
			subtitle: `Percentage points, activated less not activated, ${GROUPS[first?.group ?? 'child-ihca'].whom}: the same arrests from the same seed at each strength; the upright mark is the truth at that strength.`,
			notes: [
				'95\u202f% intervals from the influence function. One registry at each strength, so chance is still in it.',
			],
			description: made.map(lineOf).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Strength', numeric: true },
					{ label: 'Crude', numeric: true },
					{ label: 'Weighted', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
					{ label: 'With the hidden variable', numeric: true },
					{ label: 'Truth', numeric: true },
					{ label: 'E-value', numeric: true },
					{ label: 'Weighted, mean of 20 registries', numeric: true },
				],
				rows: made.map((one) => [
					{ text: String(one.times), value: one.times },
					exact(one.crude),
					exact(one.careful.estimate),
					exact(one.careful.lower),
					exact(one.careful.upper),
					exact(one.withHidden.estimate),
					exact(one.truth),
					{ text: decimal(one.eValue, 2), value: one.eValue },
					exact(measured(one)?.careful ?? null),
				]),
			},
			n: { cohort: first?.n ?? 0, used: first?.n ?? 0 },
			empty: null,
			drawn: made,
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: view.drawn.map((one) => ({
					label: one.times === 1 ? `${timesText(1)}, published` : timesText(one.times),
					bold: one.times === 1,
					point: one.careful,
					own: one.truth,
					colour: theme.survived,
					shape: 'circle' as const,
					columns: [
						withInterval('difference', one.careful),
						points(one.withHidden.estimate),
						points(one.truth),
						decimal(one.eValue, 1),
					],
					words: lineOf(one),
				})),
				heads: ['Weighted, 95\u202f% CI', 'With it', 'Truth', 'E-value'],
				lines: [],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

/** The hidden variable on a slider: each strength is a registry made live from the same seed. */
export const again: Again<IndicationAnswer, IndicationTruth, AtStrength> = {
	setting: 'hidden',
	title: 'Move the hidden variable',
	blocks: [
		'How strong the hidden variable is was a choice of the makers. Make another one: the same arrests are made again from the same seed, with every arrow of the hidden variable so many times as strong, and analysed as above. Predict before each move: what will the weighted answer do, and will the E-value give a warning?',
	],
	own: (answer, truth, world) => ({
		value: String(world.uMultiplier),
		made: {
			group: answer.group,
			times: world.uMultiplier,
			n: answer.n,
			asPublished: asPublished(world),
			crude: answer.ladder.nothing.estimate,
			careful: answer.ladder.everything,
			withHidden: truth.withHidden,
			truth: truth.all.difference,
			eValue: answer.eValue.estimate,
			gap: truth.hiddenGap,
		},
	}),
	figure,
	words(made) {
		const { times, careful, withHidden, truth, n, gap } = made;
		const held = holds(careful, truth) === true ? 'holds' : 'misses';
		const many = measured(made);
		const beside =
			many === undefined
				? ''
				: ` In 20 registries of 60,000 arrests at this strength it was ${points(many.careful)} on average, and its interval held the truth in ${decimal(many.covered * 20)} of them.`;
		return [
			`**${timesText(times)}**, ${count(n)} arrests: weighted ${withInterval('difference', careful)}, truth **${points(truth)}**: ${missedBy('difference', careful.estimate, truth)}, and the interval ${held} the truth.${beside}`,
			`With the hidden variable in the model the answer is ${withInterval('difference', withHidden)}. In that variable the activated differ from the others by ${decimal(gap.before, 2)} SD, and by ${decimal(gap.after, 2)} after weighting by all that is measured. The E-value is ${decimal(made.eValue, 2)}: it is worked out from the answer alone, and rises with it, whether the answer is right or wrong.`,
		];
	},
	valueText: timesText,
};
