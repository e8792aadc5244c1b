import { factorLogistic, type Factor } from '../../stats/models/factor-logistic.ts';
import { codesOf, numberColumns, type NumberColumns } from '../minute-ten/columns.ts';
import { filledNoFlow } from '../minute-ten/no-flow.ts';
import type { AnswerColumns } from '../figure.ts';
import { CATEGORIES } from './case-mix-statement.ts';

/** Runs with a known outcome: their centre, and what is known of them at minute 10 as numbers. */
export interface CaseMix {
	readonly centres: readonly string[];
	readonly known: NumberColumns;
}

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

/** Reads the answer to `caseMixStatement`. */
export function caseMixOf({ centre_id = [], ...columns }: AnswerColumns): CaseMix {
	return { centres: centre_id.map(String), known: numberColumns(columns) };
}

/**
 * How many survivors does each centre's mix of cases lead one to expect? A logistic model over all runs of the cohort:
 * diagnosis, age group, place, rhythm, witnessed, bystander CPR and year as categories, unknown being one of them; night
 * or weekend; severity; no-flow time, where missing the median of runs alike in setting and witness, with a flag.
 * Nothing that comes after minute 10 is in it, since that carries the speed of the team.
 */
export function expectedSurvivors({ centres: of, known }: CaseMix): ExpectedSurvivors {
	const column = (name: string): Float64Array => known[name] ?? new Float64Array();
	const events = column('survived_discharge').map((code) => (code === 2 ? 1 : 0));
	const years = column('arrest_year');
	const first = years.reduce((least, year) => Math.min(least, year), Infinity);
	const last = years.reduce((most, year) => Math.max(most, year), -Infinity);
	const factors: Factor[] = [
		...CATEGORIES.map((name) => ({ codes: column(name), levels: codesOf(name) })),
		{ codes: years.map((year) => year - first), levels: Math.max(0, last - first + 1) },
		{
			codes: column('no_flow_min').map((minutes) => (Number.isNaN(minutes) ? 1 : 0)),
			levels: 2,
		},
	];
	const fit = factorLogistic({
		factors,
		covariates: [column('severity_index'), filledNoFlow(known)],
		events,
	});
	if (!fit.converged) return { kind: 'none', reason: fit.notEstimable };
	const alive = events.reduce((sum, event) => sum + event, 0);
	const fewest = Math.min(alive, events.length - alive);
	if (fewest < OUTCOMES_PER_TERM * fit.terms)
		return {
			kind: 'none',
			reason: `There are too few survivors or deaths for a model with ${fit.terms} terms: it asks for ${OUTCOMES_PER_TERM} of each per term.`,
		};
	const centres: Record<string, number> = {};
	of.forEach((centre, at) => {
		centres[centre] = (centres[centre] ?? 0) + (fit.fitted[at] ?? 0);
	});
	return { kind: 'fitted', terms: fit.terms, centres };
}
