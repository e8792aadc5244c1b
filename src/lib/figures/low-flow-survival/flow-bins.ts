import { limits } from '../../domain/format.ts';
import { logistic } from '../../stats/models/logistic.ts';
import { logisticPrediction } from '../../stats/models/logistic-prediction.ts';
import type { LowFlowResult } from './result.ts';

/** Bins of minutes, ends inclusive. */
const BINS: readonly (readonly [low: number | null, high: number | null])[] = [
	[null, 19],
	[20, 29],
	[30, 39],
	[40, 49],
	[50, 59],
	[60, 74],
	[75, 89],
	[90, null],
];

export interface FlowBin {
	readonly label: string;
	/** The range a click on it filters to. */
	readonly level: string;
	/** Mean minute of its runs with a known outcome, of all where none is known. */
	readonly minute: number;
	readonly runs: number;
	readonly known: number;
	readonly alive: number;
}

type Section = LowFlowResult['sections'][number];

/** The runs of a section in bins; those without any run are left out. */
export function flowBins(section: Section): FlowBin[] {
	return BINS.flatMap(([low, high]) => {
		const at = section.minute.flatMap((minute, index) =>
			minute >= (low ?? 0) && minute <= (high ?? Infinity) ? [index] : [],
		);
		const sum = (read: (index: number) => number): number =>
			at.reduce((total, index) => total + read(index), 0);
		const runs = sum((index) => section.runs[index] ?? 0);
		const known = sum((index) => section.known[index] ?? 0);
		if (runs === 0) return [];
		const weights = known === 0 ? section.runs : section.known;
		return [
			{
				label: limits(low, high, 'min'),
				level: `${low ?? ''}..${high ?? ''}`,
				minute:
					sum((index) => (section.minute[index] ?? 0) * (weights[index] ?? 0)) /
					(known === 0 ? runs : known),
				runs,
				known,
				alive: sum((index) => section.alive[index] ?? 0),
			},
		];
	});
}

export interface FlowCurve {
	readonly points: readonly {
		readonly minute: number;
		readonly estimate: number;
		readonly lower: number;
		readonly upper: number;
	}[];
	/** Odds of survival per ten minutes more, with limits. */
	readonly oddsPerTen: { readonly ratio: number; readonly lower: number; readonly upper: number };
}

/** Logistic regression of survival on the minute of flow, over these minutes; or the reason why there is none. */
export function flowCurve(
	{ minute, known, alive }: Section,
	from: number,
	to: number,
	confidenceLevel: number,
): FlowCurve | string {
	const rows = minute.flatMap((at, index) => {
		const yes = alive[index] ?? 0;
		return [
			{ at, y: 1, weight: yes },
			{ at, y: 0, weight: (known[index] ?? 0) - yes },
		].filter(({ weight }) => weight > 0);
	});
	const fit = logistic(
		{
			X: rows.map(({ at }) => [1, at]),
			y: rows.map(({ y }) => y),
			weights: rows.map(({ weight }) => weight),
			names: ['intercept', 'minute'],
		},
		{ confidenceLevel },
	);
	if (!fit.converged) return fit.notEstimable;
	const steps = 40;
	const ten = (slope: number | undefined): number => Math.exp(10 * (slope ?? 0));
	return {
		points: Array.from({ length: steps + 1 }, (_, step) => {
			const at = from + ((to - from) * step) / steps;
			return { minute: at, ...logisticPrediction(fit, [1, at], confidenceLevel) };
		}),
		oddsPerTen: { ratio: ten(fit.coef[1]), lower: ten(fit.lower[1]), upper: ten(fit.upper[1]) },
	};
}
