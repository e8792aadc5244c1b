import { AGE_CLASSES, AGE_GROUPS_OF } from '../../domain/age-class.ts';
import { variablesOf } from '../../domain/codebook.ts';
import type { Sheet, WholeTable } from '../sheet.ts';
import { groupLines, namesOf } from './r-cases.ts';
import { funnelFromCases, programmeFromCentres, volumeFromCases } from './r-centres.ts';
import { onsetFromEpisodes, ratesFromEpisodes } from './r-complications.ts';
import { contrastFromArrests } from './r-contrast.ts';
import { strataFromCases } from './r-strata.ts';
import { vectorInR } from './r-text.ts';

/** Null where the choices made leave nothing to estimate. */
type Estimator = (sheet: Sheet) => readonly string[] | null;

/** Lines that estimate anew, and the whole tables that they need beside the cases; each is a data frame of its name. */
interface Estimation {
	readonly needs: readonly WholeTable[];
	readonly lines: readonly string[];
}

/**
 * R lines that estimate a figure's numbers anew from the cases of its cohort (`runs`) and hold them against the
 * exported table (`table`); null for figures whose numbers follow from the counts in their own table.
 */
export function estimationOf(sheet: Sheet): Estimation | null {
	const lines = ESTIMATORS[sheet.id]?.(sheet) ?? null;
	return lines === null ? null : { needs: NEEDS[sheet.id] ?? [], lines };
}

const NEEDS: Readonly<Record<string, readonly WholeTable[]>> = {
	'complication-rates': ['complication'],
	'complication-onset': ['complication'],
	'centre-programme': ['centre'],
	'subgroup-forest': ['conventional'],
};

const ESTIMATORS: Readonly<Record<string, Estimator>> = {
	'complication-rates': ratesFromEpisodes,
	'complication-onset': onsetFromEpisodes,
	'centre-funnel': funnelFromCases,
	'centre-programme': programmeFromCentres,
	'centre-volume': volumeFromCases,
	'subgroup-forest': (sheet) =>
		sheet.options['show'] === 'contrast' ? contrastFromArrests(sheet) : null,
	explore: strataFromCases,
	'kaplan-meier': (sheet) => [
		...groupLines(sheet.options['by'] ?? 'none'),
		'library(survival)',
		...sinceFlow('runs$fu_time_d', horizonOf(sheet, 365)),
		'event <- runs$fu_event & !beyond',
		`for (one in unique(table[[2]])) {`,
		'  own <- group == one & !is.na(time)',
		'  rows <- table[table[[2]] == one, ]',
		'  fit <- survfit(Surv(time[own], event[own]) ~ 1, conf.type = "log-log", conf.int = level)',
		'  at <- summary(fit, times = rows$day, extend = TRUE)',
		'  agree("at risk", at$n.risk, rows$at_risk)',
		'  agree("deaths", cumsum(at$n.event), rows$deaths_so_far)',
		'  agree("censored", cumsum(at$n.censor), rows$censored_so_far)',
		'  agree("alive", at$surv, rows$alive_share)',
		'  agree("lower limit", at$lower, rows$alive_lower)',
		'  agree("upper limit", at$upper, rows$alive_upper)',
		'  last <- nrow(rows)',
		'  agree("median", unname(quantile(fit, 0.5)$quantile), rows$median_days[last])',
		'  means <- summary(fit, rmean = horizon)$table',
		'  agree("mean", means[grep("rmean$", names(means))[1]], rows$mean_days_alive[last])',
		'}',
		'if (length(unique(group)) > 1) print(survdiff(Surv(time, event) ~ group))',
	],
	'competing-outcomes': (sheet) => [
		...groupLines(sheet.options['by'] ?? 'none'),
		'library(survival)',
		...sinceFlow('runs$hospital_days', horizonOf(sheet, 60)),
		'ended <- ifelse(beyond, "in_hospital", runs$hosp_event_type)',
		'event <- factor(ended, levels = c("in_hospital", "died", "discharged_alive"))',
		'for (one in unique(table[[2]])) {',
		'  own <- group == one & !is.na(time)',
		'  rows <- table[table[[2]] == one, ]',
		'  fit <- survfit(Surv(time[own], event[own]) ~ 1)',
		'  at <- summary(fit, times = rows$day, extend = TRUE)',
		'  agree("died", at$pstate[, 2], rows$died_share)',
		'  agree("discharged alive", at$pstate[, 3], rows$discharged_alive_share)',
		'  died <- log_log(at$pstate[, 2], at$std.err[, 2])',
		'  discharged <- log_log(at$pstate[, 3], at$std.err[, 3])',
		'  agree("lower limit", c(died$lower, discharged$lower), c(rows$died_lower, rows$discharged_alive_lower))',
		'  agree("upper limit", c(died$upper, discharged$upper), c(rows$died_upper, rows$discharged_alive_upper))',
		'}',
		"# Gray's test: cmprsk, where it is installed.",
		'if (length(unique(group)) > 1 && requireNamespace("cmprsk", quietly = TRUE)) {',
		'  known <- !is.na(time)',
		'  print(cmprsk::cuminc(time[known], as.integer(event)[known] - 1, group[known])$Tests)',
		'}',
	],
	'low-flow-survival': () => [
		...ageClassLines(),
		'for (one in unique(if ("age_class" %in% names(table)) table$age_class else "all")) {',
		'  rows <- table[table$who == "ECPR runs, curve" & (one == "all" | table$age_class == one), ]',
		'  if (nrow(rows) == 0) next',
		'  own <- (one == "all" | age_class == one) & !is.na(runs$survived_discharge)',
		'  fit <- glm(survived_discharge ~ ecmo_flow_min, binomial, runs[own, ], epsilon = 1e-12)',
		'  minutes <- as.numeric(sub(" .*", "", rows$minutes))',
		'  at <- predict(fit, data.frame(ecmo_flow_min = minutes), se.fit = TRUE)',
		'  reach <- qnorm((1 + level) / 2) * at$se.fit',
		'  # The minutes are written to a tenth, so the curve agrees to about a thousandth.',
		'  agree("curve", plogis(at$fit), rows$discharged_alive_share, 2e-3)',
		'  agree("lower limit", plogis(at$fit - reach), rows$discharged_alive_lower, 2e-3)',
		'  agree("upper limit", plogis(at$fit + reach), rows$discharged_alive_upper, 2e-3)',
		'}',
	],
	'resource-use': () => [
		`measures <- ${vectorInR(measureLabels())}`,
		'for (row in seq_len(nrow(table))) {',
		'  values <- runs[[names(measures)[measures == table$measure[row]]]]',
		'  own <- which(runs$survived_discharge == (table$discharge_status[row] == "Discharged alive"))',
		'  found <- quantile(values[own], c(0.1, 0.25, 0.5, 0.75, 0.9), type = 7, na.rm = TRUE)',
		'  shown <- unlist(table[row, c("percentile_10", "percentile_25", "median", "percentile_75", "percentile_90")])',
		'  agree(table$measure[row], unname(found), unname(shown))',
		'}',
	],
	'resource-cost': () => [
		...ageClassLines(),
		`setting <- ${namesOf('setting')}`,
		'for (row in seq_len(nrow(table))) {',
		'  own <- setting == table$arrest_setting[row] & !is.na(runs$survived_discharge) & !is.na(runs$cost_index)',
		'  if ("age_class" %in% names(table)) own <- own & age_class == table$age_class[row]',
		'  e <- as.integer(runs$survived_discharge[own])',
		'  t <- runs$cost_index[own]',
		'  m <- length(e)',
		'  rate <- sum(e) / sum(t)',
		'  # The sandwich error of glm(e ~ 1 + offset(log(t)), poisson), written out.',
		'  reach <- qnorm((1 + level) / 2) * sqrt(m / (m - 1) * sum((e - rate * t)^2)) / sum(e)',
		'  agree("ratio", 1 / rate, table$cost_index_over_survivors[row])',
		'  agree("lower limit", exp(-reach) / rate, table$cost_index_over_survivors_lower[row])',
		'  agree("upper limit", exp(reach) / rate, table$cost_index_over_survivors_upper[row])',
		'}',
	],
};

function horizonOf({ options }: Sheet, initial: number): number {
	return Number(options['days'] ?? initial);
}

/** Days since first flow from days since the arrest; what comes after the horizon is under observation beyond it. */
function sinceFlow(days: string, horizon: number): readonly string[] {
	return [
		`horizon <- ${horizon}`,
		`time <- floor(pmax(${days} - runs$ecmo_flow_min / 1440, 0.01) * 100 + 0.5) / 100`,
		'beyond <- !is.na(time) & time > horizon',
		'time[beyond] <- horizon + 1',
	];
}

/** `age_class`: the three classes of age that a figure is split by when its cohort spans 18 years. */
function ageClassLines(): readonly string[] {
	const labels = AGE_CLASSES.flatMap(({ value, label }) =>
		AGE_GROUPS_OF[value].map((group): [string, string] => [group, label]),
	);
	return [`age_class <- unname(${vectorInR(labels)}[runs$age_group])`];
}

function measureLabels(): readonly (readonly [string, string])[] {
	return variablesOf('arrest_case')
		.filter(({ name }) =>
			['ecmo_hours', 'icu_days', 'hospital_days', 'rbc_ml_kg', 'plt_ml_kg', 'cost_index'].includes(
				name,
			),
		)
		.map(({ name, label, unit }) => [name, unit === undefined ? label : `${label}, ${unit}`]);
}
