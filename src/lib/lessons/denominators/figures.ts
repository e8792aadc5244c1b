import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import { SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import type { TableValue, View } from '../../figures/figure.ts';
import { absence, shareSentence } from '../../figures/shares/share-words.ts';
import { shownShares, type ShownShare } from '../../figures/shares/shown-share.ts';
import type { Drawing } from '../../plot/drawing.ts';
import { iconArrays, ofHundred, type HundredPeople } from '../../plot/icon-array.ts';
import { intervalRows } from '../../plot/interval-rows.ts';
import type { IntervalRow } from '../../plot/interval-spec.ts';
import { render } from '../../plot/render.ts';
import type { LessonFigure } from '../lesson.ts';
import type { DenominatorAnswer, Share } from './analysis.ts';
import { DENOMINATORS, PATHWAYS, people, place, shareText, told } from './words.ts';

interface Row {
	readonly label: string;
	readonly detail?: string;
	readonly share: ShownShare;
}

interface Rows {
	readonly rows: readonly Row[];
}

/** Shares after the small-cell rule. */
function shown(
	rows: readonly { readonly label: string; readonly detail?: string; readonly share: Share }[],
	confidenceLevel: number,
): readonly Row[] {
	const { cells } = shownShares(
		rows.map(({ share }) => share),
		[],
		{ policy: SUPPRESS_SMALL_CELLS, confidenceLevel },
	);
	return rows.map((row, at) => ({ ...row, share: cells[at] ?? { kind: 'empty' } }));
}

const text = (words: string): TableValue => ({ text: words, value: words });
const number = (value: number | null, write: (value: number) => string): TableValue => ({
	text: value === null ? NO_NUMBER : write(value),
	value,
});

function rowsTable(caption: string, rows: readonly Row[]): View['table'] {
	const exact = (value: number): string => percent(value, { decimals: 1 });
	return {
		caption,
		columns: [
			{ label: 'Group', numeric: false },
			{ label: 'Alive', numeric: true },
			{ label: 'Of', numeric: true },
			{ label: 'Share', numeric: true },
			{ label: '95\u202f% CI from', numeric: true },
			{ label: 'to', numeric: true },
		],
		rows: rows.map(({ label, share }) => {
			const known = share.kind === 'shown' ? share : null;
			return [
				text(label),
				number(known?.x ?? null, count),
				number(share.kind === 'empty' ? 0 : share.n, count),
				number(known?.estimate ?? null, exact),
				number(known?.lower ?? null, exact),
				number(known?.upper ?? null, exact),
			];
		}),
	};
}

function rowsChart(view: View<Rows>, drawing: Drawing): SVGSVGElement {
	const rows = view.drawn.rows.map(({ label, detail, share }): IntervalRow => ({
		label,
		...(detail === undefined ? {} : { detail }),
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
	}));
	const chart = intervalRows(
		{
			series: [{ label: 'Alive', colour: drawing.theme.survived, shape: 'circle' }],
			heads: ['Alive', 'Of'],
			sections: [{ heading: null, reference: null, rows }],
			bars: true,
		},
		drawing,
	);
	return render(chart, drawing, view);
}

const described = (rows: readonly Row[]): string =>
	rows.map(({ label, share }) => `${label}: ${shareSentence(share)}.`).join(' ');

/** Survival to discharge under four denominators. */
const ladder: LessonFigure<DenominatorAnswer, Rows> = {
	id: 'ladder',
	name: 'Survival by denominator',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const rows = shown(
			DENOMINATORS.map(({ name, label, detail }) => ({
				label,
				detail,
				share: answer.discharge[name],
			})),
			confidenceLevel,
		);
		const title = 'Survival to discharge of four groups of the same arrests';
		return {
			title,
			subtitle: `Arrests of ${people(answer)} ${place(answer)}. Each group lies within the one above it.`,
			notes: [
				'Wilson 95\u202f% intervals.',
				`${count(answer.open)} arrests still in hospital at the snapshot (end of 2024) are left out.`,
				'Arrests that ended before minute 10 are known as counts only.',
			],
			description: described(rows),
			table: rowsTable(title, rows),
			n: { cohort: answer.discharge.all.n + answer.open, used: answer.discharge.all.n },
			empty: null,
			drawn: { rows },
		};
	},
	chart: rowsChart,
};

/** What became of the activated, and how many of each lived. */
const pathways: LessonFigure<DenominatorAnswer, Rows> = {
	id: 'pathways',
	name: 'What became of the activated',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const rows = shown(
			PATHWAYS.map(({ name, label }) => {
				const share = answer.pathways[name];
				return {
					label,
					detail: `${percent(share.n / answer.discharge.activated.n)} of the activated`,
					share,
				};
			}),
			confidenceLevel,
		);
		const title = 'Survival to discharge of the activated, by what came first';
		return {
			title,
			subtitle: `${count(answer.discharge.activated.n)} arrests of ${people(answer)} ${place(answer)} in which ECPR was activated.`,
			notes: ['Wilson 95\u202f% intervals. Where 1 to 4 lived or died the share is not shown.'],
			description: described(rows),
			table: rowsTable(title, rows),
			n: { cohort: answer.discharge.activated.n, used: answer.discharge.activated.n },
			empty: null,
			drawn: { rows },
		};
	},
	chart: rowsChart,
};

interface Hundreds {
	readonly arrays: readonly HundredPeople[];
}

/** The same hundred runs under two outcomes. */
const outcomes: LessonFigure<DenominatorAnswer, Hundreds> = {
	id: 'outcomes',
	name: 'Off ECMO alive, discharged alive',
	methods: ['wilson'],
	present(answer, { confidenceLevel }) {
		const { offEcmo, discharge } = answer;
		const each = [
			{ label: 'Came off ECMO alive', share: offEcmo },
			{ label: 'Left hospital alive', share: discharge.cannulated },
		];
		const arrays = each
			.filter(({ share }) => told(share))
			.map(({ label, share }) => {
				const counts = ofHundred([share.estimate, 1 - share.estimate]);
				return {
					heading: `${count(counts[0] ?? 0)} of 100`,
					detail: label.charAt(0).toLowerCase() + label.slice(1),
					counts,
					words: `${label}: ${shareText(share)}`,
				};
			});
		return {
			title: 'Of 100 cannulated: alive off ECMO, alive at discharge',
			subtitle: `ECPR runs of ${people(answer)} ${place(answer)}. ${each.map(({ label, share }) => `${label}: ${shareText(share)}`).join('; ')}.`,
			notes: ['Rounded to whole people; the exact shares stand in the numbers.'],
			description: each.map(({ label, share }) => `${label}: ${shareText(share)}.`).join(' '),
			table: rowsTable('Two outcomes of the cannulated', shown(each, confidenceLevel)),
			n: { cohort: discharge.cannulated.n, used: discharge.cannulated.n },
			empty: each.every(({ share }) => told(share))
				? null
				: 'Too few of these runs lived or died to be shown by the hundred.',
			drawn: { arrays },
		};
	},
	chart(view, drawing) {
		if (view.empty !== null) return null;
		const { theme } = drawing;
		const chart = iconArrays(
			{
				kinds: [
					{ label: 'Alive', fill: theme.survived },
					{ label: 'Died', fill: theme.paper },
				],
				arrays: view.drawn.arrays,
			},
			drawing,
		);
		return render(chart, drawing, view);
	},
};

export const figures = [ladder, pathways, outcomes] as const;
