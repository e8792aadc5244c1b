import { AGE_CLASSES, AGE_GROUPS_OF } from '../../domain/age-class.ts';
import { UNKNOWN_LABEL, variable, variablesOf, levelsOf } from '../../domain/codebook.ts';
import { FILTER_NAMES, type FilterName } from '../../domain/cohort.ts';
import { filterOf } from '../../domain/filters.ts';
import type { Sheet } from '../sheet.ts';
import { inR, vectorInR } from './r-text.ts';

type Estimator = (sheet: Sheet) => readonly string[];

/**
 * R lines that estimate a figure's numbers anew from the cases of its cohort (`runs`) and hold them against the
 * exported table (`table`); null for figures whose numbers follow from the counts in their own table.
 */
export function estimatorLines(sheet: Sheet): readonly string[] | null {
	return ESTIMATORS[sheet.id]?.(sheet) ?? null;
}

const ESTIMATORS: Readonly<Record<string, Estimator>> = {
	'kaplan-meier': (sheet) => [
		...groupLines(sheet),
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
		...groupLines(sheet),
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
		'}',
		"# Limits on the log-log scale, and Gray's test: cmprsk, where it is installed.",
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

/** `group`: what the figure is grouped by, in the words of its table. */
function groupLines({ options }: Sheet): readonly string[] {
	const by = options['by'] ?? 'none';
	if (by === 'none') return ['group <- rep("All runs", nrow(runs))'];
	const filter = (FILTER_NAMES as readonly string[]).includes(by)
		? filterOf(by as FilterName)
		: null;
	if (filter?.kind === 'range')
		return [
			`group <- rep(${inR(filter.unknownLabel)}, nrow(runs))`,
			...filter.bands.map(
				({ label, low, high }) =>
					`group[which(runs$${by} >= ${low ?? '-Inf'} & runs$${by} <= ${high ?? 'Inf'})] <- ${inR(label)}`,
			),
		];
	const of = variable('arrest_case', by);
	const unknown =
		filter?.unknownLabel ??
		(of.appliesTo === undefined ? UNKNOWN_LABEL : 'Unknown or not applicable');
	return [`group <- ${namesOf(by)}`, `group[is.na(group)] <- ${inR(unknown)}`];
}

/** The levels of a column in words. */
function namesOf(name: string): string {
	const levels = levelsOf(variable('arrest_case', name));
	const filter = (FILTER_NAMES as readonly string[]).includes(name)
		? filterOf(name as FilterName)
		: null;
	const labels = filter?.kind === 'levels' ? filter.levels : levels;
	return `unname(${vectorInR(labels.map(({ value, label }) => [value, label]))}[tolower(as.character(runs$${name}))])`;
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
