import { count } from '../../domain/format.ts';
import type { TableValue } from '../../figures/figure.ts';
import { estimateRows, type EstimateLine } from '../../plot/estimate-rows.ts';
import { render } from '../../plot/render.ts';
import { withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { TrialsAnswer } from './analysis.ts';
import { TRIALS } from './records.ts';

const text = (words: string): TableValue => ({ text: words, value: words });

interface Beside {
	readonly rows: readonly (Estimated & {
		readonly label: string;
		readonly detail: string;
		readonly kind: 'trial' | 'crude' | 'careful';
	})[];
}

/** The trials' differences and those of the registry's patients like theirs. */
export const beside: LessonFigure<TrialsAnswer, Beside> = {
	id: 'beside',
	name: 'Trials beside this registry',
	methods: ['iptw'],
	present(answer) {
		const { alike, pools } = answer;
		const rows: Beside['rows'] = [
			...pools['primary.RD.all'].trials.map(({ id, estimate, lower, upper }) => {
				const trial = TRIALS.find((each) => each.id === id);
				return {
					label: trial?.name ?? id,
					detail: trial?.primary.label ?? '',
					kind: 'trial' as const,
					estimate,
					lower,
					upper,
				};
			}),
			{
				label: 'Registry, crude',
				detail: 'got ECPR against did not; alive at discharge',
				kind: 'crude',
				...alike.crude,
			},
			{
				label: 'Registry, careful',
				detail: 'by activation at minute 10, weighted; alive at discharge',
				kind: 'careful',
				...alike.careful,
			},
		];
		const title = 'Differences in three trials and in this registry’s patients like theirs';
		const words = rows.map(
			(row) => `${row.label} (${row.detail}): ${withInterval('difference', row)}`,
		);
		return {
			title,
			subtitle: `Percentage points, each by its own outcome. Registry: ${count(alike.n)} synthetic adults out of hospital, witnessed, shockable, at most 70 years old; ${count(alike.runs)} got ECPR.`,
			notes: [
				'Intervals of 95\u202f%: normal (trials), Newcombe (crude), influence function (weighted).',
				'Arrests with unknown rhythm or witness are not among those like the trials’, whatever they were.',
			],
			description: words.map((line) => `${line}.`).join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Source', numeric: false },
					{ label: 'Outcome or analysis', numeric: false },
					{ label: 'Points, 95\u202f% CI', numeric: false },
				],
				rows: rows.map((row) => [
					text(row.label),
					text(row.detail),
					text(withInterval('difference', row)),
				]),
			},
			n: { cohort: alike.n, used: alike.n },
			empty: null,
			drawn: { rows },
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const look = {
			trial: { colour: theme.ink, shape: 'square' },
			crude: { colour: theme.died, shape: 'square' },
			careful: { colour: theme.survived, shape: 'circle', bold: true },
		} as const;
		const chart = estimateRows(
			{
				scale: 'difference',
				heads: ['Points, 95\u202f% CI'],
				rows: view.drawn.rows.map((row): EstimateLine => ({
					label: row.label,
					detail: row.detail,
					point: row,
					...look[row.kind],
					columns: [withInterval('difference', row)],
					words: `${row.label}: ${withInterval('difference', row)}`,
				})),
				lines: [],
				sides: ['fewer with ECPR', 'more with ECPR'],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};
