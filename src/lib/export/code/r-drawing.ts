import type { CodeChart } from './charts.ts';
import { inR, vectorInR } from './r-text.ts';

/** R lines that draw one chart with base graphics; nothing is drawn where no row has a value. */
export function rDrawing(chart: CodeChart, title: string): readonly string[] {
	const main = inR(title);
	const label = inR(chart.axis.label);
	if (chart.kind === 'lines') return linesInR(chart, main);
	if (chart.kind === 'cells')
		return [
			`if (any(!is.na(table$${chart.value}))) {`,
			`  down <- factor(${chart.panel === null ? `table$${chart.down}` : `paste(table$${chart.down}, table$${chart.panel}, sep = " · ")`}, levels = rev(unique(${chart.panel === null ? `table$${chart.down}` : `paste(table$${chart.down}, table$${chart.panel}, sep = " · ")`})))`,
			`  across <- factor(table$${chart.across}, levels = unique(table$${chart.across}))`,
			`  cells <- tapply(table$${chart.value}, list(across, down), sum)`,
			'  op <- par(mar = c(4, 18, 3, 1))',
			'  image(seq_along(levels(across)), seq_along(levels(down)), cells, axes = FALSE, xlab = "", ylab = "", main = strtrim(' +
				`${main}, 90), cex.main = 0.8, col = hcl.colors(20, "Blues", rev = TRUE))`,
			'  axis(1, seq_along(levels(across)), levels(across), tick = FALSE, cex.axis = 0.7)',
			'  axis(2, seq_along(levels(down)), levels(down), tick = FALSE, las = 1, cex.axis = 0.7)',
			`  text(as.integer(across), as.integer(down), ${chart.axis.unit === 'share' ? `ifelse(is.na(table$${chart.value}), "", paste0(round(100 * table$${chart.value}), " %"))` : `round(table$${chart.value}, 2)`}, cex = 0.7)`,
			'  par(op)',
			'}',
		];
	if (chart.kind === 'points')
		return [
			`if (any(!is.na(table$${chart.x} + table$${chart.value}))) {`,
			`  plot(table$${chart.x}, table$${chart.value}, xlab = ${inR(chart.xLabel)}, ylab = ${label}, main = strtrim(${main}, 90), cex.main = 0.8)`,
			'}',
		];
	const rows = [
		`rows <- ${chart.keys.length === 1 ? `table$${chart.keys[0] ?? ''}` : `do.call(paste, c(table[${vectorInR(chart.keys)}], sep = " · "))`}`,
	];
	if (chart.kind === 'stacked')
		return [
			`if (any(!is.na(table$${chart.value}))) {`,
			`  ${rows[0] ?? ''}`,
			`  parts <- tapply(table$${chart.value}, list(factor(table$${chart.part}, unique(table$${chart.part})), factor(rows, rev(unique(rows)))), sum)`,
			'  parts[is.na(parts)] <- 0',
			'  op <- par(mar = c(4, 18, 3, 1))',
			`  barplot(parts, horiz = TRUE, las = 1, cex.names = 0.7, xlab = ${label}, legend.text = rownames(parts), main = strtrim(${main}, 90), cex.main = 0.8)`,
			'  par(op)',
			'}',
		];
	const series =
		chart.kind === 'bars'
			? [{ estimate: chart.value, lower: null, upper: null }]
			: chart.kind === 'ranges'
				? [{ estimate: chart.ends[2], lower: chart.ends[0], upper: chart.ends[4] }]
				: chart.series;
	const all = series.flatMap(({ estimate, lower, upper }) =>
		[estimate, lower, upper].filter((name) => name !== null),
	);
	return [
		`drawn <- unlist(table[${vectorInR(all)}])`,
		'if (any(!is.na(drawn))) {',
		...rows.map((line) => `  ${line}`),
		'  places <- rev(seq_along(rows))',
		'  op <- par(mar = c(4, 18, 3, 1))',
		`  plot(range(${chart.kind === 'bars' ? '0, ' : ''}drawn, na.rm = TRUE), range(0, places + 1), type = "n", yaxt = "n", xlab = ${label}, ylab = "", main = strtrim(${main}, 90), cex.main = 0.8)`,
		'  axis(2, places, rows, tick = FALSE, las = 1, cex.axis = 0.7)',
		...series.flatMap(({ estimate, lower, upper }, at) => [
			...(lower === null || upper === null
				? []
				: [
						`  segments(table$${lower}, places + ${at * 0.2}, table$${upper}, places + ${at * 0.2}, col = ${at + 1})`,
					]),
			chart.kind === 'bars'
				? `  segments(0, places, table$${estimate}, places, lwd = 6)`
				: `  points(table$${estimate}, places + ${at * 0.2}, pch = 19, col = ${at + 1})`,
		]),
		'  par(op)',
		'}',
	];
}

function linesInR(
	{ x, xLabel, keys, series, axis }: Extract<CodeChart, { kind: 'lines' }>,
	main: string,
): readonly string[] {
	const all = series.flatMap(({ estimate, lower, upper }) =>
		[estimate, lower, upper].filter((name) => name !== null),
	);
	return [
		`drawn <- unlist(table[${vectorInR(all)}])`,
		'if (any(!is.na(drawn))) {',
		`  along <- if (is.numeric(table$${x})) table$${x} else match(table$${x}, unique(table$${x}))`,
		keys.length === 0
			? '  lines_by <- rep("all", nrow(table))'
			: `  lines_by <- do.call(paste, c(table[${vectorInR(keys)}], sep = " · "))`,
		`  plot(range(along), range(drawn, na.rm = TRUE), type = "n", xaxt = "n", xlab = ${inR(xLabel)}, ylab = ${inR(axis.label)}, main = strtrim(${main}, 90), cex.main = 0.8)`,
		`  axis(1, unique(along), unique(table$${x}))`,
		'  for (one in unique(lines_by)) {',
		'    own <- which(lines_by == one)',
		'    colour <- match(one, unique(lines_by))',
		...series.flatMap(({ estimate, lower, upper }, at) => [
			`    lines(along[own], table$${estimate}[own], type = "o", pch = 19, col = colour, lty = ${at + 1})`,
			...(lower === null || upper === null
				? []
				: [
						`    segments(along[own], table$${lower}[own], along[own], table$${upper}[own], col = colour)`,
					]),
		]),
		'  }',
		'  legend("topright", unique(lines_by), col = seq_along(unique(lines_by)), lty = 1, cex = 0.7, bty = "n")',
		'}',
	];
}
