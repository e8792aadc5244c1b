import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { View } from '../../figures/figure.ts';
import { absence, shareSentence } from '../../figures/shares/share-words.ts';
import { shownShares, type ShownShare } from '../../figures/shares/shown-share.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { iconArrays, ofHundred } from '../../plot/icon-array.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import { render } from '../../plot/render.ts';
import { withInterval } from '../comparison/words.ts';
import type { LessonFigure } from '../lesson.ts';
import type { Share, StoppingAnswer } from './analysis.ts';
import { capital, exact, MARKERS, text, whomText } from './words.ts';

const cellNames = (answer: StoppingAnswer): readonly string[] => {
	const { positive, negative } = MARKERS[answer.marker];
	return [`Died, ${positive}`, `Lived, ${positive}`, `Died, ${negative}`, `Lived, ${negative}`];
};

const used = ({ n, open }: StoppingAnswer) => ({ cohort: n + open, used: n });

/** A hundred with a value, by value and outcome. */
const hundred: LessonFigure<StoppingAnswer, StoppingAnswer> = {
	id: 'hundred',
	name: 'A hundred with a value',
	methods: ['risk-ratio'],
	present(answer) {
		const { name, positive } = MARKERS[answer.marker];
		const kinds = cellNames(answer);
		const title = `${name} and survival: a hundred ${answer.group === 'child-ihca' ? 'children' : 'adults'} with a value`;
		return {
			title,
			subtitle: `${count(answer.n)} with a value, ${whomText(answer)}. Likelihood ratio for death of a value ${positive}: ${withInterval('ratio', answer.positiveRatio)}; of any other: ${withInterval('ratio', answer.negativeRatio)}.`,
			notes: [
				'Rounded to whole people; exact shares stand in the numbers. Likelihood ratios with 95\u202f% intervals on the log scale.',
				...(answer.open > 0 ? ['Those still in hospital at the snapshot are left out.'] : []),
			],
			description: kinds
				.map((kind, at) => `${kind}: ${percent(answer.cells[at] ?? NaN, { decimals: 1 })}.`)
				.join(' '),
			table: {
				caption: title,
				columns: [
					{ label: 'Value and outcome', numeric: false },
					{ label: 'Share of those with a value', numeric: true },
				],
				rows: kinds.map((kind, at) => [text(kind), exact(answer.cells[at] ?? null)]),
			},
			n: used(answer),
			empty: null,
			drawn: answer,
		};
	},
	chart(view, drawing) {
		const { theme } = drawing;
		const answer = view.drawn;
		const kinds = cellNames(answer);
		const { positive, negative } = MARKERS[answer.marker];
		const [deadLow, aliveLow, deadOther, aliveOther] = ofHundred(answer.cells);
		const chart = iconArrays(
			{
				kinds: [
					{ label: kinds[0] ?? '', fill: theme.died },
					{ label: kinds[1] ?? '', fill: theme.survived },
					{ label: kinds[2] ?? '', fill: theme.paper },
					{ label: kinds[3] ?? '', fill: theme.first },
				],
				arrays: [
					{
						heading: `${count((deadLow ?? 0) + (aliveLow ?? 0))} of 100 ${positive}`,
						detail: `${count(aliveLow ?? 0)} of them lived; of the ${count((deadOther ?? 0) + (aliveOther ?? 0))} with ${negative}, ${count(aliveOther ?? 0)}`,
						counts: [deadLow ?? 0, aliveLow ?? 0, deadOther ?? 0, aliveOther ?? 0],
						words: kinds
							.map((kind, at) => `${kind}: ${percent(answer.cells[at] ?? NaN, { decimals: 1 })}`)
							.join('; '),
					},
				],
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

interface Rows {
	readonly series: 'survived' | 'accent';
	readonly head: string;
	readonly rows: readonly { readonly label: string; readonly share: ShownShare }[];
}

function rowsView(
	answer: StoppingAnswer,
	title: string,
	subtitle: string,
	notes: readonly string[],
	head: string,
	series: Rows['series'],
	rows: readonly { readonly label: string; readonly share: Share }[],
	confidenceLevel: number,
): View<Rows> {
	const { cells } = shownShares(
		rows.map(({ share }) => share),
		[],
		{ policy: SUPPRESS_SMALL_CELLS, confidenceLevel },
	);
	const shown = rows.map(({ label }, at) => ({
		label,
		share: cells[at] ?? { kind: 'empty' as const },
	}));
	return {
		title,
		subtitle,
		notes: ['Wilson 95\u202f% intervals.', ...notes],
		description: shown.map(({ label, share }) => `${label}: ${shareSentence(share)}.`).join(' '),
		table: {
			caption: title,
			columns: [
				{ label: 'Value', numeric: false },
				{ label: head, numeric: true },
				{ label: 'Of', numeric: true },
				{ label: 'Share', numeric: true },
				{ label: '95\u202f% CI from', numeric: true },
				{ label: 'to', numeric: true },
			],
			rows: shown.map(({ label, share }) => {
				const known = share.kind === 'shown' ? share : null;
				const n = share.kind === 'empty' ? 0 : share.n;
				return [
					text(label),
					{ text: known === null ? NO_NUMBER : count(known.x), value: known?.x ?? null },
					{ text: count(n), value: n },
					exact(known?.estimate ?? null),
					exact(known?.lower ?? null),
					exact(known?.upper ?? null),
				];
			}),
		},
		n: used(answer),
		empty: null,
		drawn: { series, head, rows: shown },
	};
}

function rowsChart(view: View<Rows>, drawing: Drawing): SVGSVGElement | null {
	const { theme } = drawing;
	const { series, head, rows } = view.drawn;
	const chart = intervalRows(
		{
			series: [{ label: head, colour: theme[series], shape: 'circle' }],
			heads: [head, 'Of'],
			sections: [
				{
					heading: null,
					reference: null,
					rows: rows.map(({ label, share }) => ({
						label,
						lines: [
							{
								series: 0,
								point: share.kind === 'shown' ? share : null,
								note: absence(share),
								columns:
									share.kind === 'shown'
										? [percent(share.estimate), `${count(share.x)} of ${count(share.n)}`]
										: ['', ''],
							},
						],
						words: `${label}: ${shareSentence(share)}`,
					})),
				},
			],
		},
		drawing,
	);
	return render(chart, drawing, view);
}

/** Survival by value. */
const survival: LessonFigure<StoppingAnswer, Rows> = {
	id: 'survival',
	name: 'Survival by value',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const { name, positive, negative } = MARKERS[answer.marker];
		return rowsView(
			answer,
			`Survival to discharge by ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
			`${capital(whomText(answer))}.`,
			answer.marker === 'etco2'
				? ['Values go unseen at random in this registry, and what is not on file nobody saw.']
				: ['Lactate is missing more often in some centres and after short CPR.'],
			'Alive',
			'survived',
			[
				{ label: capital(positive), share: answer.survival.positive },
				{ label: capital(negative), share: answer.survival.negative },
				{ label: 'No value', share: answer.survival.unseen },
			],
			confidenceLevel,
		);
	},
	chart: rowsChart,
};

/** What was done to those with the value and those without it. */
const acted: LessonFigure<StoppingAnswer, Rows> = {
	id: 'acted',
	name: 'What was done',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const { name, positive, negative, acted: done, actedHead } = MARKERS[answer.marker];
		const at = answer.stoppedAt;
		return rowsView(
			answer,
			`${done}, by ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
			`${capital(whomText(answer))}.${at === null ? '' : ` Stopped at a median of ${count(at.positive)} minutes with a value ${positive}, of ${count(at.negative)} with ${negative}.`}`,
			[],
			actedHead,
			'accent',
			[
				{ label: capital(positive), share: answer.acted.positive },
				{ label: capital(negative), share: answer.acted.negative },
			],
			confidenceLevel,
		);
	},
	chart: rowsChart,
};

export const figures = [hundred, survival, acted] as const;
