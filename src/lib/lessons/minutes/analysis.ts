import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import type { Cases, ShortEvents } from '../data/extract.ts';
import { groupRows, inGroup, type GroupName } from '../data/groups.ts';
import { codeOf } from '../data/levels.ts';
import { extractOf } from '../data/lesson-data.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { baselineDesign } from '../methods/design.ts';
import {
	crude,
	flagsOf,
	oddsRatio,
	standardised,
	trueEffect,
	weighted,
	type Estimated,
	type TrueEffect,
} from '../methods/estimates.ts';
import { examples, type Example } from './examples.ts';
import { riskSets, type RiskSets } from './risk-sets.ts';

/** The ways to form two groups, in the order in which the lesson shows them. */
export type AnalysisName =
	| 'every-event'
	| 'received-crude'
	| 'received'
	| 'duration'
	| 'long-crude'
	| 'landmark'
	| 'activated-crude'
	| 'activated';

/** A difference in survival with the groups it compares. */
export interface MinutesEstimate extends Estimated {
	/** Cases counted as ECPR and as comparators, and the share of each that lived, as observed. */
	readonly ecpr: { readonly n: number; readonly alive: number };
	readonly others: { readonly n: number; readonly alive: number };
	/** Odds ratio: of the two risks (marginal), or a model's coefficient (conditional). */
	readonly oddsRatio: number;
	readonly oddsKind: 'marginal' | 'conditional';
}

export interface MinutesAnswer {
	readonly group: GroupName;
	readonly n: number;
	readonly open: number;
	/** Cases without total CPR time, left out where it is used. */
	readonly withoutMinutes: number;
	readonly estimates: Readonly<Record<AnalysisName, MinutesEstimate>>;
	/** Cumulative shares by minute: survivors without ECPR whose circulation was back, runs with flow. */
	readonly course: readonly {
		readonly minute: number;
		readonly back: number;
		readonly flow: number;
	}[];
	/** Real cases of the file, one of each kind, for the drawing of minutes. */
	readonly examples: readonly Example[];
	/** Of the activated: share whose circulation came back before flow. */
	readonly backBeforeFlow: number;
	readonly riskSets: RiskSets;
}

const MINUTES = [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90];

const plain = ({ estimate, lower, upper }: Estimated): Estimated => ({ estimate, lower, upper });

/** One group of cases with the ways to split it. */
class Split {
	constructor(
		readonly cases: Cases,
		readonly rows: Int32Array,
	) {}

	get y() {
		return flagsOf(this.rows, (row) => this.cases.columns.survived_discharge[row] === 1);
	}

	by(column: 'received_ecpr' | 'ecpr_activated') {
		return flagsOf(this.rows, (row) => this.cases.columns[column][row] === 1);
	}

	/** The two groups as observed. */
	groups(column: 'received_ecpr' | 'ecpr_activated') {
		const exposed = this.by(column);
		const { with: one, without: zero } = crude(exposed, this.y);
		const n = exposed.reduce((sum, value) => sum + value, 0);
		return {
			ecpr: { n, alive: one },
			others: { n: exposed.length - n, alive: zero },
		};
	}

	crude(column: 'received_ecpr' | 'ecpr_activated'): MinutesEstimate {
		const result = crude(this.by(column), this.y);
		return {
			...plain(result),
			...this.groups(column),
			oddsRatio: result.oddsRatio,
			oddsKind: 'marginal',
		};
	}

	adjusted(column: 'received_ecpr' | 'ecpr_activated', minutes = false): MinutesEstimate {
		const { cpr_total_min: total } = this.cases.columns;
		const X = baselineDesign(this.cases, this.rows, {
			...(minutes ? { more: [(row: number) => total[row] ?? 0] } : {}),
		});
		const result = standardised(this.by(column), this.y, X);
		return {
			...plain(result),
			...this.groups(column),
			oddsRatio: result.conditionalOddsRatio,
			oddsKind: 'conditional',
		};
	}

	weighted(): MinutesEstimate {
		const result = weighted(
			this.by('ecpr_activated'),
			this.y,
			baselineDesign(this.cases, this.rows),
		);
		return {
			...plain(result),
			...this.groups('ecpr_activated'),
			oddsRatio: oddsRatio(result.with, result.without),
			oddsKind: 'marginal',
		};
	}
}

/** Resuscitation time and immortal time on the published file: one question, eight ways to form the groups. */
export const analysis: LessonAnalysis<MinutesAnswer, TrueEffect> = {
	needs: ['cases', 'shortEvents'],
	analyse(data, settings) {
		const cases = extractOf(data, 'cases');
		const events = extractOf(data, 'shortEvents');
		const group = settings['group'] as GroupName;
		const { known, open } = groupRows(cases, group);
		const c = cases.columns;
		const timed = known.filter((row) => !Number.isNaN(c.cpr_total_min[row] ?? NaN));
		const all = new Split(cases, known);
		const withTime = new Split(cases, timed);
		const long = new Split(
			cases,
			timed.filter((row) => (c.cpr_total_min[row] ?? 0) >= 30),
		);
		return {
			group,
			n: known.length,
			open,
			withoutMinutes: known.length - timed.length,
			estimates: {
				'every-event': everyEvent(all.crude('received_ecpr'), events, group),
				'received-crude': all.crude('received_ecpr'),
				received: all.adjusted('received_ecpr'),
				duration: withTime.adjusted('received_ecpr', true),
				'long-crude': long.crude('received_ecpr'),
				landmark: long.adjusted('ecpr_activated'),
				'activated-crude': all.crude('ecpr_activated'),
				activated: all.weighted(),
			},
			course: courseOf(cases, timed),
			examples: examples(cases, timed),
			backBeforeFlow: backBeforeFlow(cases, known),
			riskSets: riskSets(cases, timed),
		};
	},
	reveal(data, key, settings) {
		const cases = extractOf(data, 'cases');
		return trueEffect(key, groupRows(cases, settings['group'] as GroupName).known);
	},
};

/** The crude comparison with the arrests that ended before minute 10 among the comparators. */
function everyEvent(
	{ ecpr, others }: MinutesEstimate,
	events: ShortEvents,
	group: GroupName,
): MinutesEstimate {
	const within = inGroup(events.columns, group);
	let [x, n] = [Math.round(others.alive * others.n), others.n];
	for (let row = 0; row < events.rows; row++) {
		if (!within(row)) continue;
		x += events.columns.n_survived_lt10[row] ?? 0;
		n += events.columns.n_cpr_lt10[row] ?? 0;
	}
	const difference = newcombeDifference({
		e1: Math.round(ecpr.alive * ecpr.n),
		n1: ecpr.n,
		e0: x,
		n0: n,
	});
	return {
		estimate: difference.estimate ?? NaN,
		lower: difference.lower,
		upper: difference.upper,
		ecpr,
		others: { n, alive: x / n },
		oddsRatio: oddsRatio(ecpr.alive, x / n),
		oddsKind: 'marginal',
	};
}

/** By each minute: how many of those who lived without ECPR had a pulse, how many of the runs had flow. */
function courseOf(cases: Cases, rows: Int32Array): MinutesAnswer['course'] {
	const c = cases.columns;
	const minutes = (holds: (row: number) => boolean): number[] =>
		[...rows].filter(holds).map((row) => c.cpr_total_min[row] ?? 0);
	const back = minutes((row) => c.received_ecpr[row] !== 1 && c.survived_discharge[row] === 1);
	const flow = minutes((row) => c.received_ecpr[row] === 1);
	const by = (values: readonly number[], minute: number): number =>
		values.filter((value) => value <= minute).length / values.length;
	return MINUTES.map((minute) => ({ minute, back: by(back, minute), flow: by(flow, minute) }));
}

/** Of the activated, the share whose circulation came back before the pump was there. */
function backBeforeFlow(cases: Cases, rows: Int32Array): number {
	const c = cases.columns;
	const back = codeOf('pathway_outcome', 'rosc_before_flow');
	const activated = rows.filter((row) => c.ecpr_activated[row] === 1);
	return activated.filter((row) => c.pathway_outcome[row] === back).length / activated.length;
}
