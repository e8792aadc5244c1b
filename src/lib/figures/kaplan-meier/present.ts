import { count, NO_NUMBER, percent, percentInterval } from '../../domain/format.ts';
import { isSmallCount, type SmallCellPolicy } from '../../domain/small-cell.ts';
import type { MeanWithError } from '../../stats/survival/restricted-mean-comparison.ts';
import { BRAIN_DEATH_NOTE } from '../complications/episodes.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { leftOutAs, spokenOf } from '../flow/left-out.ts';
import { groupingDraws, groupingOf, groupLabel, type Grouping } from '../grouping/groupings.ts';
import { countValue, numberValue, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { daysInterval, daysText, pText } from '../time-from-flow/days-text.ts';
import { datedRuns, type ExitsResult } from '../time-from-flow/exits.ts';
import { dayTicks, TIME_ZERO } from '../time-from-flow/horizon.ts';
import { AT_RISK_NOTE, EARLY_STEPS_NOTE, isBetween } from '../time-from-flow/shown-so-far.ts';
import {
	atRiskValue,
	groupName,
	hiddenRow,
	hideableShare,
	shareValue,
} from '../time-from-flow/table-values.ts';
import { ignoredNotes, mixedAgesNotes, saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { clickOn } from '../words/labels.ts';
import { happenedLater, unlinkedGroups } from '../words/unlinked.ts';
import { allHidden, emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { compareCurves, type CurvesComparison } from './comparison.ts';
import {
	landmarkOf,
	type BeforeLandmark,
	type KaplanMeierResult,
	type Landmark,
} from './landmark.ts';
import { curveOfAll } from './curve-of-all.ts';
import { survivalCurve, type CurveDay, type ShownCurve } from './survival-curve.ts';

export interface DrawnGroup {
	readonly level: string | null;
	readonly label: string;
	readonly runs: number;
	readonly filter: TableValue['filter'] | null;
	/** Null where it may not be drawn. */
	readonly curve: ShownCurve | null;
	/** Median and mean in words. */
	readonly summary: string;
}

export interface KaplanMeierDrawn {
	readonly horizon: number;
	readonly days: readonly number[];
	/** What the days count from: "first ECMO flow". */
	readonly since: string;
	readonly confidenceLevel: number;
	readonly groups: readonly DrawnGroup[];
	/** All runs, to compare panels with; null where it would give a hidden group away, or is the only curve. */
	readonly all: ShownCurve | null;
	/** Test and differences, one sentence each. */
	readonly compared: readonly string[];
}

/** "41 % (39–43 %)"; without an interval where there is none; words where it is hidden. */
export function aliveText({
	alive,
	lower,
	upper,
}: Pick<CurveDay, 'alive' | 'lower' | 'upper'>): string {
	if (alive === null) return TOO_FEW;
	return lower === null || upper === null
		? percent(alive)
		: `${percent(alive)} (${percentInterval(lower, upper)})`;
}

function summaryOf(curve: ShownCurve | null, horizon: number): string {
	if (curve === null) return `${TOO_FEW}.`;
	const { median, mean, stop } = curve;
	const seen = daysText(stop);
	const medianWords =
		median === null
			? `median survival not reached by day ${seen}`
			: `median survival ${daysInterval(median.days, median.lower, median.upper, 'not reached')}`;
	const meanWords =
		mean === null
			? `no mean, since the curve stops on day ${seen}`
			: `mean ${daysInterval(mean.days, mean.lower, mean.upper, NO_NUMBER)} of the first ${horizon} alive`;
	return `${medianWords}; ${meanWords}.`;
}

function comparedWords({ logRank, differences }: CurvesComparison, horizon: number): string[] {
	return [
		...(logRank === null
			? []
			: [
					`Log-rank test over the first ${horizon} days: χ² ${logRank.chisq.toFixed(1)} on ${logRank.df} degree${logRank.df === 1 ? '' : 's'} of freedom, ${pText(logRank.p)}.`,
				]),
		...differences.map(
			({ label, against, days, lower, upper }) =>
				`Mean days alive, ${inSentence(label)} less ${inSentence(against)}: ${daysText(days)} (${daysText(lower)} to ${daysText(upper)}).`,
		),
	];
}

function drawnGroups(
	result: ExitsResult,
	grouping: Grouping | null,
	horizon: number,
	days: readonly number[],
	context: PresentContext,
): DrawnGroup[] {
	return result.groups.map((exits) => {
		const curve = survivalCurve(exits, horizon, days, context);
		return {
			level: exits.level,
			label: grouping === null ? 'All runs' : groupLabel(grouping, exits.level),
			runs: datedRuns([exits]),
			filter: grouping?.filter == null ? null : clickOn(grouping.filter, exits.level),
			curve,
			summary: summaryOf(curve, horizon),
		};
	});
}

function drawnCurves(groups: readonly DrawnGroup[]): readonly ShownCurve[] {
	return groups.flatMap(({ curve }) => (curve === null ? [] : [curve]));
}

function title(
	{ groups, horizon }: KaplanMeierDrawn,
	grouping: Grouping | null,
	landmark: Landmark | null,
	{ logRank }: CurvesComparison,
	level: number,
): string {
	if (grouping === null) {
		const last = groups[0]?.curve?.at.at(-1);
		return last?.day === horizon && last.alive !== null
			? `Survival to ${horizon} days after first flow: ${aliveText(last)}`
			: `Survival to ${horizon} days after first flow`;
	}
	const plain =
		landmark === null
			? `Survival to ${horizon} days after first flow by ${inSentence(grouping.label)}`
			: `Survival from ${landmark.at} after first flow on, by ${inSentence(grouping.label)}`;
	if (logRank === null) return plain;
	return `${plain}: ${logRank.p < 1 - level ? 'the curves differ' : 'no clear difference'}`;
}

function meanWithError({ mean }: ShownCurve): MeanWithError | null {
	return mean === null || mean.se === null ? null : { rmst: mean.days, se: mean.se };
}

/** What chart, title, table, description and export see. */
export function presentKaplanMeier(
	result: KaplanMeierResult,
	context: PresentContext,
): View<KaplanMeierDrawn> {
	const { cohort, options, confidenceLevel } = context;
	const landmark = landmarkOf(options['by']);
	const grouping = landmark?.grouping ?? groupingOf(options['by']);
	const horizon = Number(options['days']);
	const days = dayTicks(horizon);
	const groups = drawnGroups(result, grouping, horizon, days, context);
	const runs = datedRuns(result.groups);
	const comparison = compareCurves(
		groups.flatMap(({ level, label, curve }, at) => {
			const exits = result.groups[at];
			return level === null || curve === null || exits === undefined
				? []
				: [{ label, exits, mean: meanWithError(curve) }];
		}),
		confidenceLevel,
	);
	const hidden = groups.some(({ curve }) => curve === null);
	const drawn: KaplanMeierDrawn = {
		horizon,
		days,
		since:
			landmark === null ? 'first ECMO flow' : `the landmark (${landmark.at} after first ECMO flow)`,
		confidenceLevel,
		groups,
		all:
			grouping === null || hidden
				? null
				: curveOfAll(result.groups, drawnCurves(groups), horizon, context),
		compared: comparedWords(comparison, horizon),
	};
	const draws = groupingDraws(grouping);
	const stopped = groups.some(({ curve }) => curve !== null && curve.stop < horizon);
	const few = hidden || groups.some(({ curve }) => curve?.at.some(hasHidden) === true);
	const by = grouping === null ? '' : ` by ${inSentence(grouping.label)}`;
	const caption = `Alive after ${drawn.since}${by}`;
	const gone = tellBefore(runs, result.before, context.policy);
	return {
		title: title(drawn, grouping, landmark, comparison, confidenceLevel),
		subtitle: saidOf(
			whom(cohort, draws, gone.about),
			gone.about,
			`${caption}, to day ${horizon}${landmark === null ? '' : `: ${count(runs)} followed beyond it${gone.words}`}.`,
		),
		notes: [
			...(landmark === null
				? [TIME_ZERO]
				: [
						`Day 0 is the landmark, ${landmark.at} after first ECMO flow: runs are grouped by what had happened by then, and stay in their group whatever happens later. Who had died or was last seen before it is in no group, so the curves say nothing of the time before.`,
						'Groups formed after first flow differ in much else, such as how ill the patients were and how they were cared for: comparing them describes who got this far, not what the grouping variable does.',
						...(landmark.grouping.name.startsWith('major') ? [BRAIN_DEATH_NOTE] : []),
					]),
			`Kaplan-Meier estimate; bands: ${levelText(confidenceLevel)} intervals on the log-log scale, for each day by itself. ${landmark === null ? 'Nobody is left out: whoever' : 'Whoever'} was not seen to die counts as censored when last known alive.`,
			...(grouping === null
				? []
				: [
						`Groups are known ${landmark === null ? 'by first flow' : 'at the landmark'}. Intervals of differences in mean days are for each by itself, against the largest group; a test says that curves differ, not why.`,
						...mixedAgesNotes(cohort),
						...(groups.some(({ level }) => level === null)
							? ['Runs whose group is not known are drawn but not tested.']
							: []),
					]),
			...(stopped ? ['Curves stop where 1 to 4 remain at risk.'] : []),
			...(groups.some(({ curve }) => curve?.steps.some(({ alive }) => alive === null) === true)
				? [EARLY_STEPS_NOTE]
				: []),
			...(groups.some(({ curve }) => curve?.at.some(({ atRisk }) => isBetween(atRisk)) === true)
				? [AT_RISK_NOTE]
				: []),
			...ignoredNotes(cohort, draws),
			...smallCellNotes(few).map((note) => `${note} They are shown as a dash.`),
		],
		description: `${caption}, Kaplan-Meier with ${levelText(confidenceLevel)} intervals. ${groups
			.map(({ label, runs: own, curve, summary }) =>
				curve === null
					? `${label} (${count(own)}): ${TOO_FEW}.`
					: `${label} (${count(own)}): ${curve.at
							.filter(({ day }) => day > 0)
							.map((at) => `day ${at.day} ${aliveText(at)}`)
							.join('; ')}${curve.at.length > 1 ? '; ' : ''}${summary}`,
			)
			.join(' ')} ${drawn.compared.join(' ')}`.trim(),
		table: {
			caption,
			columns: [
				{ label: grouping?.label ?? 'Group', numeric: false },
				{ label: 'Day', numeric: true },
				...['At risk', 'Deaths so far', 'Censored so far', 'Alive %'].map((label) => ({
					label,
					numeric: true,
				})),
				...[`${levelText(confidenceLevel)} CI from`, 'to', 'Median, days', 'Mean days alive'].map(
					(label) => ({ label, numeric: true }),
				),
			],
			rows: groups.flatMap((group) => tableRows(group, horizon)),
		},
		n: gone.n,
		leftOut: gone.leftOut,
		empty:
			landmark !== null && runs === 0 && gone.leftOut.length > 0
				? `None of the runs was followed beyond ${landmark.at} after first flow: choose an earlier landmark.`
				: (emptyWords(runs, runs, '') ??
					(groups.every(({ curve }) => curve === null) ? allHidden('curve') : null)),
		unlinked: landmark === null ? unlinkedGroups(grouping, 'a curve') : happenedLater('a curve'),
		drawn,
	};
}

const GONE = 'who died or were last seen before the landmark';

/** Who had left before the landmark; 1 to 4 are not told apart, nor told where both together are so few. */
function tellBefore(
	runs: number,
	{ died, censored }: BeforeLandmark = { died: 0, censored: 0 },
	policy: SmallCellPolicy,
): ReturnType<typeof spokenOf> {
	const small = (n: number): boolean => policy.suppress && isSmallCount(n);
	const all = died + censored;
	const spoken = spokenOf(runs + all, { all, told: !small(all) }, GONE);
	if (all === 0 || small(died) || small(censored)) return spoken;
	return {
		...spoken,
		words: `; ${count(died)} who died before the landmark and ${count(censored)} last seen alive before it left out`,
		leftOut: [
			...leftOutAs(died, 'died before the landmark'),
			...leftOutAs(censored, 'last seen alive before the landmark'),
		],
	};
}

function hasHidden({ atRisk, deaths, censored }: CurveDay): boolean {
	return typeof atRisk !== 'number' || deaths === null || censored === null;
}

function tableRows({ label, filter, curve, runs }: DrawnGroup, horizon: number): TableValue[][] {
	const name = groupName(label, filter);
	if (curve === null) return [hiddenRow(name, runs, 10)];
	const days = (value: number | undefined, absent: string): TableValue =>
		value === undefined ? wordsValue(absent) : { text: daysText(value), value };
	return curve.at.map((at) => [
		name,
		numberValue(at.day),
		atRiskValue(at.atRisk),
		countValue(at.deaths),
		countValue(at.censored),
		hideableShare(at.alive),
		shareValue(at.lower),
		shareValue(at.upper),
		...(at.day === horizon
			? [days(curve.median?.days, 'not reached'), days(curve.mean?.days, NO_NUMBER)]
			: [wordsValue(NO_NUMBER), wordsValue(NO_NUMBER)]),
	]);
}
