import {
	BRAIN_DEATH,
	COMPLICATION_CODES,
	COMPLICATION_GROUPS,
} from '../../domain/complications.ts';
import { columnNames } from '../data/column-names.ts';
import type { Sheet } from '../sheet.ts';
import { inR, vectorInR } from './r-text.ts';

/** Episodes of the runs at hand, from the whole table of complications; `kind` is what the figure's rows are named by. */
function ownEpisodes(byType: boolean): readonly string[] {
	const kinds = (byType ? COMPLICATION_CODES : COMPLICATION_GROUPS).map(
		({ value, label }) => [value, label] as const,
	);
	return [
		'episodes <- complication[complication$case_id %in% runs$case_id, ]',
		`kind <- unname(${vectorInR(kinds)}[episodes$${byType ? 'comp_code' : 'comp_group'}])`,
	];
}

/**
 * Runs with a complication, episodes and hours counted again; limits of the rate of all episodes clustered by run (the
 * sandwich error of `glm(events ~ 1 + offset(log(hours)), poisson)` with one cluster a run, written out).
 */
export function ratesFromEpisodes({ table, options }: Sheet): readonly string[] {
	const byType = options['detail'] === 'types';
	const first = options['events'] === 'first';
	const columns = columnNames(table.columns);
	const at = columns.findIndex(({ label }) => label === 'Per 1,000 h');
	const [events, hours, rate] = columns.slice(at - 2, at + 1).map(({ name }) => name);
	if (events === undefined || hours === undefined || rate === undefined) return [];
	return [
		...ownEpisodes(byType),
		'for (row in seq_len(nrow(table))) {',
		`  own <- episodes[kind == table$${byType ? 'type' : 'group'}[row], ]`,
		'  count <- tabulate(match(own$case_id, runs$case_id), nrow(runs))',
		'  agree("runs with one", sum(count > 0), table$runs_with_one[row])',
		...(first
			? [
					'  first <- own[order(own$onset_h), ]',
					'  until <- pmin(runs$ecmo_hours, first$onset_h[match(runs$case_id, first$case_id)], na.rm = TRUE)',
					`  agree("first events", sum(count > 0), table$${events}[row])`,
					`  agree("hours to the first", sum(until), table$${hours}[row])`,
				]
			: [
					`  agree("episodes", sum(count), table$${events}[row])`,
					`  agree("hours", sum(runs$ecmo_hours), table$${hours}[row])`,
					'  one <- sum(count) / sum(runs$ecmo_hours)',
					'  m <- nrow(runs)',
					'  reach <- qnorm((1 + level) / 2) * sqrt(m / (m - 1) * sum((count - one * runs$ecmo_hours)^2)) / sum(count)',
					`  agree("lower limit", 1000 * one * exp(-reach), table$${rate}_lower[row])`,
					`  agree("upper limit", 1000 * one * exp(reach), table$${rate}_upper[row])`,
				]),
		'}',
	];
}

/** Hours that the figure draws; later ends count as under observation just beyond. */
const HORIZON = 336;

/** Cumulative incidence of the first complication, with death and coming off ECMO alive as competing ends. */
export function onsetFromEpisodes({ options }: Sheet): readonly string[] {
	const byGroup = options['of'] === 'groups';
	return [
		'library(survival)',
		...ownEpisodes(false),
		`keep <- episodes$comp_code != ${inR(BRAIN_DEATH)}`,
		'episodes <- episodes[keep, ]',
		'kind <- kind[keep]',
		`beyond <- ${HORIZON + 1}`,
		'# Onsets and ends count at the close of their hour.',
		'last <- pmin(ceiling(runs$ecmo_hours), beyond)',
		'left <- ifelse(last >= beyond | is.na(runs$survived_ecls), "goes on", ifelse(runs$survived_ecls, "off alive", "died"))',
		'for (one in unique(table$complication)) {',
		'  rows <- table[table$complication == one, ]',
		`  own <- ${byGroup ? 'episodes[kind == one, ]' : 'episodes'}`,
		'  own <- own[order(own$onset_h), ]',
		'  onset <- floor(own$onset_h[match(runs$case_id, own$case_id)]) + 1',
		'  had <- !is.na(onset) & onset < beyond',
		'  time <- ifelse(had, onset, last)',
		'  end <- factor(ifelse(had, "complication", left), c("goes on", "complication", "died", "off alive"))',
		'  hour <- as.numeric(sub(" .*", "", rows$by))',
		'  at <- summary(survfit(Surv(time, end) ~ 1), times = hour, extend = TRUE)',
		'  agree("at risk", vapply(hour, function(h) sum(time >= h), numeric(1)), rows$at_risk)',
		'  agree("with one", at$pstate[, 2], rows$with_one_share)',
		'  agree("died", at$pstate[, 3], rows$died_without_share)',
		'  agree("off ECMO alive", at$pstate[, 4], rows$off_ecmo_alive_without_share)',
		'  limits <- log_log(at$pstate[, 2], at$std.err[, 2])',
		'  agree("lower limit", limits$lower, rows$with_one_lower)',
		'  agree("upper limit", limits$upper, rows$with_one_upper)',
		'}',
	];
}
