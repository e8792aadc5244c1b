import { levelsOf, variable } from '../../domain/codebook.ts';
import { factorLogistic, type Factor } from '../../stats/models/factor-logistic.ts';
import { sortedNumbers, typeSevenQuantile } from '../../stats/quantile.ts';
import { CATEGORIES } from './case-mix-statement.ts';

type CaseMixRow = Readonly<Record<string, unknown>>;

/** Survivors expected at each centre by a model of what is known at minute 10; or why there is no model. */
export type ExpectedSurvivors =
	| {
			readonly kind: 'fitted';
			readonly terms: number;
			readonly centres: Readonly<Record<string, number>>;
	  }
	| { readonly kind: 'none'; readonly reason: string };

/** Survivors, and deaths, asked for each term of the model (Peduzzi P et al. J Clin Epidemiol 1996;49:1373-1379). */
const OUTCOMES_PER_TERM = 10;

const numberOf = (row: CaseMixRow, name: string): number => Number(row[name]);
const isMissing = (row: CaseMixRow, name: string): boolean =>
	row[name] === null || row[name] === undefined;

/**
 * How many survivors does each centre's mix of cases lead one to expect? A logistic model over all runs of the cohort:
 * diagnosis, age group, place, rhythm, witnessed, bystander CPR and year as categories, unknown being one of them; night
 * or weekend; severity; no-flow time, where missing the median of runs alike in setting and witness, with a flag.
 * Nothing that comes after minute 10 is in it, since that carries the speed of the team.
 *
 * @param rows as `caseMixStatement` answers
 */
export function expectedSurvivors(rows: readonly CaseMixRow[]): ExpectedSurvivors {
	const events = rows.map((row) => numberOf(row, 'survived_discharge'));
	const years = rows.map((row) => numberOf(row, 'arrest_year'));
	const first = years.reduce((least, year) => Math.min(least, year), Infinity);
	const last = years.reduce((most, year) => Math.max(most, year), -Infinity);
	const factors: Factor[] = [
		...CATEGORIES.map((name) => ({
			codes: rows.map((row) => numberOf(row, name)),
			levels: levelsOf(variable('arrest_case', name)).length + 1,
		})),
		{ codes: rows.map((row) => numberOf(row, 'off_hours')), levels: 2 },
		{ codes: years.map((year) => year - first), levels: Math.max(0, last - first + 1) },
		{ codes: rows.map((row) => (isMissing(row, 'no_flow_min') ? 1 : 0)), levels: 2 },
	];
	const fit = factorLogistic({
		factors,
		covariates: [rows.map((row) => numberOf(row, 'severity_index')), noFlow(rows)],
		events,
	});
	if (!fit.converged) return { kind: 'none', reason: fit.notEstimable };
	const alive = events.reduce((sum, event) => sum + event, 0);
	const fewest = Math.min(alive, rows.length - alive);
	if (fewest < OUTCOMES_PER_TERM * fit.terms)
		return {
			kind: 'none',
			reason: `There are too few survivors or deaths for a model with ${fit.terms} terms: it asks for ${OUTCOMES_PER_TERM} of each per term.`,
		};
	const centres: Record<string, number> = {};
	rows.forEach((row, at) => {
		const centre = String(row['centre_id']);
		centres[centre] = (centres[centre] ?? 0) + (fit.fitted[at] ?? 0);
	});
	return { kind: 'fitted', terms: fit.terms, centres };
}

/** No-flow times, missing ones filled with the median of their cell, of all where the cell has none, and 0 for none at all. */
function noFlow(rows: readonly CaseMixRow[]): number[] {
	const known = new Map<string, number[]>();
	const cellOf = (row: CaseMixRow): string =>
		`${String(row['setting'])} ${String(row['witnessed'])}`;
	for (const row of rows) {
		if (isMissing(row, 'no_flow_min')) continue;
		for (const cell of [cellOf(row), ALL]) {
			const values = known.get(cell);
			if (values === undefined) known.set(cell, [numberOf(row, 'no_flow_min')]);
			else values.push(numberOf(row, 'no_flow_min'));
		}
	}
	const medians = new Map(
		[...known].map(([cell, values]) => [cell, typeSevenQuantile(sortedNumbers(values), 0.5)]),
	);
	return rows.map((row) =>
		isMissing(row, 'no_flow_min')
			? (medians.get(cellOf(row)) ?? medians.get(ALL) ?? 0)
			: numberOf(row, 'no_flow_min'),
	);
}

const ALL = 'all';
