import { count, percent } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { estimateRows } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import { onScale, points, withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { Look, SubgroupsAnswer } from './analysis.ts';
import {
	adjusted,
	interaction,
	isHit,
	looksOf,
	PAIRS,
	pText,
	ratioInteraction,
	taken,
} from './words.ts';

const text = (words: string): TableValue => ({ text: words, value: words });
const cell = (value: number | null, write: (value: number) => string): TableValue => ({
	text: value === null ? '–' : write(value),
	value,
});

const of = ({ n, open }: SubgroupsAnswer) => ({
	cohort: n + open,
	used: n,
	of: 'eligible' as const,
});

interface Looked {
	readonly holm: boolean;
	readonly rows: readonly { readonly look: Look; readonly whole: boolean }[];
}

/** The label in all children and in one subgroup after the other. */
const slices: LessonFigure<SubgroupsAnswer, Looked> = {
	id: 'slices',
	name: 'The label in one subgroup after the other',
	methods: ['two-proportion-z', 'newcombe', 'p-adjust'],
	present(answer, { settings }) {
		const holm = adjusted(settings);
		const looks = taken(answer, settings);
		const rows = [
			{ look: answer.whole, whole: true },
			...looks.map((look) => ({ look, whole: false })),
		];
		const title = 'Survival by label A or B, in one subgroup after the other';
		return {
			title,
			subtitle: `Label A less label B, percentage points, ${count(answer.n)} arrests of children in hospital; ${answer.toss === 0 ? 'the label on file' : `toss number ${answer.toss}`}. Filled: p\u00a0<\u00a00.05${holm ? ' after Holm’s correction for 20 looks' : ''}.`,
			notes: [
				'Difference of two shares with Newcombe’s 95\u202f% interval; p of the z test. The intervals are not widened for the number of looks.',
				'Subgroups overlap. An unknown place, rhythm or witness belongs to none of those subgroups.',
			],
			description: rows
				.map(
					({ look }) =>
						`${look.label}: ${withInterval('difference', look)} points, p ${pText(look.p)}.`,
				)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Subgroup', numeric: false },
					{ label: 'Label A', numeric: true },
					{ label: 'Label B', numeric: true },
					{ label: 'Points', numeric: true },
					{ label: '95\u202f% CI from', numeric: true },
					{ label: 'to', numeric: true },
					{ label: 'p', numeric: true },
					{ label: 'p, Holm', numeric: true },
				],
				rows: rows.map(({ look, whole }) => [
					text(look.label),
					cell(look.a, count),
					cell(look.b, count),
					cell(look.estimate, points),
					cell(look.lower, points),
					cell(look.upper, points),
					cell(look.p, pText),
					cell(whole ? null : look.holm, pText),
				]),
			},
			n: of(answer),
			empty: null,
			drawn: { holm, rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const { holm, rows } = view.drawn;
		const chart = estimateRows(
			{
				scale: 'difference',
				rows: rows.map(({ look, whole }) => {
					const hit = !whole && isHit(look, holm);
					return {
						label: look.label,
						...(whole ? { detail: 'no subgroup' } : {}),
						point: look,
						colour: hit ? theme.died : theme.softInk,
						shape: whole ? ('diamond' as const) : ('circle' as const),
						hollow: !hit,
						bold: whole || hit,
						columns: [points(look.estimate), pText(holm && !whole ? look.holm : look.p)],
						words: `${look.label}: ${withInterval('difference', look)} points, p ${pText(look.p)}`,
					};
				}),
				heads: ['Points', holm ? 'p, Holm' : 'p'],
				lines: [],
				sides: ['B lives more', 'A lives more'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Shares {
	readonly rows: readonly {
		readonly label: string;
		readonly share: number;
		readonly expected: number;
		readonly holm: boolean;
	}[];
}

/** How often some subgroup shines when the coin is tossed anew. */
const tosses: LessonFigure<SubgroupsAnswer, Shares> = {
	id: 'tosses',
	name: 'How often something shines',
	methods: ['two-proportion-z', 'p-adjust'],
	present(answer, { settings }) {
		const { tosses: all, any, anyHolm } = answer.tosses;
		const numbers = [...new Set([1, 5, 10, 20, looksOf(settings)])].sort((a, b) => a - b);
		const rows = numbers.flatMap((looks) => {
			const label = `${looks} ${looks === 1 ? 'look' : 'looks'}`;
			const expected = 1 - 0.95 ** looks;
			return [
				{ label, share: (any[looks - 1] ?? NaN) / all, expected, holm: false },
				{
					label: `${label}, Holm`,
					share: (anyHolm[looks - 1] ?? NaN) / all,
					expected: 0.05,
					holm: true,
				},
			];
		});
		const title = 'How often some subgroup has p\u00a0<\u00a00.05 when the coin is tossed anew';
		return {
			title,
			subtitle: `Share of ${count(all)} new tosses for the same ${count(answer.n)} children with at least one p\u00a0<\u00a00.05 among the first subgroups of the list.`,
			notes: [
				'The upright mark: what independent looks would give, 1\u00a0−\u00a00.95 to the power of their number; overlapping subgroups give a little less. With Holm’s correction at most 5\u202f%.',
			],
			description: rows.map(({ label, share }) => `${label}: ${percent(share)}.`).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Looks', numeric: false },
					{ label: 'Something found', numeric: true },
					{ label: 'If independent', numeric: true },
				],
				rows: rows.map(({ label, share, expected }) => [
					text(label),
					cell(share, (value) => percent(value, { decimals: 1 })),
					cell(expected, (value) => percent(value, { decimals: 1 })),
				]),
			},
			n: of(answer),
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const chart = estimateRows(
			{
				scale: 'share',
				rows: view.drawn.rows.map(({ label, share, expected, holm }) => ({
					label,
					point: { estimate: share, lower: null, upper: null },
					own: expected,
					colour: holm ? theme.survived : theme.died,
					shape: holm ? ('circle' as const) : ('square' as const),
					columns: [percent(share)],
					words: `${label}: something found in ${percent(share)} of tosses`,
				})),
				heads: ['Found'],
				lines: [],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface PairDrawn {
	readonly scale: 'difference' | 'ratio';
	readonly rows: readonly {
		readonly label: string;
		readonly detail: string;
		readonly point: Estimated;
		readonly gap: boolean;
	}[];
}

function pairFigure(scale: 'difference' | 'ratio'): LessonFigure<SubgroupsAnswer, PairDrawn> {
	const ratio = scale === 'ratio';
	return {
		id: ratio ? 'pair-ratio' : 'pair-difference',
		name: ratio ? 'Two groups, as ratios' : 'Two groups, as differences',
		methods: ['iptw'],
		present(answer) {
			const { one, other, whom } = PAIRS[answer.pair];
			const rows = [
				{
					label: one,
					detail: `${count(answer.one.n)} arrests`,
					point: ratio ? answer.one.ratio : answer.one.careful,
					gap: false,
				},
				{
					label: other,
					detail: `${count(answer.other.n)} arrests`,
					point: ratio ? answer.other.ratio : answer.other.careful,
					gap: false,
				},
				{
					label: ratio ? 'One over the other' : 'One less the other',
					detail: 'the test of interaction',
					point: ratio ? ratioInteraction(answer) : interaction(answer),
					gap: true,
				},
			].map(({ label, detail, point: { estimate, lower, upper }, gap }) => ({
				label,
				detail,
				gap,
				point: { estimate, lower, upper },
			}));
			const title = ratio
				? 'Activated against not activated in two groups, as odds ratios'
				: 'Activated against not activated in two groups, in points';
			const n = answer.one.n + answer.other.n;
			return {
				title,
				subtitle: `Survival to discharge of ${whom}, weighted for everything known at minute 10 within each group.`,
				notes: [
					ratio
						? 'Marginal odds ratios; their intervals take the weights as known.'
						: 'Inverse-probability weights; intervals from the influence function.',
				],
				description: rows
					.map(({ label, point }) => `${label}: ${withInterval(scale, point)}.`)
					.join(' '),
				table: {
					caption: title,
					columns: [
						{ label: 'Group', numeric: false },
						{ label: ratio ? 'Odds ratio' : 'Points', numeric: true },
						{ label: '95\u202f% CI from', numeric: true },
						{ label: 'to', numeric: true },
					],
					rows: rows.map(({ label, point }) => [
						text(label),
						...[point.estimate, point.lower, point.upper].map((value) =>
							cell(value, (v) => onScale(scale, v)),
						),
					]),
				},
				n: { cohort: n, used: n, of: 'eligible' },
				empty: null,
				drawn: { scale, rows },
			};
		},
		chart(view, drawing) {
			const { theme } = drawing;
			const chart = estimateRows(
				{
					scale,
					rows: view.drawn.rows.map(({ label, detail, point, gap }) => ({
						label,
						detail,
						point,
						colour: gap ? theme.first : theme.survived,
						shape: gap ? ('diamond' as const) : ('circle' as const),
						bold: gap,
						columns: [withInterval(scale, point)],
						words: `${label}: ${withInterval(scale, point)}`,
					})),
					heads: [ratio ? 'Odds ratio, 95\u202f% CI' : 'Points, 95\u202f% CI'],
					lines: [],
				},
				drawing,
			);
			return render(chart, drawing, view);
		},
	};
}

export const figures = [slices, tosses, pairFigure('difference'), pairFigure('ratio')] as const;
