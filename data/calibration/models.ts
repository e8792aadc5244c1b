import { exp } from '../../src/lib/synthesis/mathematics.ts';
import { logistic } from '../../src/lib/stats/models/logistic.ts';
import { designMatrix, type DesignMatrix } from '../../src/lib/stats/models/design-matrix.ts';
import { median } from '../../src/lib/lessons/methods/design.ts';
import type { PublishedCase } from './published-cases.ts';

type Column = (of: PublishedCase) => number;
type Test = (of: PublishedCase) => boolean | null;

const flag = (yes: boolean) => (yes ? 1 : 0);

/** A design of these columns with an intercept first; columns that do not vary are dropped. */
function matrixOf(cases: readonly PublishedCase[], columns: readonly Column[]): DesignMatrix {
	const filled = columns
		.map((column) => cases.map(column))
		.filter((values) => values.some((value) => value !== values[0]));
	return designMatrix(cases.map((_, row) => [1, ...filled.map((values) => values[row] ?? 0)]));
}

function dummies(cases: readonly PublishedCase[], of: (one: PublishedCase) => string): Column[] {
	const levels = [...new Set(cases.map(of))].sort().slice(1);
	return levels.map((level) => (one) => flag(of(one) === level));
}

/** A value that may be missing as two columns: known and true (or the number), and missing. */
function orUnknown(of: (one: PublishedCase) => boolean | null): Column[] {
	return [(one) => flag(of(one) === true), (one) => flag(of(one) === null)];
}

/** Minutes without flow, the median of known ones where missing, with a flag. */
function noFlow(cases: readonly PublishedCase[]): Column[] {
	const middle = median(cases.flatMap(({ no_flow_min: minutes }) => minutes ?? []));
	return [({ no_flow_min: m }) => m ?? middle, ({ no_flow_min: m }) => flag(m === null)];
}

/** Everything known at minute 10, as published: a level for unknown, a median and a flag for minutes without flow. */
export function atMinute10(cases: readonly PublishedCase[]): Column[] {
	return [
		...dummies(cases, ({ dx_group }) => dx_group),
		...dummies(cases, ({ age_group }) => age_group),
		...dummies(cases, ({ setting, location }) =>
			setting === 'ohca' ? 'outside' : (location ?? 'unknown'),
		),
		...dummies(cases, ({ annual_ecpr_volume_band }) => annual_ecpr_volume_band),
		({ severity_index }) => severity_index,
		...orUnknown(({ shockable }) => shockable),
		({ initial_rhythm }) => flag(initial_rhythm === 'asystole'),
		...orUnknown(({ witnessed }) => (witnessed === null ? null : witnessed === 'witnessed')),
		({ bystander_cpr }) => flag(bystander_cpr === 'yes'),
		...noFlow(cases),
		({ age_group, age_years_approx }) => (age_group === 'adult' ? age_years_approx : 0),
		({ off_hours }) => flag(off_hours),
		({ arrest_year }) => arrest_year - 2018,
	];
}

/** The shorter list of the targets on complications and diagnosis, with minutes to flow. */
export function atFlow(cases: readonly PublishedCase[]): Column[] {
	return [
		({ severity_index }) => severity_index,
		...orUnknown(({ shockable }) => shockable),
		({ initial_rhythm }) => flag(initial_rhythm === 'asystole'),
		...orUnknown(({ witnessed }) => (witnessed === null ? null : witnessed === 'witnessed')),
		...noFlow(cases),
		({ off_hours }) => flag(off_hours),
		({ ecmo_flow_min }) => (ecmo_flow_min ?? 0) / 10,
		...dummies(cases, ({ age_group }) => age_group),
	];
}

/**
 * Odds ratio of an outcome for one exposure, alone or beside other columns, among cases in which both are
 * known. Throws when the model has no estimate.
 */
export function oddsRatioOf(
	cases: readonly PublishedCase[],
	exposure: (of: PublishedCase) => number | null,
	outcome: Test,
	others: (cases: readonly PublishedCase[]) => Column[] = () => [],
): number {
	const known = cases.filter((one) => exposure(one) !== null && outcome(one) !== null);
	const X = matrixOf(known, [(one) => exposure(one) ?? 0, ...others(known)]);
	const fit = logistic({ X, y: known.map((one) => flag(outcome(one) === true)) });
	if (!fit.converged) throw new Error(fit.notEstimable);
	return exp(fit.coef[1] ?? NaN);
}
