import { codebook } from '../../domain/codebook.ts';
import type { Sheet } from '../sheet.ts';
import { groupLines } from './r-cases.ts';
import { vectorInR } from './r-text.ts';

/** Columns of the choices that cross two variables; any other choice is a column itself. */
const CROSSED: Readonly<Record<string, readonly string[]>> = { dx_age: ['dx_group', 'age_group'] };

/**
 * Differences from the largest group within strata (Mantel-Haenszel, Sato's limits) from the runs of the cohort; null for
 * questions without strata, and for outcomes and populations that the file of runs does not have.
 */
export function strataFromCases({ options, table }: Sheet): readonly string[] | null {
	const { outcome = 'survived_discharge', by = 'none', adjust = 'none', of = 'runs' } = options;
	const column = codebook.find(
		(each) => each.table === 'arrest_case' && each.name === outcome && each.storage === 'boolean',
	);
	const allowing = table.columns.some(({ label }) => label.startsWith('Allowing for '));
	if (!allowing || of !== 'runs' || by === 'none' || column === undefined) return null;
	const strata = CROSSED[adjust] ?? [adjust];
	return [
		...groupLines(by, 'runs'),
		'pooled <- grep("^allowing_for_.*_points$", names(table), value = TRUE)',
		'with_limits <- function(name) paste0(name, c("", "_lower", "_upper"))',
		`outcome <- as.integer(runs$${outcome})`,
		`strata <- runs[${vectorInR(strata)}]`,
		'stratum <- ifelse(complete.cases(strata), do.call(paste, strata), NA)',
		'reference <- sub(" \\\\(reference\\\\)$", "", grep(" \\\\(reference\\\\)$", table[[2]], value = TRUE))',
		'for (row in which(!grepl(" \\\\(reference\\\\)$", table[[2]]))) {',
		'  cells <- function(one) {',
		'    own <- group == one & !is.na(outcome)',
		'    within <- factor(stratum[own], sort(unique(stratum)))',
		'    cbind(e = tapply(outcome[own], within, sum, default = 0), n = tapply(outcome[own], within, length, default = 0))',
		'  }',
		'  one <- cells(table[[2]][row])',
		'  base <- cells(reference)',
		'  both <- one[, "n"] > 0 & base[, "n"] > 0',
		'  e1 <- one[both, "e"]',
		'  n1 <- one[both, "n"]',
		'  e0 <- base[both, "e"]',
		'  n0 <- base[both, "n"]',
		'  total <- n1 + n0',
		'  weight <- sum(n1 * n0 / total)',
		'  difference <- sum((e1 * n0 - e0 * n1) / total) / weight',
		'  slope <- n1^2 * e0 / total^2 - n0^2 * e1 / total^2 + n1 * n0 * (n0 - n1) / (2 * total^2)',
		"  # Sato's variance.",
		'  error <- sqrt(sum(difference * slope + (e1 * (n0 - e0) + e0 * (n1 - e1)) / (2 * total))) / weight',
		'  ours <- difference + c(0, -1, 1) * qnorm((1 + level) / 2) * error',
		'  agree("within strata", 100 * ours, unlist(table[row, with_limits(pooled)]))',
		'  agree("compared", c(sum(n1), sum(n0)), c(table$compared[row], table$compared_with[row]))',
		'}',
	];
}
