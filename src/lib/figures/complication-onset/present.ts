import { percent, percentInterval } from '../../domain/format.ts';
import { BRAIN_DEATH_NOTE } from '../complications/episodes.ts';
import { groupLabel } from '../complications/kinds.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { AT_RISK_NOTE, EARLY_STEPS_NOTE, isBetween } from '../time-from-flow/shown-so-far.ts';
import { atRiskValue, hideableShare, shareValue } from '../time-from-flow/table-values.ts';
import { saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { allHidden, emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText, runs as runsText } from '../words/numbers.ts';
import { happenedLater } from '../words/unlinked.ts';
import { incidence, type Incidence, type Landmark, type Reached } from './incidence.ts';
import { ANY, HORIZON, type OnsetResult } from './result.ts';

/** Curves of one kind of complication. */
interface OnsetCurve extends Incidence {
	readonly label: string;
}

export interface OnsetDrawn {
	readonly confidenceLevel: number;
	readonly curves: readonly OnsetCurve[];
}

/** Has the reader asked for each organ group instead of the first of any? */
function byGroup(context: PresentContext): boolean {
	return context.options['of'] === 'groups';
}

/** "41 % (39–43 %)"; while nobody has had one there is no interval. */
function reachedText({ share, lower, upper }: Reached): string {
	return share === 0 ? percent(0) : `${percent(share)} (${percentInterval(lower, upper)})`;
}

/** "by 72 h 41 % (39–43 %)", or the words for its absence. */
export function landmarkWords({ hour, complication }: Landmark): string {
	return `by ${hour} h ${complication === null ? TOO_FEW : reachedText(complication)}`;
}

/** "With one by 24 h 22 % (21–23 %); by 168 h 50 % (48–51 %).": first and last as far as they are told, under a panel. */
export function panelWords(landmarks: readonly Landmark[]): readonly string[] {
	const told = landmarks.filter(({ complication }) => complication !== null);
	const ends = [told[0], told.at(-1)].filter((one) => one !== undefined);
	return ends.length === 0 ? [] : [`With one ${[...new Set(ends)].map(landmarkWords).join('; ')}.`];
}

function landmarkRow(label: string, landmark: Landmark): TableValue[] {
	const { hour, atRisk, complication, died, offAlive } = landmark;
	const none = complication?.share === 0;
	return [
		{ text: label, value: label },
		{ text: `${hour} h`, value: hour },
		atRiskValue(atRisk),
		hideableShare(complication?.share ?? null),
		shareValue(none ? null : (complication?.lower ?? null)),
		shareValue(none ? null : (complication?.upper ?? null)),
		hideableShare(died),
		hideableShare(offAlive),
	];
}

/** The share by the first landmark; below all others where it is hidden. */
function earlyShare({ landmarks }: OnsetCurve): number {
	return landmarks[0]?.complication?.share ?? -1;
}

/**
 * The group that clearly comes first by the first landmark: its interval, at the level that intervals which hold together
 * ask for (Bonferroni), lies above all others. Empty where none does; null where one is hidden, or there is only one.
 */
function earliest(
	{ kinds }: OnsetResult,
	[first]: readonly OnsetCurve[],
	{ confidenceLevel, policy }: PresentContext,
): string | null {
	const level = 1 - (1 - confidenceLevel) / Math.max(1, kinds.length);
	const by = kinds.map(({ kind, exits }) => ({
		label: groupLabel(kind),
		reached: incidence(exits, level, policy).landmarks[0]?.complication ?? null,
	}));
	const top = by.find(({ label }) => label === first?.label)?.reached ?? null;
	if (top === null || by.length < 2 || by.some(({ reached }) => reached === null)) return null;
	const clear = by.every(
		({ label, reached }) => label === first?.label || (reached?.upper ?? 1) < top.lower,
	);
	return clear ? (first?.label ?? '') : '';
}

function hasEarlySteps({ complication, others }: OnsetCurve): boolean {
	return [complication, others?.died, others?.offAlive].some(
		(curve) => curve?.steps.some(({ reached }) => reached === null) === true,
	);
}

/** What chart, title, table, description and export see. */
export function presentOnset(result: OnsetResult, context: PresentContext): View<OnsetDrawn> {
	const { confidenceLevel, policy } = context;
	const groups = byGroup(context);
	const curves = result.kinds
		.map(({ kind, exits }): OnsetCurve => ({
			label: kind === ANY ? 'First complication of any group' : groupLabel(kind),
			...incidence(exits, confidenceLevel, policy),
		}))
		.toSorted((a, b) => earlyShare(b) - earlyShare(a));
	const caption = groups
		? 'Time to the first complication of each organ group'
		: 'Time to the first complication on ECMO';
	const day = curves[0]?.landmarks[0]?.complication ?? null;
	const early = groups ? earliest(result, curves, context) : null;
	const empty =
		result.runs === 0
			? emptyWords(0, 0, '')
			: curves.every(({ complication, others }) => complication === null && others === null)
				? allHidden('curve')
				: null;
	const hidden = curves.some(
		({ complication, others, landmarks }) =>
			complication === null ||
			others === null ||
			landmarks.some(({ atRisk }) => typeof atRisk !== 'number'),
	);
	const level = levelText(confidenceLevel);
	return {
		title:
			empty !== null || day === null
				? caption
				: !groups
					? `${caption}: ${percent(day.share)} of runs had one within 24 hours`
					: early === null
						? caption
						: early === ''
							? `${caption}: none clearly more frequent than all others within 24 hours`
							: `Within 24 hours of first flow ${inSentence(early)} complications came most often, in ${percent(day.share)} of runs`,
		subtitle: saidOf(
			whom(context.cohort, [], result.runs),
			result.runs,
			`Share of ${runsText(result.runs)} with a first complication by each day; time zero is the first ECMO flow.`,
		),
		notes: [
			`Cumulative incidence (Aalen-Johansen), with death on ECMO and coming off it alive (weaned or bridged) as ends that rule a first complication out; bands: ${level} intervals, hour by hour. Runs still going at the snapshot are censored.`,
			'A curve that flattens does not say that the risk has passed: fewer runs are left to have a first one.',
			`Hours are whole: onsets and ends count at the close of their hour. Where only the day of onset is known (15\u202f% of rows before 2022), its first hour counts, so the curve is a little high within a day, but not at its end. Drawn to ${HORIZON / 24} days.`,
			BRAIN_DEATH_NOTE,
			...(groups
				? [
						'Groups stand in the order of their share by 24 hours. The title names one only where its interval then, widened for all groups, lies above all others.',
					]
				: []),
			...(curves.some(({ landmarks, atRisk }) =>
				[...landmarks.map((one) => one.atRisk), ...atRisk].some(isBetween),
			)
				? [AT_RISK_NOTE]
				: []),
			...smallCellNotes(hidden && empty === null),
			...(hidden && empty === null ? ['Curves stop where 1 to 4 runs remain at risk.'] : []),
			...(curves.some(hasEarlySteps) ? [EARLY_STEPS_NOTE] : []),
		],
		description: `${caption}, as cumulative incidence. ${curves
			.map(({ label, landmarks }) => `${label}: ${landmarks.map(landmarkWords).join('; ')}.`)
			.join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Complication', numeric: false },
				{ label: 'By', numeric: false },
				...[
					'At risk',
					'% with one',
					`${level} CI from`,
					'to',
					'% died without',
					'% off ECMO alive without',
				].map((label) => ({ label, numeric: true })),
			],
			rows: curves.flatMap(({ label, landmarks }) =>
				landmarks.map((landmark) => landmarkRow(label, landmark)),
			),
		},
		n: { cohort: result.runs, used: result.runs },
		empty,
		unlinked: happenedLater('a curve'),
		drawn: { confidenceLevel, curves },
	};
}
