import { methods } from '../../stats/methods.ts';
import { columnNames, type NamedColumn } from '../data/column-names.ts';
import { casesFileName } from '../cases-file-name.ts';
import { fileName } from '../file-name.ts';
import type { Sheet } from '../sheet.ts';
import { codeCharts } from './charts.ts';
import { headLines } from './head.ts';
import { estimationOf } from './r-estimators.ts';
import { inR } from './r-text.ts';
import { rDrawing } from './r-drawing.ts';

/**
 * An R script that reads a figure's exported CSV, works its numbers out again and stops where they differ, then
 * redraws the figure. Shares follow from the counts in the table; curves, models and percentiles are estimated anew
 * from the cases of the cohort, where these are saved beside it. Needs no package but survival, and that only for
 * figures of time.
 */
export function rScriptOf(sheet: Sheet): string {
	const used = methods.filter(({ id }) => sheet.methods.includes(id));
	const estimation = estimationOf(sheet);
	const uses = (call: string): boolean =>
		estimation?.lines.some((line) => line.includes(call)) === true;
	return [
		...headLines(sheet).map((line) => `# ${line}`.trimEnd()),
		'# The same numbers come from these calls:',
		...used.map(({ name, rCall }) => `#   ${name}: ${rCall}`),
		'',
		`table <- read.csv(${inR(fileName(sheet.id, sheet.date, 'csv'))}, na.strings = "", fileEncoding = "UTF-8-BOM")`,
		`level <- ${sheet.confidenceLevel}`,
		...AGREE,
		...(uses('log_log(') ? LOG_LOG : []),
		...(uses('same(') ? SAME : []),
		...sharesLines(sheet),
		...(estimation === null ? [] : fromCases(sheet, estimation)),
		'',
		'cat(checked, "numbers agree.\\n")',
		'',
		`if (!interactive() && capabilities("cairo")) cairo_pdf(${inR(fileName(sheet.id, sheet.date, 'pdf'))}, width = 10, height = 8, onefile = TRUE)`,
		...codeCharts(sheet).flatMap((chart) => rDrawing(chart, sheet.title)),
		'if (!interactive()) graphics.off()',
		'',
	].join('\n');
}

/** Numbers of ours beside those of the table: stops where they differ, or where ours is missing. */
const AGREE = [
	'checked <- 0',
	'agree <- function(what, ours, table, tolerance = 1e-8) {',
	'  given <- !is.na(table)',
	'  if (any(given)) {',
	'    off <- max(abs(ours[given] - table[given]) / pmax(1, abs(table[given])))',
	'    if (is.na(off) || off > tolerance) stop(what, " differs by ", off)',
	'  }',
	'  checked <<- checked + sum(given)',
	'}',
];

/** The same for words, such as where a centre lies. */
const SAME = [
	'same <- function(what, ours, table) {',
	'  given <- !is.na(table)',
	'  if (any(ours[given] != table[given])) stop(what, " differs: ", ours[given][ours[given] != table[given]][1])',
	'  checked <<- checked + sum(given)',
	'}',
];

/** Limits of a cumulative incidence on the log-log scale; none where nobody has ended so. */
const LOG_LOG = [
	'log_log <- function(share, error) {',
	'  reach <- qnorm((1 + level) / 2) * error / (share * log(share))',
	'  list(lower = share^exp(-reach), upper = share^exp(reach))',
	'}',
];

/** Shares and their Wilson limits from the counts beside them; differences of two shares by Newcombe. */
function sharesLines({ table, methods: used, id, options }: Sheet): readonly string[] {
	const columns = columnNames(table.columns);
	const blocks = columns.flatMap((column, at) => {
		const n = columns[at - 1];
		if (column.label !== '%' || column.of === null || n === undefined) return [];
		const lower = columns[at + 1];
		const upper = columns[at + 2];
		const limits = lower?.end === 'lower' && upper?.end === 'upper' && used.includes('wilson');
		return [{ x: column.of, n: n.name, share: column.name, lower: limits ? lower.name : null }];
	});
	const wilson = blocks.some(({ lower }) => lower !== null);
	return [
		...(wilson ? WILSON : []),
		...blocks.flatMap(({ x, n, share, lower }) => [
			'',
			`shown <- which(!is.na(table$${x}) & table$${n} > 0 & !is.na(table$${share}))`,
			`agree(${inR(share)}, (table$${x} / table$${n})[shown], table$${share}[shown])`,
			...(lower === null
				? []
				: [
						`limits <- wilson(table$${x}[shown], table$${n}[shown])`,
						`agree(${inR(lower)}, limits[1, ], table$${lower}[shown])`,
						`agree(${inR(lower.replace(/_lower$/, '_upper'))}, limits[2, ], table$${lower.replace(/_lower$/, '_upper')}[shown])`,
					]),
		]),
		...(id === 'complication-association' ? NEWCOMBE : []),
		...(id === 'complication-rates' ? ratesLines(columns, options['events'] === 'first') : []),
		...(id === 'complication-pairs' ? CHANCE : []),
		...(id === 'centre-caterpillar' ? SHRINKAGE : []),
	];
}

const WILSON = [
	'wilson <- function(x, n) vapply(seq_along(x), function(i)',
	'  as.numeric(suppressWarnings(prop.test(x[i], n[i], conf.level = level, correct = FALSE))$conf.int), numeric(2))',
];

/** Rates from events and hours; of first events the exact Poisson limits too. */
function ratesLines(columns: readonly NamedColumn[], first: boolean): readonly string[] {
	const at = columns.findIndex(({ label }) => label === 'Per 1,000 h');
	const [events, hours, rate] = columns.slice(at - 2, at + 1).map(({ name }) => name);
	if (events === undefined || hours === undefined || rate === undefined) return [];
	return [
		'',
		`shown <- which(!is.na(table$${rate}))`,
		`agree("rate", 1000 * table$${events}[shown] / table$${hours}[shown], table$${rate}[shown])`,
		...(first
			? [
					`exact <- vapply(shown, function(i) as.numeric(poisson.test(table$${events}[i], table$${hours}[i] / 1000, conf.level = level)$conf.int), numeric(2))`,
					`agree("lower limit", exact[1, ], table$${rate}_lower[shown])`,
					`agree("upper limit", exact[2, ], table$${rate}_upper[shown])`,
				]
			: ['# Limits clustered by run need the episodes one by one: see below.']),
	];
}

/** What is observed over what chance would give. */
const CHANCE = [
	'',
	'shown <- which(!is.na(table$observed_over_chance))',
	'agree("observed over chance", (table$runs_with_both_share / table$by_chance_share)[shown], table$observed_over_chance[shown])',
];

const NEWCOMBE = [
	'',
	'shown <- which(!is.na(table$difference_points))',
	'one <- table[shown, ]',
	'p1 <- one$with_it_alive_share',
	'p0 <- one$without_alive_share',
	'agree("difference", 100 * (p1 - p0), one$difference_points)',
	'agree("lower limit", 100 * (p1 - p0 - sqrt((p1 - one$with_it_alive_lower)^2 + (one$without_alive_upper - p0)^2)), one$difference_points_lower)',
	'agree("upper limit", 100 * (p1 - p0 + sqrt((one$with_it_alive_upper - p1)^2 + (p0 - one$without_alive_lower)^2)), one$difference_points_upper)',
];

/** Fitted to the centres that may be shown, as the figure does. */
const SHRINKAGE = [
	'',
	'shown <- which(!is.na(table$discharged_alive) & table$discharged_alive_of > 0)',
	'x <- table$discharged_alive[shown]',
	'n <- table$discharged_alive_of[shown]',
	"# Kleinman's moments: weights n / (1 + rho (n - 1)) until rho stands still.",
	'rho <- 0',
	'if (length(x) > 1) for (round in 1:200) {',
	'  w <- n / (1 + rho * (n - 1))',
	'  common <- sum(w * x / n) / sum(w)',
	'  full <- sum(w * (1 - w / sum(w)))',
	'  chance <- sum(w / n * (1 - w / sum(w)))',
	'  spread <- sum(w * (x / n - common)^2) / (common * (1 - common))',
	'  last <- rho',
	'  rho <- if (is.finite(spread) && full > chance) min(1, max(0, (spread - chance) / (full - chance))) else 0',
	'  if (abs(rho - last) < 1e-14) break',
	'}',
	'if (rho > 0 && rho < 1) {',
	'  a <- common * (1 - rho) / rho',
	'  b <- (1 - common) * (1 - rho) / rho',
	'  agree("shrunken", (a + x) / (a + b + n), table$shrunken_share[shown])',
	'  agree("lower limit", qbeta((1 - level) / 2, a + x, b + n - x), table$shrunken_lower[shown])',
	'  agree("upper limit", qbeta((1 + level) / 2, a + x, b + n - x), table$shrunken_upper[shown])',
	'}',
];

function fromCases(
	sheet: Sheet,
	{ needs, lines }: NonNullable<ReturnType<typeof estimationOf>>,
): readonly string[] {
	const { tables } = sheet;
	if (needs.length > 0 && tables === undefined) return [];
	const files = [
		`runs = ${inR(casesFileName(sheet.date, 'csv'))}`,
		...needs.map((name) => `${name} = ${inR(tables?.[name] ?? '')}`),
	];
	return [
		'',
		`files <- c(${files.join(', ')})`,
		'missing <- files[!file.exists(files)]',
		'if (length(missing) > 0) {',
		'  message("To estimate the rest, save beside this script: ", paste(missing, collapse = ", "), ".")',
		`  message("The menu of every figure has the cases of the cohort${needs.length > 0 ? ', the page Data the whole tables' : ''}.")`,
		'} else {',
		'  for (name in names(files)) assign(name, read.csv(files[[name]], na.strings = "", fileEncoding = "UTF-8-BOM"))',
		...((sheet.n.of ?? 'runs') === 'runs'
			? [
					sheet.n.untold === 'cohort'
						? `  if (abs(nrow(runs) - ${sheet.n.cohort}) > 8) { # a few more are in the file: too few to tell how many`
						: `  if (nrow(runs) != ${sheet.n.cohort}) {`,
					`    message("The figure is about ${sheet.n.cohort} runs, the file has ", nrow(runs), ": a figure ignores filters on what it draws.")`,
					'  } else if (nrow(table) > 0 && nrow(runs) > 0) {',
				]
			: ['  if (nrow(table) > 0 && nrow(runs) > 0) {']),
		...lines.map((line) => `    ${line}`),
		'  }',
		'}',
	];
}
