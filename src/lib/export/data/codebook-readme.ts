import { levelsOf, variable, variablesOf } from '../../domain/codebook.ts';
import type { Variable } from '../../domain/variable.ts';

/** What stands beside the cases of a cohort: what they are, and the codebook of their columns. */
export function casesReadme(cohort: string, source: string, date: string): string {
	return [
		'Simulated registry: the cases of a cohort',
		'=========================================',
		'',
		'Synthetic data. Not patients. Not for clinical decisions.',
		'',
		`Cohort: ${cohort}`,
		`Source: ${source}`,
		`Made: ${date}`,
		'',
		'One row is one ECPR run. No row is a person, so rows are given whole; the small-cell rule holds for tables and figures.',
		'A missing cell is empty. TRUE and FALSE stand for yes and no in CSV. The column synthetic is true in every row.',
		'',
		'Columns',
		'-------',
		...[...variablesOf('arrest_case'), ...OF_CENTRE].map(variableLines),
		'',
	].join('\n');
}

/** What a run says of its centre. */
const OF_CENTRE = ['centre_type', 'annual_ecpr_volume_band'].map((name) =>
	variable('centre', name),
);

function variableLines(of: Variable): string {
	const { name, label, unit, definition, missing, appliesTo } = of;
	const levels = of.storage === 'enum' ? levelsOf(of) : [];
	return [
		`- ${name}: ${label}${unit === undefined ? '' : `, ${unit}`}. ${definition}`,
		...(levels.length === 0
			? []
			: [`  Levels: ${levels.map(({ value, label: words }) => `${value} (${words})`).join('; ')}`]),
		`  Missing: ${missing}${appliesTo === undefined ? '' : `. Applies to: ${appliesTo}`}`,
	].join('\n');
}
