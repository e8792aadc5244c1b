import { AGE_CLASSES, AGE_GROUPS_OF } from '../../domain/age-class.ts';
import type { Sheet } from '../sheet.ts';
import { namesOf, noFlowLines, withUnknownAsLevel } from './r-cases.ts';
import { inR, vectorInR } from './r-text.ts';

/** A mean of runs and a difference of two, when runs of one centre resemble each other. */
const CLUSTERED = [
	'parts <- function(y, cluster) tapply((y - mean(y)) / length(y), as.character(cluster), sum)',
	'spread <- function(u) if (length(u) < 2) NA else sqrt(length(u) / (length(u) - 1) * sum(u^2))',
	'clustered_mean <- function(y, cluster) {',
	'  u <- parts(y, cluster)',
	'  mean(y) + c(-1, 1) * qt((1 + level) / 2, max(1, length(u) - 1)) * spread(u)',
	'}',
	'clustered_difference <- function(y, group, cluster) {',
	'  use <- !is.na(y)',
	'  if (!any(group[use]) || all(group[use])) return(rep(NA_real_, 3))',
	'  u <- c(parts(y[use & group], cluster[use & group]), -parts(y[use & !group], cluster[use & !group]))',
	'  u <- tapply(u, names(u), sum)',
	'  difference <- mean(y[use & group]) - mean(y[use & !group])',
	'  difference + c(0, -1, 1) * qt((1 + level) / 2, max(1, length(u) - 2)) * spread(u)',
	'}',
];

/** What a centre has, by the name of its row. */
const PROGRAMMES: readonly (readonly [label: string, condition: string])[] = [
	['Team in house at all hours', 'team_24_7_in_house %in% TRUE'],
	['Primed circuit ready', 'primed_circuit_ready %in% TRUE'],
	['Simulation, 4 or more a year', 'sim_sessions_per_year >= 4 & !is.na(sim_sessions_per_year)'],
	['Written criteria', 'ecpr_criteria %in% "written"'],
	['Debriefing after all events', 'debrief_routine %in% "all"'],
	['One call activates', 'single_call_activation %in% TRUE'],
];

/** Survival and minutes to flow at centres with and without each programme, clustered by centre. */
export function programmeFromCentres(): readonly string[] {
	return [
		...CLUSTERED,
		'alive <- as.integer(runs$survived_discharge)',
		'own <- centre[match(runs$centre_id, centre$centre_id), ]',
		`has <- with(own, list(${PROGRAMMES.map(([label, condition]) => `${inR(label)} = ${condition}`).join(', ')}))`,
		'for (row in seq_len(nrow(table))) {',
		'  group <- has[[table$programme[row]]]',
		'  centres <- function(which) length(unique(runs$centre_id[which]))',
		'  agree("centres", c(centres(group), centres(!group)), c(table$centres_with[row], table$centres_without[row]))',
		'  agree("alive", c(sum(alive[group], na.rm = TRUE), sum(alive[!group], na.rm = TRUE)), c(table$discharged_alive[row], table$discharged_alive_2[row]))',
		'  agree("minutes", c(mean(runs$ecmo_flow_min[group], na.rm = TRUE), mean(runs$ecmo_flow_min[!group], na.rm = TRUE)), c(table$mean_min_to_flow[row], table$mean_min_to_flow_2[row]))',
		'  given <- function(name) unlist(table[row, paste0(name, c("", "_lower", "_upper"))])',
		'  agree("difference", 100 * clustered_difference(alive, group, runs$centre_id), given("difference_percentage_points"))',
		'  agree("difference in minutes", clustered_difference(runs$ecmo_flow_min, group, runs$centre_id), given("difference_min_to_flow"))',
		'}',
	];
}

/** Survival by the centre's volume, clustered by centre and cut at 0 and 1. */
export function volumeFromCases(): readonly string[] {
	const classes = AGE_CLASSES.flatMap((one) =>
		AGE_GROUPS_OF[one.value].map((group): [string, string] => [
			group,
			('short' in one ? one.short : one.label).toLowerCase(),
		]),
	);
	return [
		...CLUSTERED,
		`setting <- ${namesOf('setting')}`,
		`age_class <- unname(${vectorInR(classes)}[runs$age_group])`,
		'mixed <- "All runs, cases mixed"',
		'section <- if (any(grepl(", ", setdiff(table$runs, mixed)))) paste0(setting, ", ", age_class) else setting',
		`band <- ${namesOf('annual_ecpr_volume_band')}`,
		'for (row in seq_len(nrow(table))) {',
		'  own <- band == table$ecpr_runs_a_year[row] & (section == table$runs[row] | table$runs[row] == mixed)',
		'  agree("centres", length(unique(runs$centre_id[own])), table$centres[row])',
		'  own <- own & !is.na(runs$survived_discharge)',
		'  alive <- as.integer(runs$survived_discharge[own])',
		'  agree("alive", c(sum(alive), length(alive)), c(table$discharged_alive[row], table$discharged_alive_of[row]))',
		'  limits <- if (length(alive) > 0) clustered_mean(alive, runs$centre_id[own]) else c(NA, NA)',
		'  agree("limits", pmin(1, pmax(0, limits)), c(table$discharged_alive_lower[row], table$discharged_alive_upper[row]))',
		'}',
	];
}

/** Exact limits of a share by chance, and where centres lie: the same for shares and for ratios. */
const FUNNEL = [
	'limit <- function(p, n, target) {',
	'  r <- qbinom(p, n, target)',
	'  (r - (pbinom(r, n, target) - p) / dbinom(r, n, target)) / n',
	'}',
	'between <- function(distance, weight) {',
	'  z <- distance * sqrt(weight)',
	'  ends <- quantile(z, c(0.1, 0.9), type = 7)',
	'  k <- length(z)',
	'  phi <- mean(pmin(ends[2], pmax(ends[1], z))^2)',
	'  max(0, (k * phi - (k - 1)) / (sum(weight) - sum(weight^2) / sum(weight)))',
	'}',
	'band <- function(value, low, high) ifelse(value > high[, 2], "above the 99.8\u202f% limit", ifelse(value < low[, 2], "below the 99.8\u202f% limit",',
	'  ifelse(value > high[, 1], "above the 95\u202f%, within the 99.8\u202f% limit", ifelse(value < low[, 1], "below the 95\u202f%, within the 99.8\u202f% limit", "within the 95\u202f% limits"))))',
	'z <- qnorm(c(0.975, 0.999))',
	'by_chance <- c("limits_of_chance_lower", "limits_of_chance_upper", "outer_limits_of_chance_lower", "outer_limits_of_chance_upper")',
	'place <- function(value, target, low, high, tau2, chance, most) {',
	'  ours <- cbind(low[, 1], high[, 1], low[, 2], high[, 2])',
	'  agree("limits of chance", c(pmin(most, pmax(0, ours))), unlist(table[shown, by_chance]), 1e-5)',
	'  same("by chance", band(value, low, high), table$by_chance_alone[shown])',
	'  if (!is.na(tau2) && tau2 > 0) {',
	'    reach <- outer(sqrt(chance + tau2), z)',
	'    low <- target - reach',
	'    high <- target + reach',
	'  }',
	'  same("allowing for spread", if (is.na(tau2)) rep("no limits", length(value)) else band(value, low, high), table$allowing_for_spread[shown])',
	'}',
];

/** What the model of expected survivors has, as the file names it. */
const KNOWN_AT_MINUTE_TEN = [
	...['dx_group', 'age_group', 'location', 'initial_rhythm', 'witnessed', 'bystander_cpr'],
	...['off_hours', 'arrest_year'],
];

/** The funnel's limits; of ratios the survivors expected too, by a model of what is known at minute 10. */
export function funnelFromCases({ options }: Sheet): readonly string[] {
	if (options['measure'] !== 'adjusted')
		return [
			...FUNNEL,
			'shown <- which(table$discharged_alive_runs_of > 0 & !is.na(table$discharged_alive_runs))',
			'if (length(shown) > 0) {',
			'  target <- mean(runs$survived_discharge, na.rm = TRUE)',
			'  n <- table$discharged_alive_runs_of[shown]',
			'  share <- table$discharged_alive_runs[shown] / n',
			'  chance <- target * (1 - target) / n',
			'  tau2 <- if (length(n) < 2) NA else between(share - target, 1 / chance)',
			'  low <- cbind(limit(0.025, n, target), limit(0.001, n, target))',
			'  high <- cbind(limit(0.975, n, target), limit(0.999, n, target))',
			'  place(share, target, low, high, tau2, chance, 1)',
			'}',
			'# Eligible arrests are given as counts: the script checks their shares and limits above.',
		];
	return [
		...FUNNEL,
		'shown <- which(!is.na(table$discharged_alive) & table$runs > 0)',
		'# Without a model the table expects nothing.',
		'if (any(!is.na(table$expected))) {',
		'  known <- runs[!is.na(runs$survived_discharge), ]',
		...noFlowLines('known').map((line) => `  ${line}`),
		...withUnknownAsLevel('known', KNOWN_AT_MINUTE_TEN).map((line) => `  ${line}`),
		`  fit <- glm(survived_discharge ~ ${KNOWN_AT_MINUTE_TEN.join(' + ')} + no_flow_missing + severity_index + no_flow_min, binomial, known, epsilon = 1e-10)`,
		'  expected <- unname(tapply(fitted(fit), known$centre_id, sum)[table$centre[shown]])',
		'  agree("expected", expected, table$expected[shown], 1e-5)',
		'  # Also of centres whose expectation is not in the table, since it would give a hidden count back.',
		'  ratio <- table$discharged_alive[shown] / expected',
		'  agree("observed over expected", ratio, table$observed_over_expected[shown], 1e-5)',
		'  share <- mean(known$survived_discharge)',
		'  size <- expected / share',
		'  # Between whole numbers of cases the limits are interpolated.',
		'  smooth <- function(p) {',
		'    low <- limit(p, floor(size), share)',
		'    (low + (size - floor(size)) * (limit(p, floor(size) + 1, share) - low)) / share',
		'  }',
		'  chance <- (1 - share) / expected',
		'  tau2 <- if (length(ratio) < 2) NA else between(ratio - 1, 1 / chance)',
		'  place(ratio, 1, cbind(smooth(0.025), smooth(0.001)), cbind(smooth(0.975), smooth(0.999)), tau2, chance, Inf)',
		'}',
	];
}
