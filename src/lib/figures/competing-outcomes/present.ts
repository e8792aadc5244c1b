import { count, percent, percentInterval } from '../../domain/format.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { groupingDraws, groupingOf, groupLabel, type Grouping } from '../grouping/groupings.ts';
import { numberValue } from '../shares/share-table.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { pText } from '../time-from-flow/days-text.ts';
import { datedRuns } from '../time-from-flow/exits.ts';
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
import { unlinkedGroups } from '../words/unlinked.ts';
import { allHidden, emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import {
	grayTests,
	testedGroups,
	type CompetingOutcomesResult,
	type EndTest,
} from './gray-tests.ts';
import {
	incidenceCurve,
	type EndedShare,
	type IncidenceCurve,
	type IncidenceDay,
} from './incidence-curve.ts';
import { spokenOf, tellLeftOut } from '../flow/left-out.ts';

export interface DrawnIncidence {
	readonly label: string;
	readonly runs: number;
	readonly filter: TableValue['filter'] | null;
	readonly curve: IncidenceCurve | null;
	/** The last day drawn, in words. */
	readonly summary: string;
}

export interface CompetingOutcomesDrawn {
	readonly horizon: number;
	readonly days: readonly number[];
	readonly groups: readonly DrawnIncidence[];
	/** Gray's tests, one sentence each. */
	readonly compared: readonly string[];
}

/** "41 % (39–43 %)"; without an interval where there is none; words where it is hidden. */
function endedText(ended: EndedShare | null): string {
	if (ended === null) return TOO_FEW;
	const { share, lower, upper } = ended;
	return lower === null || upper === null
		? percent(share)
		: `${percent(share)} (${percentInterval(lower, upper)})`;
}

/** One day in words: the three shares, which add up to all; the third is hidden with either of the others. */
export function dayText({ died, discharged }: IncidenceDay): string {
	const still =
		died === null || discharged === null
			? TOO_FEW
			: percent(Math.max(0, 1 - died.share - discharged.share));
	return `discharged alive ${endedText(discharged)}, died ${endedText(died)}, still in hospital ${still}`;
}

function summaryOf(curve: IncidenceCurve | null): string {
	const last = curve?.at.at(-1);
	return last === undefined ? `${TOO_FEW}.` : `By day ${last.day}: ${dayText(last)}.`;
}

/** Gray's tests over the groups shown, in words; and the smaller of the p-values, twice. */
function compared(tests: readonly EndTest[]): { words: string[]; p: number | null } {
	return {
		words: tests.map(
			({ cause, stat, df, p }) =>
				`Gray’s test, ${cause === 1 ? 'death' : 'live discharge'}: ${stat.toFixed(1)} on ${df} degree${df === 1 ? '' : 's'} of freedom, ${pText(p)}.`,
		),
		p: tests.length === 0 ? null : Math.min(1, tests.length * Math.min(...tests.map(({ p }) => p))),
	};
}

function title(
	{ groups, horizon }: CompetingOutcomesDrawn,
	grouping: Grouping | null,
	p: number | null,
	level: number,
): string {
	if (grouping === null) {
		const last = groups[0]?.curve?.at.at(-1);
		return last?.day === horizon && last.died !== null && last.discharged !== null
			? `By day ${horizon}, ${percent(last.discharged.share)} had left hospital alive and ${percent(last.died.share)} had died in it`
			: 'Death in hospital and live discharge over time';
	}
	const plain = `Death in hospital and live discharge by ${inSentence(grouping.label)}`;
	if (p === null) return plain;
	return `${plain}: ${p < 1 - level ? 'the groups differ' : 'no clear difference'}`;
}

/** What chart, title, table, description and export see. */
export function presentCompetingOutcomes(
	result: CompetingOutcomesResult,
	context: PresentContext,
): View<CompetingOutcomesDrawn> {
	const { cohort, options, confidenceLevel } = context;
	const grouping = groupingOf(options['by']);
	const horizon = Number(options['days']);
	const days = dayTicks(horizon);
	const groups = result.groups.map((exits): DrawnIncidence => {
		const curve = incidenceCurve(exits, horizon, days, context);
		return {
			label: grouping === null ? 'All runs' : groupLabel(grouping, exits.level),
			runs: datedRuns([exits]),
			filter: grouping?.filter == null ? null : clickOn(grouping.filter, exits.level),
			curve,
			summary: summaryOf(curve),
		};
	});
	const tests = compared(result.tests ?? grayTests(testedGroups(result, context.policy)));
	const drawn: CompetingOutcomesDrawn = { horizon, days, groups, compared: tests.words };
	const used = datedRuns(result.groups);
	const undated = tellLeftOut(
		result.groups.map((group) => group.undated),
		context.policy,
	);
	const runs = used + undated.all;
	const spoken = spokenOf(
		runs,
		undated,
		'without recorded days',
		'without days from flow to discharge or death on file',
	);
	const draws = groupingDraws(grouping);
	const hidden = groups.some(
		({ curve }) => curve === null || curve.at.some(({ atRisk }) => typeof atRisk !== 'number'),
	);
	const by = grouping === null ? '' : ` by ${inSentence(grouping.label)}`;
	const caption = `How the hospital stay ended${by}`;
	return {
		title: title(drawn, grouping, tests.p, confidenceLevel),
		subtitle: saidOf(
			whom(cohort, draws, spoken.about),
			runs,
			`${caption}, to day ${horizon}${spoken.words}.`,
		),
		notes: [
			TIME_ZERO,
			`Cumulative incidence with death and live discharge as competing ends (Aalen-Johansen), with log-log ${levelText(confidenceLevel)} intervals; the three shares add up to all runs whose days are on file. Stays still going at the snapshot are censored.`,
			...(grouping === null
				? []
				: [
						'Groups are known by first flow; Gray’s tests compare those drawn, unknown left out. The title allows for there being two tests.',
						...mixedAgesNotes(cohort),
					]),
			...(groups.some(({ curve }) => curve !== null && curve.stop < horizon)
				? ['Curves stop where 1 to 4 remain in hospital.']
				: []),
			...(groups.some(({ curve }) =>
				curve?.steps.some(({ died, discharged }) => died === null || discharged === null),
			)
				? [EARLY_STEPS_NOTE]
				: []),
			...(groups.some(({ curve }) => curve?.at.some(({ atRisk }) => isBetween(atRisk)) === true)
				? [AT_RISK_NOTE]
				: []),
			...ignoredNotes(cohort, draws),
			...smallCellNotes(hidden),
		],
		description:
			`${caption}, cumulative incidence with ${levelText(confidenceLevel)} intervals. ${groups
				.map(({ label, runs: own, curve, summary }) =>
					curve === null
						? `${label} (${count(own)}): ${TOO_FEW}.`
						: `${label} (${count(own)}): ${curve.at
								.slice(1, -1)
								.map((at) => `by day ${at.day} ${dayText(at)}; `)
								.join('')}${summary}`,
				)
				.join(' ')} ${tests.words.join(' ')}`.trim(),
		table: {
			caption,
			columns: [
				{ label: grouping?.label ?? 'Group', numeric: false },
				...['Day', 'Still in hospital', 'Died %'].map((label) => ({ label, numeric: true })),
				...[`${levelText(confidenceLevel)} CI from`, 'to', 'Discharged alive %'].map((label) => ({
					label,
					numeric: true,
				})),
				...[`${levelText(confidenceLevel)} CI from`, 'to'].map((label) => ({
					label,
					numeric: true,
				})),
			],
			rows: groups.flatMap(tableRows),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty:
			used === 0 && runs > 0
				? 'The days in hospital are not on file for any of these runs.'
				: (emptyWords(runs, runs, '') ??
					(groups.every(({ curve }) => curve === null) ? allHidden('curve') : null)),
		unlinked: unlinkedGroups(grouping, 'an area'),
		drawn,
	};
}

function tableRows({ label, runs, filter, curve }: DrawnIncidence): TableValue[][] {
	const name = groupName(label, filter);
	if (curve === null) return [hiddenRow(name, runs, 9)];
	const three = (ended: EndedShare | null): TableValue[] => [
		hideableShare(ended?.share ?? null),
		shareValue(ended?.lower ?? null),
		shareValue(ended?.upper ?? null),
	];
	return curve.at.map(({ day, atRisk, died, discharged }) => [
		name,
		numberValue(day),
		atRiskValue(atRisk),
		...three(died),
		...three(discharged),
	]);
}
