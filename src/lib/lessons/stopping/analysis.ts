import { riskRatio } from '../../stats/risk-ratio.ts';
import { wilson } from '../../stats/wilson.ts';
import type { Cases, Runs } from '../data/extract.ts';
import { groupRows, inGroup, type GroupName } from '../data/groups.ts';
import { extractOf } from '../data/lesson-data.ts';
import { codeOf, levelAt } from '../data/levels.ts';
import type { LessonAnalysis } from '../lesson.ts';
import { median } from '../methods/design.ts';
import type { Estimated } from '../methods/estimates.ts';
import { withoutRule, type RuleTruth } from './rerun.ts';

/** End-tidal CO2 below 10 mmHg at minute 10, or lactate above 15 mmol/L at the end of CPR. */
export type Marker = 'etco2' | 'lactate';

/** x of n with Wilson's interval. */
export interface Share extends Estimated {
	readonly x: number;
	readonly n: number;
}

export interface StoppingAnswer {
	readonly marker: Marker;
	readonly group: GroupName;
	/** Those with a value and a known outcome. */
	readonly n: number;
	/** Outcome open at the snapshot, left out. */
	readonly open: number;
	/** Of 100 with a value: positive and died, positive and lived, negative and died, negative and lived; shares. */
	readonly cells: readonly [number, number, number, number];
	/** Likelihood ratio for death of a positive and of a negative test. */
	readonly positiveRatio: Estimated;
	readonly negativeRatio: Estimated;
	/** Survival to discharge. */
	readonly survival: {
		readonly positive: Share;
		readonly negative: Share;
		/** Of those without a value. */
		readonly unseen: Share;
	};
	/** Stopped without circulation; for lactate, support withdrawn. */
	readonly acted: { readonly positive: Share; readonly negative: Share };
	/** Median minute at which CPR was stopped; null for lactate. */
	readonly stoppedAt: { readonly positive: number; readonly negative: number } | null;
	/** Survival of the positive had nobody seen their value, worked out from those in whom nobody did; null for lactate. */
	readonly fromUnseen: Estimated | null;
}

/** What became of the positive where the rule was not there, or was strict; null for lactate, on which nobody acts. */
export type StoppingTruth = RuleTruth | null;

/** Below this, in mmHg, end-tidal CO2 counts as positive for death. */
export const LOW_ETCO2 = 10;
/** Above this, in mmol/L, lactate counts as positive for death. */
export const HIGH_LACTATE = 15;

interface Tested {
	/** Null where nobody has a value. */
	readonly positive: boolean | null;
	readonly alive: boolean;
	readonly acted: boolean;
	readonly minute: number;
}

function share(x: number, n: number): Share {
	const { estimate, lower, upper } = wilson(x, n);
	return { x, n, estimate: estimate ?? NaN, lower, upper };
}

/** Eligible arrests without activation: the value near minute 10, and whether CPR was stopped. */
function withEndTidal(cases: Cases, group: GroupName) {
	const c = cases.columns;
	const stopped = codeOf('cpr_end_reason', 'stopped_died');
	const { known } = groupRows(cases, group);
	const within = inGroup(c, group);
	let open = 0;
	for (let row = 0; row < cases.rows; row++)
		if (within(row) && c.ecpr_activated[row] === 0 && (c.survived_discharge[row] ?? -1) < 0) open++;
	const tested = Array.from(
		known.filter((row) => c.ecpr_activated[row] === 0),
		(row): Tested => {
			const value = c.etco2_10min[row] ?? NaN;
			return {
				positive: Number.isNaN(value) ? null : value < LOW_ETCO2,
				alive: c.survived_discharge[row] === 1,
				acted: c.cpr_end_reason[row] === stopped,
				minute: c.cpr_total_min[row] ?? NaN,
			};
		},
	);
	return { tested, open };
}

/** ECPR runs: lactate at the end of CPR, and whether support was withdrawn. */
function withLactate({ rows, columns: c }: Runs, group: GroupName) {
	const within = inGroup(c, group);
	const tested: Tested[] = [];
	let open = 0;
	for (let row = 0; row < rows; row++) {
		if (!within(row)) continue;
		const alive = c.survived_discharge[row] ?? -1;
		if (alive < 0) {
			open++;
			continue;
		}
		const value = c.lactate_arrest[row] ?? NaN;
		const reason = levelAt('ecmo_end_reason', c.ecmo_end_reason[row] ?? -1) ?? '';
		tested.push({
			positive: Number.isNaN(value) ? null : value > HIGH_LACTATE,
			alive: alive === 1,
			acted: reason.startsWith('support_withdrawn'),
			minute: NaN,
		});
	}
	return { tested, open };
}

const plain = ({
	estimate,
	lower,
	upper,
}: {
	readonly estimate: number | null;
	readonly lower: number | null;
	readonly upper: number | null;
}): Estimated => ({ estimate: estimate ?? NaN, lower, upper });

/**
 * Survival of the positive had nobody seen a value: values go unseen at random, so the unseen hold the same mix of
 * low and other, and whatever sets them apart from the seen comes from the low. Interval by the delta method.
 */
function unseenImplies(positive: number, negative: Share, unseen: Share): Estimated {
	const variance = ({ estimate: p, n }: Share): number => (p * (1 - p)) / n;
	const low = positive / (positive + negative.n);
	const estimate = (unseen.estimate - (1 - low) * negative.estimate) / low;
	const slope = (negative.estimate - estimate) / low;
	const half =
		1.959963984540054 *
		Math.sqrt(
			variance(unseen) / low ** 2 +
				((1 - low) / low) ** 2 * variance(negative) +
				slope ** 2 * ((low * (1 - low)) / (positive + negative.n)),
		);
	const inside = (value: number): number => Math.min(1, Math.max(0, value));
	return {
		estimate: inside(estimate),
		lower: inside(estimate - half),
		upper: inside(estimate + half),
	};
}

/** A value as a test for death on the published file: likelihood ratios, survival with it, and what was done. */
export const analysis: LessonAnalysis<StoppingAnswer, StoppingTruth> = {
	// The answer key, opened with every reveal, is put in the order of the cases.
	needs: ['cases', 'runs'],
	analyse(data, settings) {
		const marker = settings['marker'] as Marker;
		const group = settings['group'] as GroupName;
		const { tested, open } =
			marker === 'etco2'
				? withEndTidal(extractOf(data, 'cases'), group)
				: withLactate(extractOf(data, 'runs'), group);
		const seen = tested.filter(({ positive }) => positive !== null);
		const of = (some: readonly Tested[], what: (one: Tested) => boolean): Share =>
			share(some.filter(what).length, some.length);
		const alive = (one: Tested): boolean => one.alive;
		const acted = (one: Tested): boolean => one.acted;
		const positive = seen.filter((one) => one.positive === true);
		const negative = seen.filter((one) => one.positive === false);
		const [pos, neg] = [of(positive, alive), of(negative, alive)];
		const dead = { n: seen.length - pos.x - neg.x, low: pos.n - pos.x };
		const living = { n: pos.x + neg.x, low: pos.x };
		const unseen = of(
			tested.filter((one) => one.positive === null),
			alive,
		);
		const minute = (some: readonly Tested[]): number =>
			median(some.filter((one) => one.acted && !Number.isNaN(one.minute)).map((one) => one.minute));
		return {
			marker,
			group,
			n: seen.length,
			open,
			cells: [
				dead.low / seen.length,
				living.low / seen.length,
				(dead.n - dead.low) / seen.length,
				(living.n - living.low) / seen.length,
			],
			positiveRatio: plain(riskRatio({ e1: dead.low, n1: dead.n, e0: living.low, n0: living.n })),
			negativeRatio: plain(
				riskRatio({
					e1: dead.n - dead.low,
					n1: dead.n,
					e0: living.n - living.low,
					n0: living.n,
				}),
			),
			survival: { positive: pos, negative: neg, unseen },
			acted: { positive: of(positive, acted), negative: of(negative, acted) },
			stoppedAt:
				marker === 'etco2' ? { positive: minute(positive), negative: minute(negative) } : null,
			fromUnseen: marker === 'etco2' ? unseenImplies(pos.n, neg, unseen) : null,
		};
	},
	reveal: (_data, key, settings) =>
		settings['marker'] === 'etco2' ? withoutRule(settings['group'] as GroupName, key.world) : null,
};
