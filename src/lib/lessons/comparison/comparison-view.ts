import type { TableValue, View } from '../../figures/figure.ts';
import type { Comparison, EstimateRow, TrueValue } from '../lesson.ts';
import { apartFrom, holds, missedBy, onScale, withInterval } from './words.ts';

/** What the comparison draws from. */
export interface ComparisonDrawn {
	readonly comparison: Comparison;
	readonly truth: TrueValue | null;
	/** Where the prediction fell, on the comparison's scale. */
	readonly predicted: number | null;
}

const UNIT: Readonly<Record<Comparison['scale'], string>> = {
	share: 'Share, 95 % CI',
	difference: 'Points, 95 % CI',
	ratio: 'Ratio, 95 % CI',
};

/** How a value stands to the truth, in the words its comparison allows. */
export function against({ scale, apart }: Comparison, estimate: number, truth: TrueValue): string {
	return (apart === true ? apartFrom : missedBy)(scale, estimate, truth.value);
}

/** The same for a row, against its own truth where it has one. */
export function rowAgainst(comparison: Comparison, row: EstimateRow, truth: TrueValue): string {
	const said = against(comparison, row.estimate, row.truth ?? truth);
	return row.truth === undefined ? said : `${said} (${row.truth.label})`;
}

/** The words of one row: value, interval, and how it stands to the truth. */
export function rowWords(
	comparison: Comparison,
	row: EstimateRow,
	truth: TrueValue | null,
): string {
	const { scale, apart } = comparison;
	const value = `${row.label}: ${withInterval(scale, row)}`;
	if (truth === null) return `${value}.`;
	const within = apart === true ? null : holds(row, (row.truth ?? truth).value);
	const interval =
		within === null ? '' : within ? '; the interval holds the truth' : '; the interval misses it';
	return `${value}, ${rowAgainst(comparison, row, truth)}${interval}.`;
}

const textValue = (text: string): TableValue => ({ text, value: text });

/**
 * Naive, careful and true side by side, with where the prediction fell: title, table twin and description of the
 * comparison every lesson ends in. Before the reveal `truth` is null.
 */
export function comparisonView(
	comparison: Comparison,
	truth: TrueValue | null,
	predicted: number | null,
): View<ComparisonDrawn> {
	const { scale, rows } = comparison;
	const number = (value: number | null): TableValue => ({
		text: value === null ? '–' : onScale(scale, value),
		value,
	});
	const lines = rows.map((row) => rowWords(comparison, row, truth));
	const lastly = [
		...(truth === null ? [] : [`Truth, ${truth.label}: ${onScale(scale, truth.value)}.`]),
		...(predicted === null ? [] : [`Your prediction: ${onScale(scale, predicted)}.`]),
	];
	return {
		title:
			truth === null
				? `${comparison.measure}: the answers side by side`
				: `${comparison.measure}: the answers beside the truth`,
		subtitle: comparison.subtitle,
		notes: comparison.notes,
		description: [...lines, ...lastly].join(' '),
		table: {
			caption: comparison.measure,
			columns: [
				{ label: 'Analysis', numeric: false },
				{ label: scale === 'difference' ? 'Points' : 'Estimate', numeric: true },
				{ label: '95 % CI from', numeric: true },
				{ label: 'to', numeric: true },
				...(truth === null ? [] : [{ label: 'Against the truth', numeric: false }]),
			],
			rows: [
				...rows.map((row) => [
					textValue(row.detail === undefined ? row.label : `${row.label} (${row.detail})`),
					number(row.estimate),
					number(row.lower),
					number(row.upper),
					...(truth === null ? [] : [textValue(rowAgainst(comparison, row, truth))]),
				]),
				...(truth === null
					? []
					: [
							[
								textValue(`Truth: ${truth.label}`),
								number(truth.value),
								number(null),
								number(null),
								textValue(''),
							],
						]),
				...(predicted === null
					? []
					: [
							[
								textValue('Your prediction'),
								number(predicted),
								number(null),
								number(null),
								...(truth === null ? [] : [textValue(missedBy(scale, predicted, truth.value))]),
							],
						]),
			],
		},
		n: comparison.n,
		empty: null,
		drawn: { comparison, truth, predicted },
	};
}

/** Head of the numbers' column. */
export function unitHead(scale: Comparison['scale']): string {
	return UNIT[scale].replace(' %', '\u202f%');
}
