import { isSmallCount } from '../../domain/small-cell.ts';
import {
	count,
	decimal,
	interval,
	joined,
	NO_NUMBER,
	shareOf,
	withUnit,
} from '../../domain/format.ts';
import {
	clusteredDifference,
	type ClusteredDifference,
	type ClusterSums,
} from '../../stats/clustered-difference.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { centresText } from '../centres/centre-words.ts';
import { survivors } from '../centres/clustered-share.ts';
import { numberValue, shareValues, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW, absence, ofKnown } from '../shares/share-words.ts';
import { shownShares, type ShownShare } from '../shares/shown-share.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { capital } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { withoutFilter } from '../words/unlinked.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import type { ProgrammeCentre } from './centre-programme.ts';
import { PROGRAMME_FACTORS, type ProgrammeFactor } from './factors.ts';
import { spokenOf } from '../flow/left-out.ts';

/** A difference between centres with and without, in percentage points or minutes, or why there is none. */
export type DrawnDifference =
	| {
			readonly kind: 'shown';
			readonly estimate: number;
			readonly lower: number | null;
			readonly upper: number | null;
	  }
	| { readonly kind: 'none'; readonly reason: string };

/** Runs of the centres on one side of a factor. */
interface Side {
	readonly centres: number;
	readonly share: ShownShare;
	/** Mean minutes to flow; null where too few are known. */
	readonly minutes: number | null;
	readonly timed: number;
}

export interface DrawnFactor {
	readonly label: string;
	readonly having: string;
	readonly atHaving: Side;
	readonly without: Side;
	readonly survival: DrawnDifference;
	readonly flow: DrawnDifference;
}

export interface CentreProgrammeDrawn {
	readonly confidenceLevel: number;
	readonly factors: readonly DrawnFactor[];
}

const { verb, open } = SURVIVAL_TO_DISCHARGE;

const PLAIN = 'Survival and time to flow by programme of the centre';

function minutesOf(centres: readonly ProgrammeCentre[]): ClusterSums {
	return {
		cluster: centres.map(({ centre }) => centre),
		n: centres.map(({ timed }) => timed),
		total: centres.map(({ minutes }) => minutes),
	};
}

const timedRuns = (centres: readonly ProgrammeCentre[]): number =>
	centres.reduce((sum, { timed }) => sum + timed, 0);

/** The difference as drawn, `scale` times the units it was computed in. */
function drawnDifference(
	{ estimate, lower, upper }: ClusteredDifference,
	hidden: boolean,
	scale: number,
): DrawnDifference {
	if (hidden) return { kind: 'none', reason: TOO_FEW };
	if (estimate === null) return { kind: 'none', reason: 'nothing to compare' };
	return {
		kind: 'shown',
		estimate: scale * estimate,
		lower: lower === null ? null : scale * lower,
		upper: upper === null ? null : scale * upper,
	};
}

/** Both differences of one factor, at a level. */
function differences(
	centres: readonly ProgrammeCentre[],
	at: number,
	level: number,
): { readonly survival: ClusteredDifference; readonly flow: ClusteredDifference } {
	const having = centres.filter(({ has }) => has[at] === true);
	const without = centres.filter(({ has }) => has[at] !== true);
	return {
		survival: clusteredDifference(survivors(having), survivors(without), level),
		flow: clusteredDifference(minutesOf(having), minutesOf(without), level),
	};
}

function drawnFactors(
	centres: readonly ProgrammeCentre[],
	context: PresentContext,
): { readonly factors: readonly DrawnFactor[]; readonly overall: ShownShare } {
	const sides = PROGRAMME_FACTORS.flatMap((_, at) =>
		[true, false].map((side) => centres.filter(({ has }) => (has[at] === true) === side)),
	);
	const { cells, totals } = shownShares(
		sides.map((own) => ({
			x: own.reduce((sum, { yes }) => sum + yes, 0),
			n: own.reduce((sum, { known }) => sum + known, 0),
		})),
		PROGRAMME_FACTORS.map((_, at) => [2 * at, 2 * at + 1]),
		context,
	);
	// All factors split the same runs: what one total hides, none may show.
	const hideAll = totals.some(({ kind }) => kind === 'hidden');
	const side = (which: number): Side => {
		const own = sides[which] ?? [];
		const timed = timedRuns(own);
		const few = context.policy.suppress && isSmallCount(timed);
		return {
			centres: own.length,
			share: cells[which] ?? { kind: 'empty' },
			timed,
			minutes:
				timed === 0 || few ? null : own.reduce((sum, { minutes }) => sum + minutes, 0) / timed,
		};
	};
	return {
		factors: PROGRAMME_FACTORS.map(({ label, having }: ProgrammeFactor, at): DrawnFactor => {
			const [one, other] = [side(2 * at), side(2 * at + 1)];
			const { survival, flow } = differences(centres, at, context.confidenceLevel);
			const hidden = [one, other].some(({ share }) => share.kind === 'hidden');
			const untimed = [one, other].some(({ timed, minutes }) => timed > 0 && minutes === null);
			return {
				label,
				having,
				atHaving: one,
				without: other,
				survival: drawnDifference(survival, hidden, 100),
				flow: drawnDifference(flow, untimed, 1),
			};
		}),
		overall: hideAll ? { kind: 'empty' } : (totals[0] ?? { kind: 'empty' }),
	};
}

/** A difference with its limits and unit: "+3.1 (−0.4 to 6.6)". */
export function differenceText(difference: DrawnDifference): string {
	if (difference.kind === 'none') return '';
	const { estimate, lower, upper } = difference;
	const signed = (value: number): string =>
		Number(value.toFixed(1)) > 0 ? `+${decimal(value, 1)}` : decimal(value, 1);
	return lower === null || upper === null
		? signed(estimate)
		: `${signed(estimate)} (${interval(decimal(lower, 1), decimal(upper, 1))})`;
}

/** A factor in a sentence, for hover and description. */
export function factorSentence(factor: DrawnFactor): string {
	const { label, atHaving, without, survival, flow } = factor;
	const sideWords = ({ share, centres }: Side): string =>
		`${share.kind === 'shown' ? shareOf(share.x, share.n) : (absence(share) ?? '')}, ${centresText(centres)}`;
	const said = (difference: DrawnDifference, unit: string): string =>
		difference.kind === 'none' ? difference.reason : `${differenceText(difference)} ${unit}`;
	return `${label}: ${verb} with it ${sideWords(atHaving)}; without ${sideWords(without)}; difference ${said(survival, 'percentage points')}; time to flow ${said(flow, 'min')}`;
}

/** Names factors whose difference stays clear of zero when all of the figure's intervals are widened together. */
function title(
	centres: readonly ProgrammeCentre[],
	factors: readonly DrawnFactor[],
	confidenceLevel: number,
): string {
	const level = 1 - (1 - confidenceLevel) / (2 * factors.length);
	const clear = (
		which: 'survival' | 'flow',
	): { readonly up: string[]; readonly down: string[]; readonly compared: number } => {
		const up: string[] = [];
		const down: string[] = [];
		let compared = 0;
		factors.forEach((factor, at) => {
			if (factor[which].kind === 'none') return;
			const { lower, upper } = differences(centres, at, level)[which];
			if (lower !== null && upper !== null) compared++;
			if (lower !== null && lower > 0) up.push(factor.having);
			if (upper !== null && upper < 0) down.push(factor.having);
		});
		return { up, down, compared };
	};
	const survival = clear('survival');
	const flow = clear('flow');
	const say = (names: readonly string[], words: string): string[] =>
		names.length === 0 ? [] : [`${words} at centres ${joined(names, 'and')}`];
	const parts = [
		...say(survival.up, 'survival higher'),
		...say(survival.down, 'survival lower'),
		...say(flow.down, 'time to flow shorter'),
		...say(flow.up, 'time to flow longer'),
	];
	if (parts.length === 0)
		return survival.compared + flow.compared > 0 ? `${PLAIN}: no clear difference` : PLAIN;
	const words = `By programme of the centre: ${parts.join('; ')}`;
	return words.length > LONGEST ? PLAIN : words;
}

/** Characters after which what differs is left to the drawing. */
const LONGEST = 200;

function valueOr(value: number | null, unit = ''): TableValue {
	return value === null
		? wordsValue(NO_NUMBER)
		: { text: withUnit(decimal(value, 1), unit), value };
}

function differenceValues(difference: DrawnDifference): TableValue[] {
	if (difference.kind === 'none')
		return [wordsValue(difference.reason), wordsValue(NO_NUMBER), wordsValue(NO_NUMBER)];
	const { estimate, lower, upper } = difference;
	return [valueOr(estimate), valueOr(lower), valueOr(upper)];
}

/** What chart, title, table, description and export see. */
export function presentCentreProgramme(
	centres: readonly ProgrammeCentre[],
	context: PresentContext,
): View<CentreProgrammeDrawn> {
	const { confidenceLevel } = context;
	const { factors, overall } = drawnFactors(centres, context);
	const runs = centres.reduce((sum, one) => sum + one.runs, 0);
	const known = centres.reduce((sum, one) => sum + one.known, 0);
	const timed = timedRuns(centres);
	const empty = emptyWords(runs, known, open);
	const level = levelText(confidenceLevel);
	const of = ofKnown(overall, known);
	const told = (n: number): boolean => !(context.policy.suppress && isSmallCount(n));
	const spoken = spokenOf(runs, { all: runs - known, told: told(runs - known) }, open);
	const untimed =
		runs === timed
			? ''
			: `; time to flow not on file for ${told(runs - timed) ? count(runs - timed) : '1 to 4'}`;
	const hidden = factors.some(({ atHaving, without }) =>
		[atHaving, without].some(({ share }) => share.kind === 'hidden'),
	);
	const side = ({ centres: n, share, minutes }: Side): TableValue[] => [
		numberValue(n),
		...shareValues(share).slice(0, 3),
		valueOr(minutes),
	];
	const sideColumns = (words: string) =>
		[`Centres ${words}`, capital(verb), 'Of', '%', 'Mean min to flow'].map((label) => ({
			label,
			numeric: true,
		}));
	return {
		title: empty === null ? title(centres, factors, confidenceLevel) : PLAIN,
		subtitle: saidOf(
			whom(context.cohort, [], spoken.about),
			runs,
			`${capital(verb)}: ${of}${spoken.words}${untimed}. ${centresText(centres.length)}.`,
		),
		notes: [
			`Dots: share discharged alive, or mean minutes from the start of CPR to ECMO flow, at centres with the factor less that at centres without; bars: ${level} interval clustered by centre, none where a side has runs at fewer than two centres.`,
			'Ecological: the factor belongs to the centre and the outcome to the patient. Centres that have one factor tend to have others, and treat other cases; nothing is adjusted.',
			`Each factor splits all centres in two; ${PROGRAMME_FACTORS.length} factors and two measures are ${2 * PROGRAMME_FACTORS.length} comparisons. The title names a difference only where its interval, widened for all of them (Bonferroni), excludes zero.`,
			...smallCellNotes(hidden),
		],
		description: `${PLAIN}. ${factors.map(factorSentence).join('. ')}.`,
		table: {
			caption: PLAIN,
			columns: [
				{ label: 'Programme', numeric: false },
				...sideColumns('with'),
				...sideColumns('without'),
				{ label: 'Difference, percentage points', numeric: true },
				{ label: `${level} CI from`, numeric: true },
				{ label: 'to', numeric: true },
				{ label: 'Difference, min to flow', numeric: true },
				{ label: `${level} CI from`, numeric: true },
				{ label: 'to', numeric: true },
			],
			rows: factors.map((factor) => [
				{ text: factor.label, value: factor.label },
				...side(factor.atHaving),
				...side(factor.without),
				...differenceValues(factor.survival),
				...differenceValues(factor.flow),
			]),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty,
		unlinked: withoutFilter('a row', 'the programme of a centre'),
		drawn: { confidenceLevel, factors },
	};
}
