import { aalenJohansen } from '../../stats/competing-risks/aalen-johansen.ts';
import { incidenceAt } from '../../stats/competing-risks/incidence-at.ts';
import { incidenceLimits } from '../../stats/competing-risks/incidence-limits.ts';
import { kaplanMeierAt } from '../../stats/survival/kaplan-meier-at.ts';
import { survivalLimits } from '../../stats/survival/survival-limits.ts';
import type { Runs } from '../data/extract.ts';
import { inGroup } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { needsEnough, needsSome } from '../methods/enough.ts';
import type { Estimated } from '../methods/estimates.ts';
import { closedEarly, QUESTIONS, type Followed, type Question, type QuestionName } from './ways.ts';

/** One kind of end by the horizon, both ways. */
export interface EndAt {
	readonly naive: Estimated;
	readonly careful: Estimated;
}

export interface CensoringAnswer {
	readonly question: QuestionName;
	readonly closing: 'file' | 'early';
	/** Runs that can be followed. */
	readonly n: number;
	/** Runs left out: no days on file. */
	readonly unknown: number;
	/** Runs not ended when the study closed. */
	readonly open: number;
	readonly curve: readonly {
		readonly day: number;
		/** One minus Kaplan-Meier of the first end, the others counted as lost. */
		readonly naive: number;
		/** Aalen-Johansen of the first end. */
		readonly careful: number;
	}[];
	/** Under the axis: how many are still followed at these days. */
	readonly atRisk: readonly { readonly day: number; readonly n: number }[];
	/** By the horizon, in the order of the question's ends. */
	readonly ends: readonly EndAt[];
	/** Where a hundred runs are at some days: shares of the ends, then of those not ended. */
	readonly states: readonly { readonly day: number; readonly shares: readonly number[] }[];
	/** First end by the horizon, of runs that ended before the study closed. */
	readonly finished: Counted;
	/** First end by the horizon, of all runs, those not ended counted as without it. */
	readonly asWithout: Counted;
}

interface Counted {
	readonly x: number;
	readonly n: number;
}

/** What became of the same runs, all followed through. */
export interface CensoringTruth extends Counted {
	/** Runs whose state at the horizon is not on file. */
	readonly leftOut: number;
}

const STEPS = 84;

/** Children's runs in hospital with the time and kind of their end; 0 is not ended. */
function followed(runs: Runs, name: QuestionName): { all: readonly Followed[]; unknown: number } {
	const c = runs.columns;
	const within = inGroup(c, 'child-ihca');
	const reason = (level: string) => codeOf('ecmo_end_reason', level);
	const onEcmo = new Map([
		[-1, 0],
		[reason('died_on_ecmo'), 1],
		[reason('support_withdrawn_futility'), 1],
		[reason('support_withdrawn_complication'), 1],
		[reason('recovery'), 2],
		[reason('bridge_vad'), 3],
		[reason('bridge_transplant'), 3],
	]);
	const inHospital = new Map([
		[codeOf('hosp_event_type', 'in_hospital'), 0],
		[codeOf('hosp_event_type', 'discharged_alive'), 1],
		[codeOf('hosp_event_type', 'died'), 2],
	]);
	const all: Followed[] = [];
	let unknown = 0;
	for (let row = 0; row < runs.rows; row++) {
		if (!within(row)) continue;
		const id = c.case_id[row] ?? 0;
		const days = (name === 'death' ? (c.ecmo_hours[row] ?? NaN) / 24 : c.hospital_days[row]) ?? NaN;
		const event =
			name === 'death'
				? onEcmo.get(c.ecmo_end_reason[row] ?? -1)
				: inHospital.get(c.hosp_event_type[row] ?? -1);
		if (Number.isNaN(days) || event === undefined) unknown++;
		else all.push({ id, days, event });
	}
	return { all, unknown };
}

const limited = (lower: number | undefined, upper: number | undefined) => ({
	lower: lower === undefined || Number.isNaN(lower) ? null : lower,
	upper: upper === undefined || Number.isNaN(upper) ? null : upper,
});

/** Every kind of end by the horizon: one minus Kaplan-Meier with the others as lost, and Aalen-Johansen. */
function endsAt(time: readonly number[], event: readonly number[], question: Question): EndAt[] {
	const { horizon, ends } = question;
	const careful = incidenceAt(aalenJohansen({ time, event }, { causes: ends.length }), [horizon]);
	return ends.map((_, at) => {
		const one = event.map((kind) => (kind === at + 1 ? 1 : 0));
		const alone = kaplanMeierAt({ time, event: one }, [horizon]);
		const aloneLimits = survivalLimits(alone);
		const own = careful[at] ?? { cif: [NaN], se: [NaN] };
		const ownLimits = incidenceLimits(own);
		return {
			naive: {
				estimate: 1 - (alone.surv[0] ?? NaN),
				...limited(1 - (aloneLimits.upper[0] ?? NaN), 1 - (aloneLimits.lower[0] ?? NaN)),
			},
			careful: {
				estimate: own.cif[0] ?? NaN,
				...limited(ownLimits.lower[0], ownLimits.upper[0]),
			},
		};
	});
}

/**
 * Cumulative incidence of one end where others compete, on the published runs of children in hospital: one minus
 * Kaplan-Meier against Aalen-Johansen, with the file as it closed or as a study that closes early would hold it.
 */
export const analysis: LessonAnalysis<CensoringAnswer, CensoringTruth> = {
	// The answer key, opened with every reveal, is put in the order of the cases.
	needs: ['cases', 'runs'],
	analyse(data, settings) {
		const name = settings['question'] as QuestionName;
		const closing = settings['closing'] === 'early' ? 'early' : 'file';
		const question = QUESTIONS[name];
		const { horizon, ends } = question;
		const { all, unknown } = followed(extractOf(data, 'runs'), name);
		needsSome('ECPR run of a child in hospital', all.length);
		needsEnough(
			'Its ECPR runs of children in hospital, by how they ended,',
			ends.map((_, at) => all.filter((run) => run.event === at + 1).length),
		);
		const runs = closing === 'early' ? closedEarly(all, 2 * horizon) : all;
		const time = runs.map(({ days }) => days);
		const event = runs.map((run) => run.event);
		const days = Array.from({ length: STEPS + 1 }, (_, step) => (step * horizon) / STEPS);
		const curve = aalenJohansen({ time, event }, { causes: ends.length });
		const careful = incidenceAt(curve, days)[0]?.cif ?? [];
		const first = event.map((kind) => (kind === 1 ? 1 : 0));
		const naive = kaplanMeierAt({ time, event: first }, days).surv;
		const atDays = incidenceAt(curve, question.days);
		const by = (kind: number): number =>
			runs.filter((run) => run.event === kind && run.days <= horizon).length;
		return {
			question: name,
			closing,
			n: runs.length,
			unknown,
			open: event.filter((kind) => kind === 0).length,
			curve: days.map((day, at) => ({
				day,
				naive: 1 - (naive[at] ?? NaN),
				careful: careful[at] ?? NaN,
			})),
			atRisk: question.ticks.map((day) => ({
				day,
				n: time.filter((end) => end >= day).length,
			})),
			ends: endsAt(time, event, question),
			states: question.days.map((day, at) => {
				const shares = atDays.map(({ cif }) => cif[at] ?? NaN);
				return { day, shares: [...shares, 1 - shares.reduce((sum, share) => sum + share, 0)] };
			}),
			finished: { x: by(1), n: event.filter((kind) => kind !== 0).length },
			asWithout: { x: by(1), n: runs.length },
		};
	},
	reveal(data, _key, settings) {
		const name = settings['question'] as QuestionName;
		const { horizon } = QUESTIONS[name];
		const { all } = followed(extractOf(data, 'runs'), name);
		const known = all.filter(({ days, event }) => event !== 0 || days >= horizon);
		return {
			x: known.filter(({ days, event }) => event === 1 && days <= horizon).length,
			n: known.length,
			leftOut: all.length - known.length,
		};
	},
};
