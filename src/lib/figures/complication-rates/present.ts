import { count, NO_NUMBER, percent } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import { clusteredRate } from '../../stats/clustered-rate.ts';
import { poissonRate } from '../../stats/poisson-rate.ts';
import { byType, kindColumns, kindsOf, kindValues, type Kind } from '../complications/kinds.ts';
import { clearlyHighest } from '../complications/most-frequent.ts';
import { rateText, rateValue } from '../complications/rate-words.ts';
import type { OptionValues, PresentContext, TableValue, View } from '../figure.ts';
import { numberValue, shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { happenedLater } from '../words/unlinked.ts';
import type { RatesResult } from './result.ts';

/** Hours that rates are given per. */
const PER = 1000;

/** A rate per 1,000 hours as far as it may be shown. */
interface ShownRate {
	readonly events: number;
	readonly hours: number;
	readonly rate: number;
	readonly lower: number | null;
	readonly upper: number | null;
}

export interface RateRow {
	readonly kind: Kind;
	readonly share: ShownShare;
	/** Null where hidden, or without time at risk. */
	readonly rate: ShownRate | null;
}

export interface RatesDrawn {
	readonly confidenceLevel: number;
	readonly firstOnly: boolean;
	readonly rows: readonly RateRow[];
}

/** Has the reader asked for first events over the hours to them? */
function firstOnly(options: OptionValues): boolean {
	return options['events'] === 'first';
}

function rateOf(result: RatesResult, at: number, context: PresentContext): ShownRate | null {
	const counts = result.kinds[at];
	if (counts === undefined) return null;
	const { confidenceLevel } = context;
	if (firstOnly(context.options)) {
		const { runs: events, hoursToFirst: hours } = counts;
		const { rate, lowerExact, upperExact } = poissonRate(events, hours / PER, confidenceLevel);
		return rate === null ? null : { events, hours, rate, lower: lowerExact, upper: upperExact };
	}
	const { estimate, lower, upper } = clusteredRate(
		{
			subjects: result.runs,
			events: counts.episodes,
			time: result.hours / PER,
			eventsSquared: counts.episodesSquared,
			eventsTime: counts.episodesHours / PER,
			timeSquared: result.hoursSquared / PER ** 2,
		},
		confidenceLevel,
	);
	return estimate === null
		? null
		: { events: counts.episodes, hours: result.hours, rate: estimate, lower, upper };
}

const sortShare = (share: ShownShare): number => (share.kind === 'shown' ? share.estimate : -1);

function layOut(result: RatesResult, context: PresentContext): RateRow[] {
	const kinds = kindsOf(context.options, false);
	const rows = kinds.map((kind, at): RateRow => {
		const { cells } = shownShares(
			[{ x: result.kinds[at]?.runs ?? 0, n: result.runs }],
			[],
			context,
		);
		const share = cells[0] ?? { kind: 'empty' };
		return { kind, share, rate: share.kind === 'shown' ? rateOf(result, at, context) : null };
	});
	return byType(context.options)
		? rows
		: rows.toSorted((a, b) => sortShare(b.share) - sortShare(a.share));
}

/** "7.1 per 1,000 hours (6.6–7.7), 312 episodes", or the words for its absence. */
export function rateSentence({ share, rate }: RateRow, first: boolean): string {
	if (rate === null) return share.kind === 'hidden' ? TOO_FEW : 'no time at risk';
	const what = first ? 'first events' : 'episodes';
	return `${rateText(rate.rate, rate.lower, rate.upper)} ${what} per 1,000 hours, ${count(rate.events)} in ${count(rate.hours)} hours`;
}

function title(rows: readonly RateRow[], plain: string, level: number): string {
	const at = clearlyHighest(
		rows.map(({ share }) => share),
		level,
	);
	const top = at === null ? undefined : rows[at];
	if (top?.share.kind !== 'shown') return plain;
	const { estimate } = top.share;
	return top.kind.group === null
		? `${top.kind.label} complications were the most frequent, in ${percent(estimate)} of runs`
		: `Most frequent complication: ${inSentence(top.kind.label)}, in ${percent(estimate)} of runs`;
}

/** All hours together; not of 1 to 4 runs, whose own hours they would tell. */
function hoursWords({ runs, hours }: RatesResult, { policy }: PresentContext): string {
	return policy.suppress && isSmallCount(runs) ? '' : `; ${count(hours)} ECMO-hours in all`;
}

/** What chart, title, table, description and export see. */
export function presentRates(result: RatesResult, context: PresentContext): View<RatesDrawn> {
	const { confidenceLevel, options } = context;
	const first = firstOnly(options);
	const rows = layOut(result, context);
	const level = levelText(confidenceLevel);
	const what = byType(options) ? 'type' : 'group';
	const counted = first ? 'first events per 1,000 hours to the first' : 'episodes per 1,000 hours';
	const caption = `Complications by ${what}: share of runs, and ${counted} on ECMO`;
	const empty = result.runs === 0 ? emptyWords(0, 0, '') : null;
	return {
		title: empty === null ? title(rows, caption, confidenceLevel) : caption,
		subtitle: saidOf(
			whom(context.cohort, [], result.runs),
			result.runs,
			`Share of ${runsText(result.runs)} with at least one, and ${counted}${hoursWords(result, context)}.`,
		),
		notes: [
			first
				? `Rates: first events over the hours up to the first, or to the end of a run without one; exact Poisson ${level} intervals.`
				: `Rates: all recorded episodes over all ECMO-hours; ${level} intervals clustered by run, since one run can have several.`,
			'Hazards are not constant: many complications come early, so where runs are short the rate per hour is higher for the same share of runs. Read both.',
			`Shares: Wilson ${level} intervals. A run may count in several ${what}s; one with none on file counts as having none.`,
			'Brain death is counted here among neurological complications; figures that relate complications to death leave it out.',
			...(first
				? ['Where only the day of onset is known, its start counts as the hour.']
				: ['Runs still going at the snapshot count with their hours so far.']),
			'The title names the most frequent one only where its interval lies above all others, widened for as many as are shown.',
			...smallCellNotes(rows.some(({ share }) => share.kind === 'hidden')),
		],
		description: `${caption}. ${rows
			.map((row) => `${row.kind.label}: ${shareSentence(row.share)}; ${rateSentence(row, first)}.`)
			.join(' ')}`,
		table: {
			caption,
			columns: [
				...kindColumns(options),
				...shareColumns('Runs with one', confidenceLevel),
				...[
					first ? 'First events' : 'Episodes',
					first ? 'Hours to the first' : 'ECMO-hours',
					'Per 1,000 h',
					`${level} CI from`,
					'to',
				].map((label) => ({ label, numeric: true })),
			],
			rows: rows.map(({ kind, share, rate }): TableValue[] => [
				...kindValues(kind),
				...shareValues(share),
				...(rate === null
					? [wordsValue(TOO_FEW), ...Array.from({ length: 4 }, () => wordsValue(NO_NUMBER))]
					: [
							numberValue(rate.events),
							{ text: count(rate.hours), value: rate.hours },
							rateValue(rate.rate),
							rateValue(rate.lower),
							rateValue(rate.upper),
						]),
			]),
		},
		n: { cohort: result.runs, used: result.runs },
		empty,
		unlinked: happenedLater('a row'),
		drawn: { confidenceLevel, firstOnly: first, rows },
	};
}
