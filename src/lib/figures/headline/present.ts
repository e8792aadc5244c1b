import { count, percent, percentInterval } from '../../domain/format.ts';
import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { favourableBounds, type ShownBounds } from '../shares/bounds.ts';
import { boundsSentence, boundsText, highLabel, unrecordedText } from '../shares/bounds-words.ts';
import type { Outcomes } from '../shares/outcomes.ts';
import {
	countValue,
	numberValue,
	shareColumns,
	shareValues,
	wordsValue,
} from '../shares/share-table.ts';
import { absence, casesText, shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { besideRuns, type BesideShare } from '../shares/near-share.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { whom } from '../words/cohort-words.ts';
import { capital } from '../words/labels.ts';
import { emptyWords, NEAR_NOTE, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { happenedLater } from '../words/unlinked.ts';
import { leftOutAs } from '../flow/left-out.ts';

/** One headline number as it is said: the big text, the interval, the counts. */
export interface HeadlineItem {
	readonly name: 'survived-ecmo' | 'survived-discharge' | 'complication' | 'favourable-neurology';
	readonly label: string;
	/** "39 %"; for bounds "25–34 %"; words where it is hidden or empty. */
	readonly value: string;
	/** "95 % CI 38–41 %"; for bounds what makes them. */
	readonly detail: string;
	/** "1,366 of 3,493". */
	readonly counts: string;
	readonly share: BesideShare | null;
	readonly bounds: ShownBounds | null;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
}

export interface HeadlineDrawn {
	readonly runs: number;
	readonly confidenceLevel: number;
	readonly items: readonly HeadlineItem[];
}

function shareItem(
	name: HeadlineItem['name'],
	label: string,
	share: BesideShare,
	leftOut: number | null,
	confidenceLevel: number,
): HeadlineItem {
	const told = share.kind === 'shown' || share.kind === 'near' ? share : null;
	return {
		name,
		label,
		value: told === null ? (absence(share) ?? '') : percent(told.estimate),
		detail:
			told === null
				? ''
				: `${levelText(confidenceLevel)} CI ${percentInterval(told.lower, told.upper)}`,
		counts: told === null ? '' : `${count(told.x)} of ${casesText(told)}`,
		share,
		bounds: null,
		leftOut,
	};
}

function boundsItem(bounds: ShownBounds, leftOut: number | null): HeadlineItem {
	const shown = bounds.kind === 'shown';
	return {
		name: 'favourable-neurology',
		label: 'Favourable neurology, bounds',
		value: boundsText(bounds),
		detail: shown ? capital(unrecordedText(bounds)) : '',
		counts: shown ? `${count(bounds.low.x)} to ${count(bounds.high.x)} of ${bounds.of}` : '',
		share: null,
		bounds,
		leftOut,
	};
}

/** What chart, strip, table, description and export of the headline numbers see. */
export function presentHeadline(result: Outcomes, context: PresentContext): View<HeadlineDrawn> {
	const { confidenceLevel } = context;
	const { runs, offEcmo, discharged, complication } = result;
	const { cells } = shownShares(
		[offEcmo, discharged, complication].map(({ yes, known }) => ({ x: yes, n: known })),
		[],
		context,
	);
	const [survivedEcmo, survivedDischarge, anyComplication] = cells;
	const nothing: ShownShare = { kind: 'empty' };
	const bounds = favourableBounds(result, context, true);
	const tells = (n: number): boolean => !(context.policy.suppress && isSmallCount(n));
	const leftOut = ({ known }: { readonly known: number }): number | null =>
		tells(runs - known) ? runs - known : null;
	const beside = (share: ShownShare | undefined, { known }: { readonly known: number }) =>
		besideRuns(share ?? nothing, runs, tells(runs - known), context);
	const open = leftOut(discharged);
	const items = [
		shareItem(
			'survived-ecmo',
			'Off ECMO alive',
			beside(survivedEcmo, offEcmo),
			leftOut(offEcmo),
			confidenceLevel,
		),
		shareItem(
			'survived-discharge',
			'Discharged alive',
			beside(survivedDischarge, discharged),
			open,
			confidenceLevel,
		),
		boundsItem(bounds, open),
		shareItem(
			'complication',
			'Any major complication',
			beside(anyComplication, complication),
			leftOut(complication),
			confidenceLevel,
		),
	];
	const said = items.map((item): string => {
		const words = item.share === null ? boundsSentence(bounds) : shareSentence(item.share);
		return `${item.label}: ${words}.`;
	});
	return {
		title: 'Survival, neurology and complications at a glance',
		subtitle: whom(context.cohort, [], runs),
		notes: [
			`Wilson ${levelText(confidenceLevel)} intervals.`,
			...(open === 0
				? []
				: [
						`${open === null ? '1 to 4 runs' : runsText(open)} still in hospital at the snapshot (end of 2024) ${open === 1 ? 'is' : 'are'} left out of survival.`,
					]),
			...(items.some(({ leftOut: out }) => out === null) ? [NEAR_NOTE] : []),
			'Favourable neurology is given as bounds: the lower counts only what is on record, the upper also every survivor without a record; those who died count as not favourable.',
			...smallCellNotes(cells.some(({ kind }) => kind === 'hidden') || bounds.kind === 'hidden'),
		],
		description: said.join(' '),
		table: {
			caption: 'Headline numbers',
			columns: [
				{ label: 'Outcome', numeric: false },
				...shareColumns('Runs with it', confidenceLevel),
				{ label: 'Left out', numeric: true },
			],
			rows: items.flatMap((item) => itemRows(item)),
		},
		n:
			open === null
				? { cohort: runs, used: runs, untold: 'used' }
				: { cohort: runs, used: discharged.known },
		leftOut: leftOutAs(
			runs - discharged.known,
			'still in hospital at the snapshot: counted in what is known of them, not in survival',
			open !== null,
		),
		empty: runs === 0 ? emptyWords(0, 0, '') : null,
		unlinked: happenedLater('a number'),
		drawn: { runs, confidenceLevel, items },
	};
}

function itemRows({ label, share, bounds, leftOut }: HeadlineItem): TableValue[][] {
	const name = (text: string): TableValue => ({ text, value: text });
	if (share !== null) return [[name(label), ...shareValues(share), countValue(leftOut)]];
	if (bounds?.kind !== 'shown') {
		const words = bounds?.kind === 'hidden' ? TOO_FEW : (absence({ kind: 'empty' }) ?? '');
		return [[name(label), wordsValue(words), ...dashes(4), countValue(leftOut)]];
	}
	const row = (text: string, { x, share: of }: { x: number; share: number }): TableValue[] => [
		name(text),
		numberValue(x),
		bounds.n === null ? wordsValue(bounds.of) : numberValue(bounds.n),
		{ text: percent(of), value: of },
		...dashes(2),
		countValue(leftOut),
	];
	return [row('Favourable neurology, on record', bounds.low), row(highLabel(bounds), bounds.high)];
}

function dashes(many: number): TableValue[] {
	return Array.from({ length: many }, () => wordsValue('–'));
}
