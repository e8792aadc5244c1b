import { fragment, type Fragment } from '$lib/db/statement.ts';
import type { Variable } from '$lib/domain/variable.ts';

/** Codebook phrases for the rows a variable applies to, as conditions over `arrest_case`. */
const ROWS: Readonly<Record<string, Fragment>> = {
	'ECPR runs': fragment`received_ecpr`,
	'ECPR activations': fragment`ecpr_activated`,
	'ECPR runs of 24 hours or more': fragment`received_ecpr and ecmo_hours >= 24`,
	'ECPR runs with femoral cannulation': fragment`received_ecpr and cannulation_site in ('femoral', 'mixed')`,
	'Completed ECPR runs': fragment`received_ecpr and run_status = 'completed'`,
	'Adults and large adolescents': fragment`age_group = 'adult'`,
	'Cases with any ROSC': fragment`rosc_any`,
	'Cases with sustained ROSC': fragment`cpr_end_reason = 'sustained_rosc'`,
	'After congenital heart surgery': fragment`chd_stage in ('post_stage1', 'post_glenn', 'post_fontan', 'post_repair')`,
	'Deaths in hospital': fragment`discharge_status = 'died'`,
	'In-hospital arrests': fragment`setting = 'ihca'`,
	Neonates: fragment`age_group = 'neonate'`,
	'Under 18 years': fragment`age_group <> 'adult'`,
	'Survivors under 18 years': fragment`age_group <> 'adult' and survived_discharge`,
	'One-year survivors under 18 years': fragment`age_group <> 'adult' and alive_1y`,
	'Adult one-year survivors': fragment`age_group = 'adult' and alive_1y`,
};

/**
 * Which rows of `arrest_case` should hold this variable? A condition; true for all rows where the codebook
 * says nothing. Throws RangeError for a phrase without a condition, so that the codebook and this list stay
 * together.
 */
export function applicableRows(variable: Variable): Fragment {
	if (variable.appliesTo === undefined) return fragment`true`;
	const condition = ROWS[variable.appliesTo];
	if (condition === undefined)
		throw new RangeError(
			`${variable.name} applies to "${variable.appliesTo}", for which src/routes/data/applicable-rows.ts has no condition.`,
		);
	return condition;
}
