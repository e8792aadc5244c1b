import { isSmallCount } from '../../domain/small-cell.ts';
import type { PresentContext } from '../figure.ts';
import { together, type GroupExits } from '../time-from-flow/exits.ts';
import { survivalCurve, type ShownCurve } from './survival-curve.ts';

/**
 * All runs as one curve, to compare the groups' panels with; null where it may not be drawn. It leaves out the days on
 * which the deaths of a group, 1 to 4 so far, could be had by taking the other groups from it, and stops with the first
 * group to stop.
 * @param curves of the groups, as they are drawn
 */
export function curveOfAll(
	groups: readonly GroupExits[],
	curves: readonly ShownCurve[],
	horizon: number,
	context: PresentContext,
): ShownCurve | null {
	const curve = survivalCurve(together(groups), horizon, [], context);
	if (curve === null || !context.policy.suppress) return curve;
	const stop = Math.min(curve.stop, ...curves.map((one) => one.stop));
	const deaths = groups.map(deathsBy);
	return {
		...curve,
		stop,
		steps: curve.steps
			.filter(({ day }) => day < stop || stop === curve.stop)
			.map((step) =>
				deaths.some((by) => isSmallCount(by(step.day)))
					? { ...step, alive: null, lower: null, upper: null }
					: step,
			),
		mean: stop < horizon ? null : curve.mean,
	};
}

/** How many of a group had died by a day, for days that are asked in order. */
function deathsBy({ day, end, n }: GroupExits): (by: number) => number {
	const deaths = day
		.map((at, index) => ({ at, n: end[index] === 1 ? (n[index] ?? 0) : 0 }))
		.filter((one) => one.n > 0)
		.toSorted((a, b) => a.at - b.at);
	let next = 0;
	let sum = 0;
	return (by) => {
		for (; next < deaths.length && (deaths[next]?.at ?? Infinity) <= by; next++)
			sum += deaths[next]?.n ?? 0;
		return sum;
	};
}
