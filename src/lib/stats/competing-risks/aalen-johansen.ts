import type { MethodEntry } from '../method-entry.ts';
import { riskTable } from '../survival/risk-table.ts';
import {
	allCauses,
	competingCounts,
	type CompetingCounts,
	type CompetingData,
} from './competing-counts.ts';

/** Cumulative incidence of one cause, parallel to the times of the curve. */
interface CauseIncidence {
	readonly cause: number;
	readonly nEvent: Float64Array;
	/** Probability of having ended by this cause up to and including t. */
	readonly cif: Float64Array;
	/** Greenwood-type standard error, as R's survfit, etm and prodlim. */
	readonly se: Float64Array;
	/** Standard error after Aalen, as R's cmprsk; slightly larger. */
	readonly seGray: Float64Array;
}

/** Aalen-Johansen estimate, one row for each distinct time with an exit. */
export interface AalenJohansen {
	readonly time: Float64Array;
	/** Subjects with entry < t <= time. */
	readonly nRisk: Float64Array;
	readonly nCensor: Float64Array;
	/** Probability of no end by any cause: the Kaplan-Meier estimate for all causes together. */
	readonly surv: Float64Array;
	readonly causes: readonly CauseIncidence[];
}

export const aalenJohansenMethod = {
	id: 'aalen-johansen',
	name: 'Cumulative incidence with competing ends (Aalen-Johansen)',
	question: 'What share has ended in each way by each time, when one end rules out the others?',
	definition:
		'F_j(t) is the sum over times up to t of S(t−) d_j/n, with S the Kaplan-Meier estimate for all ends together; the F_j and S add to 1. The standard error is of the Greenwood (multinomial) type; the one after Aalen, which cmprsk reports, is given too. Limits plain, log or log-log. One minus Kaplan-Meier of a single end is too high whenever others compete.',
	formula: 'F_j(t) = Σ S(t−) d_j/n',
	references: [
		{ citation: 'Aalen OO, Johansen S. Scand J Stat 1978;5:141-150' },
		{ citation: 'Gray RJ. Ann Stat 1988;16:1141-1154', doi: '10.1214/aos/1176350951' },
		{
			citation:
				'Marubini E, Valsecchi MG. Analysing Survival Data from Clinical Trials and Observational Studies. Wiley 1995',
		},
	],
	rCall: 'survival::survfit(Surv(time, factor(event)) ~ 1); cmprsk::cuminc(time, event)',
	usedFor: 'Death and live discharge as competing ends.',
} as const satisfies MethodEntry;

/**
 * What share has ended in each way by each time?
 *
 * Input: subjects (event 0 = censored, 1, 2, ... = cause) or counts per time and cause; `causes`, the number of causes to
 * report even if the last of them never occur. Output: columns in the order of time; empty without subjects.
 * Errors: RangeError for impossible times, codes or counts.
 * Source: Aalen & Johansen 1978; R `survfit(Surv(time, factor(event)) ~ 1)` and `cmprsk::cuminc`.
 */
export function aalenJohansen(
	data: CompetingData,
	{ causes = 1 }: { readonly causes?: number } = {},
): AalenJohansen {
	const counts = competingCounts(data, causes);
	const table = riskTable({ ...counts, events: allCauses(counts) });
	const rows = rowsWithExits(counts);
	const surv = new Float64Array(rows.length);
	const state = {
		s: 1,
		varS: 0,
		causes: counts.events.map(() => ({ f: 0, varF: 0, covSF: 0, gray: [0, 0, 0] as Moments })),
	};
	const columns = counts.events.map((_, index) => ({
		cause: index + 1,
		nEvent: new Float64Array(rows.length),
		cif: new Float64Array(rows.length),
		se: new Float64Array(rows.length),
		seGray: new Float64Array(rows.length),
	}));
	rows.forEach((at, i) => {
		const deaths = counts.events.map((events) => events[at] ?? 0);
		advance(state, deaths, table.nRisk[i] ?? 0);
		surv[i] = state.s;
		columns.forEach((column, index) => {
			const { f, varF, gray } = state.causes[index] ?? { f: 0, varF: 0, gray: [0, 0, 0] };
			column.nEvent[i] = deaths[index] ?? 0;
			column.cif[i] = f;
			column.se[i] = Math.sqrt(Math.max(0, varF));
			column.seGray[i] = Math.sqrt(Math.max(0, gray[0] + f * f * gray[2] - 2 * f * gray[1]));
		});
	});
	const { time, nRisk, nCensor } = table;
	return { time, nRisk, nCensor, surv, causes: columns };
}

/** Σ w a², Σ w a b and Σ w b² of the terms w (a − F(t) b)² that make up the variance after Aalen. */
type Moments = [number, number, number];

interface State {
	s: number;
	varS: number;
	readonly causes: readonly { f: number; varF: number; covSF: number; gray: Moments }[];
}

/** One time: `deaths` by cause among `n` at risk. Variances follow from one multinomial draw after the other. */
function advance(state: State, deaths: readonly number[], n: number): void {
	const d = deaths.reduce((sum, count) => sum + count, 0);
	if (d === 0) return;
	const { s, varS } = state;
	const p = d / n;
	state.s = s * ((n - d) / n);
	state.varS = (1 - p) ** 2 * varS + (s * s * p * (1 - p)) / n;
	state.causes.forEach((cause, index) => {
		const own = deaths[index] ?? 0;
		const q = own / n;
		cause.varF += 2 * q * cause.covSF + q * q * varS + (s * s * q * (1 - q)) / n;
		cause.covSF = (1 - p) * (cause.covSF + q * varS - (s * s * q) / n);
		cause.f += s * q;
		addGray(cause, own, d - own, n, s, state.s);
	});
	if (state.s === 0) settle(state);
}

/** When nobody is left and only one cause has occurred, its probability is 1 without error. */
function settle({ causes }: State): void {
	const occurred = causes.filter(({ f }) => f > 0);
	const [only] = occurred;
	if (only && occurred.length === 1) {
		only.f = 1;
		only.varF = 0;
	}
}

/** Adds the terms of one time: other causes count only while some survive. */
function addGray(
	cause: { readonly f: number; readonly gray: Moments },
	own: number,
	others: number,
	n: number,
	before: number,
	after: number,
): void {
	const inverse = after > 0 ? 1 / after : 0;
	const add = (count: number, a: number) => {
		const ties = count > 1 ? 1 - (count - 1) / (n - 1) : 1;
		const w = (before * before * ties * count) / (n * n);
		cause.gray[0] += w * a * a;
		cause.gray[1] += w * a * inverse;
		cause.gray[2] += w * inverse * inverse;
	};
	if (others > 0 && after > 0) add(others, cause.f * inverse);
	if (own > 0) add(own, 1 + cause.f * inverse);
}

function rowsWithExits({ time, events, censored }: CompetingCounts): readonly number[] {
	const rows: number[] = [];
	for (let i = 0; i < time.length; i++) {
		if ((censored[i] ?? 0) > 0 || events.some((cause) => (cause[i] ?? 0) > 0)) rows.push(i);
	}
	return rows;
}
