import { cox } from '../../../src/lib/stats/survival/cox.ts';
import { kaplanMeier } from '../../../src/lib/stats/survival/kaplan-meier.ts';
import { kaplanMeierAt } from '../../../src/lib/stats/survival/kaplan-meier-at.ts';
import { logRank } from '../../../src/lib/stats/survival/log-rank.ts';
import { logRankHazardRatio } from '../../../src/lib/stats/survival/log-rank-hazard-ratio.ts';
import { nelsonAalen, type NelsonAalen } from '../../../src/lib/stats/survival/nelson-aalen.ts';
import { numberAtRisk } from '../../../src/lib/stats/survival/number-at-risk.ts';
import { restrictedMeanComparison } from '../../../src/lib/stats/survival/restricted-mean-comparison.ts';
import { restrictedMean } from '../../../src/lib/stats/survival/restricted-mean.ts';
import { survivalLimits } from '../../../src/lib/stats/survival/survival-limits.ts';
import { survivalQuantile } from '../../../src/lib/stats/survival/survival-quantile.ts';
import type { GroupedSubjects } from '../../../src/lib/stats/survival/grouped-counts.ts';
import type { ExitRows } from '../../../src/lib/stats/survival/tabulate-exits.ts';
import { confidenceLevel, oneOf, type AdapterMap } from './adapter.ts';
import {
	matrix,
	number,
	numbers,
	optionalNumbers,
	plain,
	strings,
	type Fields,
} from './columns.ts';

const limitTypes = [
	['plain', 'Plain'],
	['log', 'Log'],
	['log-log', 'LogLog'],
] as const;

function subjects(input: Fields): ExitRows {
	const entry = optionalNumbers(input, 'entry');
	return {
		time: numbers(input, 'time'),
		event: numbers(input, 'event'),
		...(entry ? { entry } : {}),
	};
}

function groupedSubjects(input: Fields): GroupedSubjects {
	const strata = input['strata'] == null ? undefined : strings(input, 'strata');
	return { ...subjects(input), group: strings(input, 'group'), ...(strata ? { strata } : {}) };
}

function level(options: Fields): { readonly confidenceLevel: number } {
	return { confidenceLevel: confidenceLevel(options) };
}

/** The limits of all three types, under the names of the format. */
function allLimits(
	curve: { readonly surv: ArrayLike<number>; readonly se: ArrayLike<number> },
	confidenceLevel: number,
): Fields {
	return Object.fromEntries(
		limitTypes.flatMap(([type, name]) => {
			const { lower, upper } = survivalLimits(curve, type, confidenceLevel);
			return [
				[`lower${name}`, lower],
				[`upper${name}`, upper],
			];
		}),
	);
}

/** Of more than 40 event times the format lists 30, evenly spaced from the first to the last. */
function thinned(table: NelsonAalen): Fields {
	const length = table.time.length;
	if (length <= 40) return { ...table };
	const rows = Array.from(
		{ length: 30 },
		(_, k) => roundHalfToEven((k * (length - 1)) / 29 + 1) - 1,
	);
	return Object.fromEntries(
		Object.entries(table).map(([name, column]: [string, Float64Array]) => [
			name,
			rows.map((row) => column[row]),
		]),
	);
}

/** R's rounding. */
function roundHalfToEven(x: number): number {
	const floor = Math.floor(x);
	if (x - floor !== 0.5) return Math.round(x);
	return floor % 2 === 0 ? floor : floor + 1;
}

export const survival: AdapterMap = {
	'kaplan-meier': (input, options) => {
		const curve = kaplanMeier(subjects(input));
		return plain({ ...curve, ...allLimits(curve, level(options).confidenceLevel) });
	},
	'kaplan-meier-at': (input, options) => {
		const curve = kaplanMeierAt(subjects(input), numbers(input, 'at'));
		return plain({ ...curve, ...allLimits(curve, level(options).confidenceLevel) });
	},
	'km-quantiles': (input, options) => {
		const probs = optionalNumbers(input, 'probs') ?? optionalNumbers(options, 'probs');
		const each = limitTypes.map(([type, name]) => {
			const one = survivalQuantile(subjects(input), {
				...level(options),
				type,
				...(probs ? { probs } : {}),
			});
			return {
				probs: one.probs,
				quantile: one.quantile,
				quantileFirst: one.quantileFirst,
				[`lower${name}`]: one.lower,
				[`upper${name}`]: one.upper,
				[`lowerFirst${name}`]: one.lowerFirst,
				[`upperFirst${name}`]: one.upperFirst,
			};
		});
		return plain(Object.assign({}, ...each));
	},
	logrank: (input) => plain(logRank(groupedSubjects(input))),
	'logrank-hr': (input, options) =>
		plain(logRankHazardRatio(groupedSubjects(input), level(options))),
	'nelson-aalen': (input, options) => plain(thinned(nelsonAalen(subjects(input), level(options)))),
	'number-at-risk': (input) => plain(numberAtRisk(groupedSubjects(input), numbers(input, 'at'))),
	rmst: (input, options) =>
		plain(restrictedMean(subjects(input), number(input, 'tau'), level(options))),
	'rmst-compare': (input, options) =>
		plain(restrictedMeanComparison(groupedSubjects(input), number(input, 'tau'), level(options))),
	'cox-ph': (input, options) => {
		const strata = input['strata'] == null ? undefined : strings(input, 'strata');
		const fit = cox(
			{
				...subjects(input),
				names: strings(input, 'names'),
				X: matrix(input, 'X'),
				...(strata ? { strata } : {}),
			},
			{ ...level(options), ties: oneOf(options, 'ties', ['efron', 'breslow']) },
		);
		return plain(fit);
	},
};
