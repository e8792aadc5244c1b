import { SEVERITY_SHIFT } from '../../synthesis/parameters/patients.ts';
import { normalCdf } from '../../stats/distributions/normal.ts';
import { newcombeDifference } from '../../stats/newcombe-difference.ts';
import { kaplanMeierAt } from '../../stats/survival/kaplan-meier-at.ts';
import type { Cases, Complications, Runs } from '../data/extract.ts';
import { inGroup } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf, levelAt } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { oddsRatio, type Estimated } from '../methods/estimates.ts';
import {
	asIfBaseline,
	landmark,
	personTime,
	type Landmark,
	type PersonTime,
	type Rates,
	type RunTimes,
} from './person-time.ts';
import { severityByStage, type SeverityStage } from './severity.ts';

/** Which claim is looked at. */
export type Topic = 'infection' | 'rrt' | 'collider';

/** One exposure that comes during the run, counted in every way. */
export interface ExposureAnswer {
	readonly topic: 'infection' | 'rrt';
	readonly runs: number;
	readonly ever: number;
	/** Odds ratio of death before discharge, ever against never. */
	readonly crudeOdds: number;
	readonly baseline: Rates;
	readonly time: PersonTime;
	readonly landmark: Landmark & { readonly hour: number };
	/** Among runs with kidney injury, from its onset: replacement against not yet. */
	readonly afterKidney: (PersonTime & { readonly runs: number }) | null;
	/** Share still on ECMO by day: with it at some time, and never. */
	readonly still: readonly {
		readonly day: number;
		readonly ever: number;
		readonly never: number;
	}[];
}

export interface ColliderAnswer {
	readonly topic: 'collider';
	readonly stages: readonly SeverityStage[];
	/** Cannulated, by quarter of severity of all eligible: of sepsis, of cardiac arrests. */
	readonly chosen: readonly {
		readonly from: number | null;
		readonly to: number | null;
		readonly sepsis: { readonly x: number; readonly n: number };
		readonly cardiac: { readonly x: number; readonly n: number };
	}[];
	/** Share above zero on the severity index: sepsis less cardiac. */
	readonly sicker: { readonly eligible: Estimated; readonly cannulated: Estimated };
}

export type ComplicationAnswer = ExposureAnswer | ColliderAnswer;

export interface ComplicationTruth {
	/** On the scale of the topic's comparison. */
	readonly value: number;
	/** By day, within fifths of the hidden frailty; null where it plays no part. */
	readonly withFrailty: Estimated | null;
}

const DAYS = 14;
const INFECTIONS = ['INF_BLOOD', 'INF_RESP', 'INF_WOUND', 'INF_URINE'];
const KIDNEY = ['REN_CR_1_5_3', 'REN_CR_GT3'];

/** First onset of any of some complications, by case. */
function firstOnsets({ rows, columns }: Complications, names: readonly string[]) {
	const codes = new Set(names.map((name) => codeOf('comp_code', name)));
	const first = new Map<number, number>();
	for (let row = 0; row < rows; row++) {
		if (!codes.has(columns.comp_code[row] ?? -1)) continue;
		const id = columns.case_id[row] ?? 0;
		first.set(id, Math.min(first.get(id) ?? Infinity, columns.onset_h[row] ?? Infinity));
	}
	return first;
}

interface Course extends RunTimes {
	/** Left hospital alive; null while open. */
	readonly survived: boolean | null;
}

/** Runs of children in hospital with the hours at which things began. */
function courses(runs: Runs, complications: Complications): readonly Course[] {
	const c = runs.columns;
	const within = inGroup(c, 'child-ihca');
	const infection = firstOnsets(complications, INFECTIONS);
	const kidney = firstOnsets(complications, KIDNEY);
	const rrt = firstOnsets(complications, ['REN_RRT']);
	const found: Course[] = [];
	for (let row = 0; row < runs.rows; row++) {
		if (!within(row)) continue;
		const id = c.case_id[row] ?? 0;
		const reason = levelAt('ecmo_end_reason', c.ecmo_end_reason[row] ?? -1) ?? '';
		const alive = c.survived_discharge[row] ?? -1;
		found.push({
			id,
			hours: c.ecmo_hours[row] ?? NaN,
			died: reason === 'died_on_ecmo' || reason.startsWith('support_withdrawn'),
			infection: infection.get(id) ?? Infinity,
			kidney: kidney.get(id) ?? Infinity,
			rrt: rrt.get(id) ?? Infinity,
			survived: alive < 0 ? null : alive === 1,
		});
	}
	return found;
}

/** From which hour infections are counted: earlier ones were there before. */
const INFECTION_FROM = 48;

const onsetOf =
	(topic: 'infection' | 'rrt') =>
	(run: RunTimes): number =>
		run[topic];

function exposure(
	runs: readonly Course[],
	topic: 'infection' | 'rrt',
	hour: number,
): ExposureAnswer {
	const onset = onsetOf(topic);
	const ever = (run: RunTimes): boolean => onset(run) !== Infinity;
	const dead = (some: readonly Course[]): number => {
		const known = some.filter(({ survived }) => survived !== null);
		return known.filter(({ survived }) => survived === false).length / known.length;
	};
	const withIt = runs.filter(ever);
	const without = runs.filter((run) => !ever(run));
	const days = Array.from({ length: DAYS * 2 + 1 }, (_, at) => at / 2);
	const stillOn = (some: readonly Course[]) =>
		kaplanMeierAt({ time: some.map(({ hours }) => hours / 24), event: some.map(() => 1) }, days)
			.surv;
	const [curve, other] = [stillOn(withIt), stillOn(without)];
	return {
		topic,
		runs: runs.length,
		ever: withIt.length,
		crudeOdds: oddsRatio(dead(withIt), dead(without)),
		baseline: asIfBaseline(runs, ever),
		time: personTime(runs, onset, topic === 'infection' ? { low: INFECTION_FROM } : {}),
		landmark: { ...landmark(runs, onset, hour), hour },
		afterKidney:
			topic === 'rrt'
				? {
						...personTime(runs, onset, { entry: ({ kidney }) => kidney }),
						runs: runs.filter(({ kidney }) => kidney !== Infinity).length,
					}
				: null,
		still: days.map((day, at) => ({ day, ever: curve[at] ?? NaN, never: other[at] ?? NaN })),
	};
}

function collider(cases: Cases): ColliderAnswer {
	const { stages, chosen } = severityByStage(cases);
	const sicker = (stage: SeverityStage['stage']): Estimated => {
		const found = stages.find((each) => each.stage === stage);
		if (found === undefined) throw new RangeError(stage);
		const { sepsis, cardiac } = found;
		const result = newcombeDifference({
			e1: sepsis.sicker,
			n1: sepsis.n,
			e0: cardiac.sicker,
			n0: cardiac.n,
		});
		return { estimate: result.estimate ?? NaN, lower: result.lower, upper: result.upper };
	};
	return {
		topic: 'collider',
		stages,
		chosen,
		sicker: { eligible: sicker('eligible'), cannulated: sicker('cannulated') },
	};
}

/** Fifths of the hidden frailty of these runs. */
function fifths(runs: readonly RunTimes[], frailty: ReadonlyMap<number, number>) {
	const sorted = runs.map(({ id }) => frailty.get(id) ?? NaN).sort((a, b) => a - b);
	const cuts = [0.2, 0.4, 0.6, 0.8].map((q) => sorted[Math.floor(q * sorted.length)] ?? NaN);
	return ({ id }: RunTimes): number => cuts.filter((cut) => (frailty.get(id) ?? NaN) >= cut).length;
}

/**
 * What comes during a run and death on ECMO: as if known at first flow, by person-time, by landmark, by day; and who
 * looks sick among those chosen for ECMO. Runs of children in hospital on the published file.
 */
export const analysis: LessonAnalysis<ComplicationAnswer, ComplicationTruth> = {
	needs: ['cases', 'runs', 'complications'],
	analyse(data, settings) {
		const topic = settings['topic'] as Topic;
		if (topic === 'collider') return collider(extractOf(data, 'cases'));
		const runs = courses(extractOf(data, 'runs'), extractOf(data, 'complications'));
		return exposure(runs, topic, Number(settings['landmark']));
	},
	reveal(data, key, settings) {
		const topic = settings['topic'] as Topic;
		if (topic === 'collider') return { value: normalCdf(SEVERITY_SHIFT) - 0.5, withFrailty: null };
		if (topic === 'rrt') return { value: key.world.rrtHazardRatio, withFrailty: null };
		const { case_id: ids } = extractOf(data, 'cases').columns;
		const frailty = new Map(Array.from(ids, (id, row) => [id, key.frailty[row] ?? NaN]));
		const runs = courses(extractOf(data, 'runs'), extractOf(data, 'complications'));
		return {
			value: key.world.infectionHazardRatio,
			withFrailty: personTime(runs, onsetOf('infection'), {
				low: INFECTION_FROM,
				stratum: fifths(runs, frailty),
			}).byDay,
		};
	},
};
