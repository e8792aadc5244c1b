import { count, decimal, percent } from '../../domain/format.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import { absence, shareSentence } from '../../figures/shares/share-words.ts';
import { shownShares, type ShownShare } from '../../figures/shares/shown-share.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { panelRows } from '../../plot/panel-rows.ts';
import { render } from '../../plot/render.ts';
import type { ColliderAnswer } from './analysis.ts';
import type { Severity, SeverityStage } from './severity.ts';

const STAGES: Readonly<Record<SeverityStage['stage'], string>> = {
	eligible: 'All still in CPR at minute 10',
	activated: 'ECPR activated',
	cannulated: 'Cannulated: what an ECMO registry holds',
};

const text = (words: string): TableValue => ({ text: words, value: words });
const number = (value: number | null): TableValue => ({
	text: value === null ? '–' : decimal(value, 2),
	value,
});
const meanText = ({ estimate, lower, upper }: Severity): string =>
	`${decimal(estimate, 2)} (${decimal(lower ?? NaN, 2)} to ${decimal(upper ?? NaN, 2)})`;

const KINDS = [
	{ kind: 'sepsis', label: 'Sepsis' },
	{ kind: 'cardiac', label: 'Cardiac' },
] as const;

/** Mean severity of two kinds of arrest as the way to ECMO narrows. */
export function severityView(answer: ColliderAnswer): View<ColliderAnswer> {
	const title = 'How sick before the arrest: sepsis and cardiac, stage by stage';
	const [first] = answer.stages;
	const last = answer.stages.at(-1);
	return {
		title,
		subtitle: `Mean of the severity index, in standard deviations. Children in hospital: ${count(first?.sepsis.n ?? 0)} with sepsis, ${count(first?.cardiac.n ?? 0)} cardiac; cannulated ${count(last?.sepsis.n ?? 0)} and ${count(last?.cardiac.n ?? 0)}.`,
		notes: [
			'95\u202f% intervals of means. Severity is what was known before the arrest; it is on file for every case.',
		],
		description: answer.stages
			.map(
				({ stage, sepsis, cardiac }) =>
					`${STAGES[stage]}: sepsis ${meanText(sepsis)}, cardiac ${meanText(cardiac)}.`,
			)
			.join(' '),
		table: {
			caption: title,
			columns: [
				{ label: 'Stage', numeric: false },
				{ label: 'Kind', numeric: false },
				{ label: 'Arrests', numeric: true },
				{ label: 'Mean severity, SD', numeric: true },
				{ label: '95\u202f% CI from', numeric: true },
				{ label: 'to', numeric: true },
			],
			rows: answer.stages.flatMap((each) =>
				KINDS.map(({ kind, label }) => [
					text(STAGES[each.stage]),
					text(label),
					{ text: count(each[kind].n), value: each[kind].n },
					number(each[kind].estimate),
					number(each[kind].lower),
					number(each[kind].upper),
				]),
			),
		},
		n: {
			cohort: (first?.sepsis.n ?? 0) + (first?.cardiac.n ?? 0),
			used: (first?.sepsis.n ?? 0) + (first?.cardiac.n ?? 0),
		},
		empty: null,
		drawn: answer,
	};
}

export function severityChart(view: View<ColliderAnswer>, drawing: Drawing): SVGSVGElement | null {
	const { theme } = drawing;
	const chart = panelRows(
		{
			panels: [
				{
					heading: 'Mean severity, SD',
					numbers: 'Mean, 95\u202f% CI',
					tick: (value) => decimal(value, 1),
					least: 0.6,
					colour: theme.first,
					shape: 'circle',
					sides: ['less sick', 'sicker'],
				},
			],
			sections: view.drawn.stages.map((each) => ({
				heading: STAGES[each.stage],
				rows: KINDS.map(({ kind, label }) => ({
					label,
					cells: [{ point: each[kind], note: null, text: meanText(each[kind]) }],
					words: `${STAGES[each.stage]}, ${label.toLowerCase()}: ${meanText(each[kind])}`,
				})),
			})),
		},
		drawing,
	);
	return render(chart, drawing, view);
}

interface Chosen {
	readonly rows: readonly { readonly label: string; readonly shares: readonly ShownShare[] }[];
}

const QUARTERS = ['Least sick quarter', 'Second quarter', 'Third quarter', 'Sickest quarter'];

/** Who is cannulated, by severity. */
export function chosenView(answer: ColliderAnswer): View<Chosen> {
	const { cells } = shownShares(
		answer.chosen.flatMap(({ sepsis, cardiac }) => [sepsis, cardiac]),
		[],
		{ policy: SUPPRESS_SMALL_CELLS, confidenceLevel: 0.95 },
	);
	const rows = answer.chosen.map((_, at) => ({
		label: QUARTERS[at] ?? '',
		shares: [
			cells[at * 2] ?? { kind: 'empty' as const },
			cells[at * 2 + 1] ?? { kind: 'empty' as const },
		],
	}));
	const total = answer.chosen.reduce((sum, { sepsis, cardiac }) => sum + sepsis.n + cardiac.n, 0);
	const title = 'Cannulated, by severity before the arrest: sepsis and cardiac';
	return {
		title,
		subtitle: `Share of ${count(total)} arrests of children in hospital still in CPR at minute 10, by quarter of severity of all such arrests.`,
		notes: ['Wilson 95\u202f% intervals.'],
		description: rows
			.map(
				({ label, shares }) =>
					`${label}: ${KINDS.map(({ label: kind }, at) => `${kind.toLowerCase()} ${shareSentence(shares[at] ?? { kind: 'empty' })}`).join('; ')}.`,
			)
			.join(' '),
		table: {
			caption: title,
			columns: [
				{ label: 'Severity', numeric: false },
				{ label: 'Kind', numeric: false },
				{ label: 'Cannulated', numeric: true },
				{ label: 'Of', numeric: true },
				{ label: 'Share', numeric: true },
			],
			rows: rows.flatMap(({ label, shares }) =>
				KINDS.map(({ label: kind }, at) => {
					const share = shares[at] ?? { kind: 'empty' as const };
					const known = share.kind === 'shown' ? share : null;
					return [
						text(label),
						text(kind),
						{ text: known === null ? '–' : count(known.x), value: known?.x ?? null },
						{
							text: share.kind === 'empty' ? '0' : count(share.n),
							value: share.kind === 'empty' ? 0 : share.n,
						},
						{
							text: known === null ? '–' : percent(known.estimate, { decimals: 1 }),
							value: known?.estimate ?? null,
						},
					];
				}),
			),
		},
		n: { cohort: total, used: total },
		empty: null,
		drawn: { rows },
	};
}

export function chosenChart(view: View<Chosen>, drawing: Drawing): SVGSVGElement | null {
	const { theme } = drawing;
	const chart = intervalRows(
		{
			series: [
				{ label: 'Sepsis', colour: theme.first, shape: 'circle' },
				{ label: 'Cardiac', colour: theme.second, shape: 'square' },
			],
			heads: ['Cannulated', 'Of'],
			sections: [
				{
					heading: null,
					reference: null,
					rows: view.drawn.rows.map(({ label, shares }) => ({
						label,
						lines: shares.map((share, series) => ({
							series,
							point: share.kind === 'shown' ? share : null,
							note: absence(share),
							columns:
								share.kind === 'shown'
									? [percent(share.estimate), `${count(share.x)} of ${count(share.n)}`]
									: ['', ''],
						})),
						words: `${label}: sepsis ${shareSentence(shares[0] ?? { kind: 'empty' })}; cardiac ${shareSentence(shares[1] ?? { kind: 'empty' })}`,
					})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}

export type ChosenDrawn = Chosen;
