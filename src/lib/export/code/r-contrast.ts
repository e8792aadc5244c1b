import { levelsOf, variable } from '../../domain/codebook.ts';
import { clausesOf, FILTER_NAMES, type Cohort, type FilterName } from '../../domain/cohort.ts';
import { UNKNOWN, type Clause } from '../../domain/clause.ts';
import { filterOf } from '../../domain/filters.ts';
import type { Sheet } from '../sheet.ts';
import { groupLines, noFlowLines, tableOf } from './r-cases.ts';
import { inR, vectorInR } from './r-text.ts';

/** Categories of the models, known at minute 10; the levels of each make its columns, unknown is what they are against. */
const CATEGORIES = [
	...['dx_group', 'age_group', 'setting', 'location', 'initial_rhythm', 'witnessed'],
	...['bystander_cpr', 'off_hours', 'annual_ecpr_volume_band'],
] as const;

/** Variables of the figure: what one may filter by that is known at minute 10, and has levels to list. */
const SUBGROUPS: readonly FilterName[] = FILTER_NAMES.filter((name) => {
	const filter = filterOf(name);
	const listed = filter.kind === 'range' || filter.codes === undefined;
	return listed && !filter.late && ['baseline', 'arrest'].includes(filter.knownAt);
});

function clauseInR(name: FilterName, clause: Clause): string {
	const column = `conventional$${name}`;
	if (clause.kind === 'levels') {
		const levels = clause.levels.filter((level) => level !== UNKNOWN);
		const among = `tolower(as.character(${column})) %in% tolower(${levels.length === 0 ? 'character(0)' : vectorInR(levels)})`;
		return clause.levels.includes(UNKNOWN) ? `(${among} | is.na(${column}))` : among;
	}
	const { low, high, unknown } = clause;
	const within = `!is.na(${column}) & ${column} >= ${low ?? '-Inf'} & ${column} <= ${high ?? 'Inf'}`;
	return unknown ? `((${within}) | is.na(${column}))` : `(${within})`;
}

/** Eligible arrests of the cohort: its runs, and those of the other arrests that match its filters. */
function arrestLines(cohort: Cohort): readonly string[] {
	const clauses = clausesOf(cohort).map(([name, clause]) => clauseInR(name, clause));
	return [
		`keep <- ${clauses.length === 0 ? 'rep(TRUE, nrow(conventional))' : clauses.join(' &\n  ')}`,
		'shared <- intersect(names(runs), names(conventional))',
		'arrests <- rbind(runs[shared], conventional[keep, shared])',
		'arrests <- arrests[!is.na(arrests$survived_discharge), ]',
	];
}

/**
 * The adjusted contrast by activation at minute 10: outcome models on either side, a model of activation, each arrest's
 * contribution to both risks, their means and spread by subgroup, and Cochran's Q.
 */
export function contrastFromArrests({ filters }: Sheet): readonly string[] {
	const subgroups = SUBGROUPS.map((name) => {
		const filter = filterOf(name);
		return { name, label: filter.label, apart: [filter.unknownLabel, ...notApplicable(name)] };
	});
	const columns = CATEGORIES.map(
		(name) =>
			`${name} = ${vectorInR(levelsOf(variable(tableOf(name), name)).map(({ value }) => value))}`,
	);
	return [
		...arrestLines(filters ?? { clauses: {} }),
		'groups <- list()',
		...subgroups.flatMap(({ name, label }) => [
			...groupLines(name, 'arrests'),
			`groups[[${inR(label)}]] <- group`,
		]),
		...noFlowLines('arrests'),
		`levels_of <- list(${columns.join(', ')})`,
		'# One column for each level: a level that one side lacks then counts as the one they are all against.',
		'x <- do.call(cbind, lapply(names(levels_of), function(name) {',
		'  words <- tolower(as.character(arrests[[name]]))',
		'  words[is.na(words)] <- ""',
		'  outer(words, tolower(levels_of[[name]]), "==") + 0',
		'}))',
		'adult_years <- ifelse(arrests$age_group %in% "adult", arrests$age_years_approx, 0)',
		'x <- cbind(1, x, arrests$no_flow_missing + 0, scale(cbind(arrests$severity_index, arrests$no_flow_min, arrests$arrest_year, adult_years)))',
		'x[is.nan(x)] <- 0',
		'a <- as.integer(arrests$ecpr_activated %in% TRUE)',
		'y <- as.integer(arrests$survived_discharge)',
		'model <- function(y, weights) {',
		'  told <- qr(x[weights > 0, ])',
		'  kept <- told$pivot[seq_len(told$rank)]',
		'  suppressWarnings(glm.fit(x[, kept], y, weights, family = binomial(), control = list(epsilon = 1e-10, maxit = 60)))$fitted.values',
		'}',
		'chance <- pmin(0.995, pmax(0.005, model(a, rep(1, length(a)))))',
		'm1 <- model(y, a)',
		'm0 <- model(y, 1 - a)',
		'treated <- m1 + a * (y - m1) / chance',
		'untreated <- m0 + (1 - a) * (y - m0) / (1 - chance)',
		'z <- qnorm((1 + level) / 2)',
		'found <- t(vapply(seq_len(nrow(table)), function(row) {',
		'  own <- if (table$variable[row] == "All") rep(TRUE, length(y)) else groups[[table$variable[row]]] == table$subgroup[row]',
		'  n <- sum(own)',
		'  agree("arrests", n, table$arrests[row])',
		'  agree("activated", sum(a[own]), table$activated[row])',
		'  one <- mean(treated[own])',
		'  zero <- mean(untreated[own])',
		'  ratio <- if (n > 1 && one > 0 && zero > 0) c(log(one / zero), sd(treated[own] / one - untreated[own] / zero) / sqrt(n)) else c(NA, NA)',
		'  c(one, zero, one - zero, if (n > 1) sd(treated[own] - untreated[own]) / sqrt(n) else NA, ratio)',
		'}, numeric(6)))',
		'near <- 1e-4',
		'agree("alive if activated", found[, 1], table$alive_if_activated_share, near)',
		'agree("alive if not", found[, 2], table$alive_if_not_share, near)',
		'agree("difference", 100 * found[, 3], table$difference_points, near)',
		'agree("lower limit", 100 * (found[, 3] - z * found[, 4]), table$difference_points_lower, near)',
		'agree("upper limit", 100 * (found[, 3] + z * found[, 4]), table$difference_points_upper, near)',
		'agree("ratio", exp(found[, 5]), table$ratio, near)',
		'agree("lower limit", exp(found[, 5] - z * found[, 6]), table$ratio_lower, near)',
		'agree("upper limit", exp(found[, 5] + z * found[, 6]), table$ratio_upper, near)',
		`apart <- list(${subgroups.map(({ label, apart }) => `${inR(label)} = ${vectorInR(apart)}`).join(', ')})`,
		'for (one in intersect(unique(table$variable), names(apart))) {',
		'  own <- which(table$variable == one & !is.na(table$difference_points) & !(table$subgroup %in% apart[[one]]))',
		'  if (length(own) < 2) next',
		'  q <- function(estimate, se) {',
		'    w <- 1 / se^2',
		'    pchisq(sum(w * (estimate - sum(w * estimate) / sum(w))^2), length(w) - 1, lower.tail = FALSE)',
		'  }',
		'  agree("interaction", q(found[own, 3], found[own, 4]), table$interaction_p_differences[own[1]], near)',
		'  told <- own[!is.na(table$ratio[own])]',
		'  if (length(told) > 1) agree("interaction of ratios", q(found[told, 5], found[told, 6]), table$interaction_p_ratios[own[1]], near)',
		'}',
	];
}

/** The level of a variable that is no subgroup of what it is about. */
function notApplicable(name: FilterName): readonly string[] {
	const filter = filterOf(name);
	if (filter.kind !== 'levels') return [];
	return filter.levels.flatMap(({ value, label }) => (value === 'na' ? [label] : []));
}
