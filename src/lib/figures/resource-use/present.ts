import { variable } from '../../domain/codebook.ts';
import { count, decimal, interval, NO_NUMBER } from '../../domain/format.ts';
import { isSmallCount, suppressShares } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, wordsValue } from '../shares/share-table.ts';
import { NONE, TOO_FEW } from '../shares/share-words.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { happenedLater } from '../words/unlinked.ts';
import { measuresOf, type Spread, type UseResult } from './result.ts';
import { spokenOf } from '../flow/left-out.ts';

/** One strip as far as it may be shown. */
export interface UseRow {
	readonly measure: string;
	readonly alive: boolean;
	readonly label: string;
	readonly runs: number | null;
	readonly known: number | null;
	/** 10th, 25th, 50th, 75th and 90th percentile; null where hidden or not there. */
	readonly percentiles: readonly [number, number, number, number, number] | null;
	/** Stands where the strip would. */
	readonly note: string | null;
}

export interface UseDrawn {
	readonly measures: readonly {
		readonly heading: string;
		readonly rows: readonly UseRow[];
	}[];
}

/** "ECMO duration, h". */
function heading(measure: string): string {
	const { label, unit } = variable('arrest_case', measure);
	return unit === undefined ? label : `${label}, ${unit}`;
}

/** A value for reading, with the decimals its size asks for. */
export function valueText(value: number): string {
	return decimal(value, value < 10 ? 1 : 0);
}

/** "94 (61–140)": median and quartiles. */
export function quartilesText(percentiles: NonNullable<UseRow['percentiles']>): string {
	const [, lower, median, upper] = percentiles;
	return `${valueText(median)} (${interval(valueText(lower), valueText(upper))})`;
}

/**
 * The strips. Hidden where the runs of an end, or those of them with a value or without, are 1 to 4; the other
 * end goes with it, since readers know the sum.
 */
function rowsOf(spreads: readonly Spread[], context: PresentContext): UseRow[] {
	const total = spreads.reduce((sum, { runs }) => sum + runs, 0);
	const ends = suppressShares(
		spreads.map(({ runs }) => ({ x: runs, n: total })),
		context.policy,
	);
	const values = suppressShares(
		spreads.map(({ known, runs }) => ({ x: known, n: runs })),
		context.policy,
	);
	return spreads.map(({ measure, alive, runs, known, percentiles }, at): UseRow => {
		const hidden = ends[at] !== 'shown' || (values[at] !== 'shown' && known < 5 && known > 0);
		const [p10, p25, p50, p75, p90] = percentiles;
		const there =
			p10 !== undefined &&
			p25 !== undefined &&
			p50 !== undefined &&
			p75 !== undefined &&
			p90 !== undefined;
		return {
			measure,
			alive,
			label: alive ? 'Discharged alive' : 'Died in hospital',
			runs: ends[at] === 'shown' ? runs : null,
			known: hidden || values[at] !== 'shown' ? null : known,
			percentiles: hidden || !there ? null : [p10, p25, p50, p75, p90],
			note: hidden ? TOO_FEW : there ? null : NONE,
		};
	});
}

/** A strip in words. */
export function useSentence({ label, percentiles, known, note }: UseRow): string {
	if (percentiles === null) return `${inSentence(label)} ${note ?? ''}`;
	const [p10, , , , p90] = percentiles;
	const of = known === null ? '' : `, ${count(known)} runs`;
	return `${inSentence(label)} ${quartilesText(percentiles)}, 10th to 90th percentile ${valueText(p10)} to ${valueText(p90)}${of}`;
}

/** What chart, title, table, description and export see. */
export function presentUse(result: UseResult, context: PresentContext): View<UseDrawn> {
	const measures = measuresOf(context.options).map((measure) => ({
		heading: heading(measure),
		rows: rowsOf(
			result.spreads.filter((spread) => spread.measure === measure),
			context,
		),
	}));
	const rows = measures.flatMap((one) => one.rows.map((row) => ({ ...row, heading: one.heading })));
	const { open } = SURVIVAL_TO_DISCHARGE;
	const empty = emptyWords(result.runs, result.known, open);
	const left = result.runs - result.known;
	const told = !(context.policy.suppress && isSmallCount(left));
	const spoken = spokenOf(result.runs, { all: left, told }, open);
	const caption =
		context.options['of'] === 'blood-cost'
			? 'Blood products and cost among survivors and non-survivors'
			: 'Time on ECMO, in intensive care and in hospital among survivors and non-survivors';
	return {
		title: caption,
		subtitle: saidOf(
			whom(context.cohort, [], spoken.about),
			result.runs,
			`By discharge status, known for ${count(result.known)}${spoken.words}.`,
		),
		notes: [
			'Dot: median; broad strip: quartiles; thin line: 10th to 90th percentile. These say how runs differ from each other, not how sure the median is.',
			'Not a comparison of like with like: who dies early uses little, and death ends the stay; neither end says what a run needed.',
			context.options['of'] === 'blood-cost'
				? 'Where a value is not on file the run is left out of that strip (blood products 15 to 18\u202f%, cost 20\u202f%); the table has the numbers. The cost index is hospital cost over one fixed median, whatever the filters; it has no currency.'
				: 'Where a value is not on file the run is left out of that strip; the table has the numbers.',
			...smallCellNotes(rows.some(({ note }) => note === TOO_FEW)),
		],
		description: `${caption}, medians with quartiles. ${measures
			.map((one) => `${one.heading}: ${one.rows.map(useSentence).join('; ')}.`)
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Measure', numeric: false },
				{ label: 'Discharge status', numeric: false },
				...['Runs', 'With a value', '10th percentile', '25th', 'Median', '75th', '90th'].map(
					(label) => ({ label, numeric: true }),
				),
			],
			rows: rows.map(
				({ heading: measure, label, runs, known, percentiles, note }): TableValue[] => [
					{ text: measure, value: measure },
					{ text: label, value: label },
					runs === null ? wordsValue(TOO_FEW) : numberValue(runs),
					known === null ? wordsValue(NO_NUMBER) : numberValue(known),
					...(percentiles === null
						? [wordsValue(note ?? NO_NUMBER), ...[1, 2, 3, 4].map(() => wordsValue(NO_NUMBER))]
						: percentiles.map((value) => ({ text: valueText(value), value }))),
				],
			),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		unlinked: happenedLater('a row'),
		drawn: { measures },
	};
}
