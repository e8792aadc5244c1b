import { levelsOf, UNKNOWN_LABEL, variable } from '../../domain/codebook.ts';
import { FILTER_NAMES, type FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import { inR, vectorInR } from './r-text.ts';

/** The table whose codebook has a column of the cases. */
export function tableOf(name: string): 'arrest_case' | 'centre' {
	return ['annual_ecpr_volume_band', 'centre_type'].includes(name) ? 'centre' : 'arrest_case';
}

/** The levels of a column of the cases in words. */
export function namesOf(name: string, data = 'runs'): string {
	const filter = (FILTER_NAMES as readonly string[]).includes(name)
		? filterOf(name as FilterName)
		: null;
	const labels =
		filter?.kind === 'levels' ? filter.levels : levelsOf(variable(tableOf(name), name));
	return `unname(${vectorInR(labels.map(({ value, label }) => [value, label]))}[tolower(as.character(${data}$${name}))])`;
}

/** `group`: what cases are grouped by, in the words of a table. */
export function groupLines(by: string, data = 'runs'): readonly string[] {
	if (by === 'none') return [`group <- rep("All runs", nrow(${data}))`];
	const filter = (FILTER_NAMES as readonly string[]).includes(by)
		? filterOf(by as FilterName)
		: null;
	if (filter?.kind === 'range')
		return [
			`group <- rep(${inR(filter.unknownLabel)}, nrow(${data}))`,
			...filter.bands.map(
				({ label, low, high }) =>
					`group[which(${data}$${by} >= ${low ?? '-Inf'} & ${data}$${by} <= ${high ?? 'Inf'})] <- ${inR(label)}`,
			),
		];
	const of = variable(tableOf(by), by);
	const unknown =
		filter?.unknownLabel ??
		(of.appliesTo === undefined ? UNKNOWN_LABEL : 'Unknown or not applicable');
	return [`group <- ${namesOf(by, data)}`, `group[is.na(group)] <- ${inR(unknown)}`];
}

/** Minutes without flow filled where missing, by the median of cases alike in setting and witness; and a flag. */
export function noFlowLines(data: string): readonly string[] {
	return [
		`alike <- paste(${data}$setting, ${data}$witnessed)`,
		`middle <- tapply(${data}$no_flow_min, alike, median, na.rm = TRUE)[alike]`,
		`middle[is.na(middle)] <- if (all(is.na(${data}$no_flow_min))) 0 else median(${data}$no_flow_min, na.rm = TRUE)`,
		`${data}$no_flow_missing <- is.na(${data}$no_flow_min)`,
		`${data}$no_flow_min <- ifelse(${data}$no_flow_missing, middle, ${data}$no_flow_min)`,
	];
}

/** Categories as factors in which unknown is a level of its own. */
export function withUnknownAsLevel(data: string, names: readonly string[]): readonly string[] {
	return [
		`for (name in ${vectorInR(names)}) {`,
		`  words <- as.character(${data}[[name]])`,
		'  words[is.na(words)] <- "unknown"',
		`  ${data}[[name]] <- factor(words)`,
		'}',
	];
}
