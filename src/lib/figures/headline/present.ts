import { count, percent, percentInterval } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { favourableBounds, type ShownBounds } from '../shares/bounds.ts';
import { boundsSentence, boundsText } from '../shares/bounds-words.ts';
import type { Outcomes } from '../shares/outcomes.ts';
import { numberValue, shareColumns, shareValues, wordsValue } from '../shares/share-table.ts';
import { absence, shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { whom } from '../words/cohort-words.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
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
	readonly share: ShownShare | null;
	readonly bounds: ShownBounds | null;
	readonly leftOut: number;
}

export interface HeadlineDrawn {
	readonly runs: number;
	readonly confidenceLevel: number;
	readonly items: readonly HeadlineItem[];
}

function shareItem(
	name: HeadlineItem['name'],
	label: string,
	share: ShownShare,
	leftOut: number,
	confidenceLevel: number,
): HeadlineItem {
	return {
		name,
		label,
		value: share.kind === 'shown' ? percent(share.estimate) : (absence(share) ?? ''),
		detail:
			share.kind === 'shown'
				? `${levelText(confidenceLevel)} CI ${percentInterval(share.lower, share.upper)}`
				: '',
		counts: share.kind === 'shown' ? `${count(share.x)} of ${count(share.n)}` : '',
		share,
		bounds: null,
		leftOut,
	};
}

function boundsItem(bounds: ShownBounds, leftOut: number): HeadlineItem {
	const shown = bounds.kind === 'shown';
	return {
		name: 'favourable-neurology',
		label: 'Favourable neurology, bounds',
		value: boundsText(bounds),
		detail: shown
			? `Not recorded for ${count(bounds.notRecorded)} of ${count(bounds.survivors)} survivors`
			: '',
		counts: shown ? `${count(bounds.low.x)} to ${count(bounds.high.x)} of ${count(bounds.n)}` : '',
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
	const bounds = favourableBounds(result, context);
	const open = runs - discharged.known;
	const items = [
		shareItem(
			'survived-ecmo',
			'Off ECMO alive',
			survivedEcmo ?? nothing,
			runs - offEcmo.known,
			confidenceLevel,
		),
		shareItem(
			'survived-discharge',
			'Discharged alive',
			survivedDischarge ?? nothing,
			open,
			confidenceLevel,
		),
		boundsItem(bounds, open),
		shareItem(
			'complication',
			'Any major complication',
			anyComplication ?? nothing,
			runs - complication.known,
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
						`${runsText(open)} still in hospital at the snapshot (end of 2024) ${open === 1 ? 'is' : 'are'} left out of survival.`,
					]),
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
		n: { cohort: runs, used: discharged.known },
		leftOut: leftOutAs(
			open,
			'still in hospital at the snapshot: counted in what is known of them, not in survival',
		),
		empty: runs === 0 ? emptyWords(0, 0, '') : null,
		drawn: { runs, confidenceLevel, items },
	};
}

function itemRows({ label, share, bounds, leftOut }: HeadlineItem): TableValue[][] {
	const name = (text: string): TableValue => ({ text, value: text });
	if (share !== null) return [[name(label), ...shareValues(share), numberValue(leftOut)]];
	if (bounds?.kind !== 'shown') {
		const words = bounds?.kind === 'hidden' ? TOO_FEW : (absence({ kind: 'empty' }) ?? '');
		return [[name(label), wordsValue(words), ...dashes(4), numberValue(leftOut)]];
	}
	const row = (text: string, { x, share: of }: { x: number; share: number }): TableValue[] => [
		name(text),
		numberValue(x),
		numberValue(bounds.n),
		{ text: percent(of), value: of },
		...dashes(2),
		numberValue(leftOut),
	];
	return [
		row('Favourable neurology, on record', bounds.low),
		row('Favourable neurology, if every survivor without a record had it', bounds.high),
	];
}

function dashes(many: number): TableValue[] {
	return Array.from({ length: many }, () => wordsValue('–'));
}
