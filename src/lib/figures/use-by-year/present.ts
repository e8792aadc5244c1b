import { count, joined } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, wordsValue } from '../shares/share-table.ts';
import { absence, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { filterLabel, ignoredNotes, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { percent } from '../../domain/format.ts';
import { yearsBetween } from '../words/years.ts';
import type { UseByYearResult } from './result.ts';

/** Drawn as the axis. */
export const USE_DRAWS = ['arrest_year'] as const;

export interface DrawnUse {
	readonly year: number;
	/** Runs; null where hidden, or where the year has neither runs nor eligible arrests on file. */
	readonly runs: number | null;
	readonly hidden: boolean;
	/** Share of eligible arrests; null where it is not available. */
	readonly share: ShownShare | null;
}

export interface UseByYearDrawn {
	readonly confidenceLevel: number;
	readonly years: readonly number[];
	readonly lines: readonly {
		readonly centreType: string | null;
		readonly years: readonly DrawnUse[];
	}[];
	/** Why there is no share; null when there is. */
	readonly noShare: string | null;
}

/** The sentence that says why the share is missing. */
function noShareWords({ uncounted }: UseByYearResult): string | null {
	if (uncounted.length === 0) return null;
	return `Not available with the ${uncounted.length === 1 ? 'filter' : 'filters'} on ${joined(uncounted.map(filterLabel), 'and')}.`;
}

function layOut(result: UseByYearResult, context: PresentContext): UseByYearDrawn {
	const { cells, uncounted } = result;
	const all = cells.reduce((sum, { runs }) => sum + runs, 0);
	const { cells: shares } = shownShares(
		cells.map(({ runs, eligible }) => ({ x: runs, n: eligible ?? all })),
		[wholeGroup(cells.length)],
		context,
	);
	const years = yearsBetween(cells.map(({ year }) => year));
	const types = [...new Set(cells.map(({ centreType }) => centreType))].toSorted(
		(a, b) => rankOf('centre_type', a) - rankOf('centre_type', b),
	);
	return {
		confidenceLevel: context.confidenceLevel,
		years,
		noShare: noShareWords(result),
		lines: types.map((centreType) => ({
			centreType,
			years: years.map((year): DrawnUse => {
				const at = cells.findIndex((cell) => cell.year === year && cell.centreType === centreType);
				const cell = cells[at];
				const share = shares[at];
				if (cell === undefined || share === undefined)
					return { year, runs: null, hidden: false, share: null };
				const hidden = share.kind === 'hidden';
				return {
					year,
					runs: hidden ? null : cell.runs,
					hidden,
					share: uncounted.length > 0 ? null : share,
				};
			}),
		})),
	};
}

/** "120 runs", with their share where there is one, or the words for its absence. */
export function useSentence({ runs, hidden, share }: DrawnUse): string | null {
	if (hidden) return TOO_FEW;
	if (runs === null) return null;
	if (share?.kind !== 'shown') return count(runs);
	return `${count(runs)} of ${count(share.n)} eligible, ${percent(share.estimate)}`;
}

function useValues({ runs, hidden, share }: DrawnUse): TableValue[] {
	const first = hidden ? wordsValue(TOO_FEW) : runs === null ? wordsValue('–') : numberValue(runs);
	if (share === null) return [first, ...[0, 1, 2, 3].map(() => wordsValue('–'))];
	if (share.kind === 'shown')
		return [
			first,
			numberValue(share.n),
			...[share.estimate, share.lower, share.upper].map((value) => ({
				text: percent(value),
				value,
			})),
		];
	return [
		first,
		numberValue(share.kind === 'hidden' ? share.n : 0),
		wordsValue(share.kind === 'hidden' ? '–' : (absence(share) ?? '–')),
		wordsValue('–'),
		wordsValue('–'),
	];
}

/** What chart, title, table, description and export see. */
export function presentUseByYear(
	result: UseByYearResult,
	context: PresentContext,
): View<UseByYearDrawn> {
	const { confidenceLevel } = context;
	const drawn = layOut(result, context);
	const runs = result.cells.reduce((sum, cell) => sum + cell.runs, 0);
	const eligible = result.cells.reduce((sum, cell) => sum + (cell.eligible ?? 0), 0);
	const hidden = drawn.lines.some(({ years }) => years.some((year) => year.hidden));
	const caption =
		drawn.noShare === null
			? 'ECPR runs and their share of eligible arrests, by year and centre type'
			: 'ECPR runs by year and centre type';
	return {
		title: caption,
		subtitle: `${whom(context.cohort, USE_DRAWS, runs)}${drawn.noShare === null && eligible > 0 ? ` Eligible arrests (10 minutes of CPR or more): ${count(eligible)}.` : ''}`,
		notes: [
			...(drawn.noShare === null
				? [
						`Share: runs of all eligible arrests of the same kind; bars: Wilson ${levelText(confidenceLevel)} interval. Nothing is smoothed.`,
					]
				: [
						`Share of eligible arrests: ${inSentence(drawn.noShare)} They are counted by year, age group, setting, diagnosis, centre type and centre volume only.`,
					]),
			...ignoredNotes(context.cohort, USE_DRAWS),
			...smallCellNotes(hidden),
		],
		description: `${caption}. ${drawn.lines
			.map(({ centreType, years }) => {
				const said = years.flatMap((use) => {
					const words = useSentence(use);
					return words === null ? [] : [`${use.year} ${words}`];
				});
				return `${labelOf('centre_type', centreType)}: ${said.join('; ')}.`;
			})
			.join(
				' ',
			)}${drawn.noShare === null ? '' : ` Share of eligible arrests: ${inSentence(drawn.noShare)}`}`,
		table: {
			caption,
			columns: [
				{ label: 'Year', numeric: false },
				{ label: 'Centre type', numeric: false },
				...['Runs', 'Eligible arrests', '%', `${levelText(confidenceLevel)} CI from`, 'to'].map(
					(label) => ({ label, numeric: true }),
				),
			],
			rows: drawn.lines.flatMap(({ centreType, years }) =>
				years
					.filter((use) => use.runs !== null || use.hidden)
					.map((use): TableValue[] => {
						const type = labelOf('centre_type', centreType);
						return [
							{
								text: String(use.year),
								value: use.year,
								filter: clickOn('arrest_year', String(use.year)),
							},
							{ text: type, value: type, filter: clickOn('centre_type', centreType) },
							...useValues(use),
						];
					}),
			),
		},
		n: { cohort: runs, used: runs },
		empty: runs === 0 ? emptyWords(0, 0, '') : null,
		drawn,
	};
}
