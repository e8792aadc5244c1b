import { count, decimal, interval, NO_NUMBER, percent, withUnit } from '../../domain/format.ts';
import { suppressShares, suppressTable } from '../../domain/small-cell.ts';
import type { PresentContext, TableTwin, TableValue } from '../figure.ts';
import { favourableBounds, type ShownBounds } from '../shares/bounds.ts';
import { boundsSentence, boundsText } from '../shares/bounds-words.ts';
import {
	countValue,
	numberValue,
	shareColumns,
	shareValues,
	wordsValue,
} from '../shares/share-table.ts';
import { absence, NONE, ofText, shareSentence, shareText, TOO_FEW } from '../shares/share-words.ts';
import { shownShares, wholeGroup, type ShownShare } from '../shares/shown-share.ts';
import { capital } from '../words/labels.ts';
import type { Outcome, SpreadOutcome } from './outcomes.ts';
import type { ExploreResult } from './result.ts';

/** 10th, 25th, 50th, 75th and 90th percentile. */
export type Percentiles = readonly [number, number, number, number, number];

/** A measurement as far as it may be shown. `known` is null where it would give away 1 to 4 without a value. */
export type ShownSpread =
	| { readonly kind: 'shown'; readonly known: number | null; readonly percentiles: Percentiles }
	| { readonly kind: 'hidden' }
	| { readonly kind: 'empty' };

/** What may be shown of one cell, of whatever kind the outcome is. */
export type Answer =
	| { readonly kind: 'share'; readonly share: ShownShare }
	| { readonly kind: 'bounds'; readonly bounds: ShownBounds }
	| { readonly kind: 'spread'; readonly spread: ShownSpread };

/** Cells, their totals and all together, after the small-cell rule. */
export interface Answers {
	readonly cells: readonly Answer[];
	/** One per split, in the order of `splits`. */
	readonly totals: readonly Answer[];
	readonly overall: Answer;
}

/** What the rule made of a cell. */
export function isHidden(answer: Answer): boolean {
	return (
		(answer.kind === 'share' && answer.share.kind === 'hidden') ||
		(answer.kind === 'bounds' && answer.bounds.kind === 'hidden') ||
		(answer.kind === 'spread' && answer.spread.kind === 'hidden')
	);
}

/**
 * What may be shown of a result. Totals are hidden with a cell of theirs whenever subtraction could give it back.
 * @param splits keys of the splits, in the order of the totals
 */
export function answersOf(
	result: ExploreResult,
	splits: readonly (string | null)[],
	context: PresentContext,
): Answers {
	switch (result.kind) {
		case 'share': {
			const { cells } = result;
			const shown = shownShares(
				cells.map(({ yes, known }) => ({ x: yes, n: known })),
				groupsOf(cells, splits),
				context,
			);
			const answer = (share: ShownShare | undefined): Answer => ({
				kind: 'share',
				share: share ?? { kind: 'empty' },
			});
			return {
				cells: shown.cells.map(answer),
				totals: splits.map((_, at) => answer(shown.totals[at])),
				overall: answer(shown.totals.at(-1)),
			};
		}
		case 'bounds':
			return boundsAnswers(result.cells, splits, context);
		case 'spread':
			return spreadAnswers(result, splits, context);
	}
}

/** The cells of each split, then all: the sums that are drawn or said. */
function groupsOf(
	cells: readonly { readonly split: string | null }[],
	splits: readonly (string | null)[],
): readonly (readonly number[])[] {
	const all = wholeGroup(cells.length);
	return [...splits.map((split) => all.filter((at) => cells[at]?.split === split)), all];
}

type BoundsCells = Extract<ExploreResult, { kind: 'bounds' }>['cells'];

/** The parts that bounds give away, each of which may be small. */
const PARTS: readonly ((cell: BoundsCells[number]) => number)[] = [
	({ known, alive }) => known - alive,
	({ yes }) => yes,
	({ recorded, yes }) => recorded - yes,
	({ alive, recorded }) => alive - recorded,
];

function boundsAnswers(
	cells: BoundsCells,
	splits: readonly (string | null)[],
	context: PresentContext,
): Answers {
	const groups = groupsOf(cells, splits);
	const states = PARTS.map((part) =>
		suppressTable(
			cells.map((cell) => ({ x: part(cell), n: cell.known })),
			groups,
			context.policy,
		),
	);
	const answer = (of: BoundsCells, shown: boolean): Answer => {
		const sum = (name: 'n' | 'known' | 'alive' | 'recorded' | 'yes'): number =>
			of.reduce((total, cell) => total + cell[name], 0);
		const none = { known: 0, yes: 0 };
		const bounds = favourableBounds(
			{
				runs: sum('n'),
				offEcmo: none,
				complication: none,
				discharged: { known: sum('known'), yes: sum('alive') },
				survivors: {
					favourable: sum('yes'),
					unfavourable: sum('recorded') - sum('yes'),
					notRecorded: sum('alive') - sum('recorded'),
				},
			},
			context,
		);
		return {
			kind: 'bounds',
			bounds: shown || bounds.kind === 'empty' ? bounds : { kind: 'hidden' },
		};
	};
	const totals = groups.map((group, at) =>
		answer(
			group.flatMap((index) => cells[index] ?? []),
			states.every((state) => state.totals[at] === 'shown'),
		),
	);
	return {
		cells: cells.map((cell, at) =>
			answer(
				[cell],
				states.every((state) => state.cells[at] === 'shown'),
			),
		),
		totals: totals.slice(0, -1),
		overall: totals.at(-1) ?? answer([], true),
	};
}

function spreadAnswers(
	{ cells, totals, overall }: Extract<ExploreResult, { kind: 'spread' }>,
	splits: readonly (string | null)[],
	context: PresentContext,
): Answers {
	const all = [...cells, ...totals, overall];
	const counts = all.map(({ known, n }) => ({ x: known, n }));
	const told = suppressShares(counts.slice(0, cells.length), context.policy);
	const anyHidden = told.some((state) => state !== 'shown');
	const answers = all.map(({ known, percentiles }, at): Answer => {
		const [p10, p25, p50, p75, p90] = percentiles;
		if (
			p10 === undefined ||
			p25 === undefined ||
			p50 === undefined ||
			p75 === undefined ||
			p90 === undefined
		)
			return { kind: 'spread', spread: { kind: 'empty' } };
		if (context.policy.suppress && known < 5) return { kind: 'spread', spread: { kind: 'hidden' } };
		const shown = at < cells.length ? told[at] === 'shown' : !anyHidden;
		return {
			kind: 'spread',
			spread: {
				kind: 'shown',
				known: shown ? known : null,
				percentiles: [p10, p25, p50, p75, p90],
			},
		};
	});
	const EMPTY: Answer = { kind: 'spread', spread: { kind: 'empty' } };
	return {
		cells: answers.slice(0, cells.length),
		totals: splits.map((split) => {
			const at = totals.findIndex((total) => total.split === split);
			return at < 0 ? EMPTY : (answers[cells.length + at] ?? EMPTY);
		}),
		overall: answers.at(-1) ?? EMPTY,
	};
}

/** A value of a measurement for reading, with the decimals its size asks for. */
export function valueText(value: number, { decimals, unit }: SpreadOutcome): string {
	return decimal(value, unit === '' ? decimals : value < 10 ? Math.min(1, decimals) : 0);
}

function quartiles([, lower, median, upper]: Percentiles, outcome: SpreadOutcome): string {
	const text = (value: number): string => valueText(value, outcome);
	return `${text(median)} (${interval(text(lower), text(upper))})`;
}

/** The texts of an answer in the columns of a chart: the answer, and what it is of. */
export function answerColumns(answer: Answer, outcome: Outcome): readonly [string, string] {
	switch (answer.kind) {
		case 'share':
			return [shareText(answer.share), ofText(answer.share)];
		case 'bounds':
			return answer.bounds.kind === 'shown'
				? [boundsText(answer.bounds), answer.bounds.of]
				: ['', ''];
		case 'spread': {
			const { spread } = answer;
			return spread.kind === 'shown' && outcome.kind === 'spread'
				? [quartiles(spread.percentiles, outcome), spread.known === null ? '' : count(spread.known)]
				: ['', ''];
		}
	}
}

/** What stands in a cell of a heat map. */
export function heatText(answer: Answer): readonly string[] {
	if (answer.kind !== 'share') return [];
	if (answer.share.kind === 'shown')
		return [percent(answer.share.estimate), `n\u00a0${count(answer.share.n)}`];
	return [answer.share.kind === 'hidden' ? 'too few' : 'open'];
}

/** Words where there is nothing to draw; null where there is. */
export function answerNote(answer: Answer): string | null {
	switch (answer.kind) {
		case 'share':
			return absence(answer.share);
		case 'bounds':
			return answer.bounds.kind === 'shown' ? null : boundsText(answer.bounds);
		case 'spread':
			if (answer.spread.kind === 'shown') return null;
			return answer.spread.kind === 'hidden' ? TOO_FEW : NO_VALUE;
	}
}

const NO_VALUE = 'no value on file';

/** An answer in a sentence. */
export function answerSentence(answer: Answer, outcome: Outcome): string {
	switch (answer.kind) {
		case 'share':
			return shareSentence(answer.share);
		case 'bounds':
			return boundsSentence(answer.bounds);
		case 'spread': {
			const { spread } = answer;
			if (spread.kind !== 'shown' || outcome.kind !== 'spread') return answerNote(answer) ?? NONE;
			const [p10, , , , p90] = spread.percentiles;
			const of = spread.known === null ? '' : `, ${count(spread.known)} with a value`;
			return `median ${withUnit(quartiles(spread.percentiles, outcome), outcome.unit)}, 10th to 90th percentile ${valueText(p10, outcome)} to ${valueText(p90, outcome)}${of}`;
		}
	}
}

const numeric = (labels: readonly string[]): TableTwin['columns'] =>
	labels.map((label) => ({ label, numeric: true }));

/** Heads of the columns that `answerValues` fills. */
export function answerHeads(outcome: Outcome, confidenceLevel: number): TableTwin['columns'] {
	switch (outcome.kind) {
		case 'share':
			return shareColumns(capital(outcome.verb), confidenceLevel);
		case 'bounds':
			return numeric([
				'Favourable on record',
				'Survivors without a record',
				'Of',
				'% at least',
				'% at most',
			]);
		case 'spread':
			return numeric(['With a value', '10th percentile', '25th', 'Median', '75th', '90th']);
	}
}

/** An answer for the table; words in place of what is hidden or not there. */
export function answerValues(answer: Answer, outcome: Outcome): readonly TableValue[] {
	const blank = (words: string, rest: number): TableValue[] => [
		wordsValue(words),
		...Array.from({ length: rest }, () => wordsValue(NO_NUMBER)),
	];
	switch (answer.kind) {
		case 'share':
			return shareValues(answer.share);
		case 'bounds': {
			const { bounds } = answer;
			if (bounds.kind !== 'shown') return blank(boundsText(bounds), 4);
			const { low, high, n, notRecorded } = bounds;
			return [
				numberValue(low.x),
				countValue(notRecorded),
				countValue(n),
				{ text: percent(low.share), value: low.share },
				{ text: percent(high.share), value: high.share },
			];
		}
		case 'spread': {
			const { spread } = answer;
			if (spread.kind !== 'shown' || outcome.kind !== 'spread')
				return blank(answerNote(answer) ?? NO_VALUE, 5);
			return [
				spread.known === null ? wordsValue(NO_NUMBER) : numberValue(spread.known),
				...spread.percentiles.map((value) => ({ text: valueText(value, outcome), value })),
			];
		}
	}
}
