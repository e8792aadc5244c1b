import { fileName } from '../file-name.ts';
import type { Sheet } from '../sheet.ts';
import { codeCharts, type CodeChart } from './charts.ts';
import { headLines } from './head.ts';

/**
 * A JavaScript module that redraws a figure from its exported CSV with Observable Plot. It exports `read` (CSV text →
 * rows) and `charts` (rows → Plot options, one for each drawing), and draws into a page it is loaded by.
 */
export function javascriptOf(sheet: Sheet): string {
	const file = fileName(sheet.id, sheet.date, 'csv');
	return [
		...headLines(sheet).map((line) => `// ${line}`.trimEnd()),
		'import * as Plot from "@observablehq/plot";',
		'',
		`const file = ${text(file)};`,
		'',
		READ,
		'',
		'const has = (...names) => (row) => names.every((name) => row[name] !== null);',
		'',
		'export const charts = (rows) => [',
		...codeCharts(sheet).map((chart) => indented(chartCode(chart, sheet))),
		'];',
		'',
		'if (typeof window !== "undefined") {',
		'\tconst rows = read(await (await fetch(file)).text());',
		'\tfor (const chart of charts(rows)) document.body.append(Plot.plot(chart));',
		'}',
		'',
	].join('\n');
}

/** A reader of CSV that keeps to the file's own rules: quotes, empty for missing, numbers where a column has only such. */
const READ = `/** Rows of the CSV as objects; missing is null, columns of numbers are numbers. */
export function read(csv) {
	const records = [];
	let record = [], field = "", quoted = false;
	for (const sign of csv.replace(/^\\uFEFF/, "")) {
		if (sign === '"') quoted = !quoted, field += sign;
		else if (sign === "," && !quoted) record.push(field), field = "";
		else if (sign === "\\n" && !quoted) records.push([...record, field.replace(/\\r$/, "")]), record = [], field = "";
		else field += sign;
	}
	const plain = (raw) => raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw === "" ? null : raw;
	const [head = [], ...body] = records.map((each) => each.map(plain));
	const numeric = head.map((_, at) => body.every((each) => each[at] === null || Number.isFinite(Number(each[at]))));
	return body.map((each) => Object.fromEntries(head.map((name, at) =>
		[name, numeric[at] && each[at] !== null ? Number(each[at]) : each[at]])));
}`;

function text(value: string): string {
	return JSON.stringify(value);
}

function indented(code: string): string {
	return code
		.split('\n')
		.map((line) => `\t${line}`)
		.join('\n');
}

/** `(row) => [row.a, row.b].join(" · ")`: the name of a row. */
function nameOf(keys: readonly string[], more: readonly string[] = []): string {
	const parts = [...keys.map((key) => `row.${key}`), ...more];
	if (parts.length === 0) return `() => ""`;
	return `(row) => [${parts.join(', ')}].filter((part) => part !== null).join(" · ")`;
}

function axis({ axis: { label, unit } }: CodeChart, more = ''): string {
	return `{ label: ${text(label)}, grid: true${unit === 'share' ? ', tickFormat: ".0%"' : ''}${more} }`;
}

function has(...names: readonly (string | null)[]): string {
	return `rows.filter(has(${names.flatMap((name) => (name === null ? [] : [text(name)])).join(', ')}))`;
}

function chartCode(chart: CodeChart, { title, mark, source }: Sheet): string {
	return [
		'{',
		`\ttitle: ${text(title)},`,
		`\tcaption: ${text(`${source} ${mark}`)},`,
		'\twidth: 760,',
		...body(chart).map((line) => `\t${line}`),
		'},',
	].join('\n');
}

function body(chart: CodeChart): readonly string[] {
	if (chart.kind === 'lines') return linesBody(chart);
	if (chart.kind === 'cells') return cellsBody(chart);
	if (chart.kind === 'points')
		return [
			`x: { label: ${text(chart.xLabel)}, grid: true },`,
			`y: ${axis(chart)},`,
			'marks: [',
			`\tPlot.dot(${has(chart.x, chart.value)}, { x: ${text(chart.x)}, y: ${text(chart.value)}, title: ${text(chart.key)} }),`,
			'],',
		];
	const label = nameOf(chart.keys);
	const rowAxis = [
		'marginLeft: 260,',
		`x: ${axis(chart, barDomain(chart))},`,
		`y: { label: null, domain: rows.map(${label}) },`,
	];
	if (chart.kind === 'intervals') return [...rowAxis, ...intervalMarks(chart, label)];
	if (chart.kind === 'ranges') {
		const [p10, p25, p50, p75, p90] = chart.ends.map(text);
		return [
			...rowAxis,
			'marks: [',
			`\tPlot.ruleY(${has(...chart.ends)}, { y: ${label}, x1: ${p10 ?? ''}, x2: ${p90 ?? ''} }),`,
			`\tPlot.ruleY(${has(...chart.ends)}, { y: ${label}, x1: ${p25 ?? ''}, x2: ${p75 ?? ''}, strokeWidth: 6, strokeOpacity: 0.4 }),`,
			`\tPlot.dot(${has(...chart.ends)}, { y: ${label}, x: ${p50 ?? ''}, fill: "currentColor" }),`,
			'],',
		];
	}
	const parts = chart.kind === 'stacked' ? `, fill: ${text(chart.part)}, order: null` : '';
	return [
		...rowAxis,
		...(chart.kind === 'stacked'
			? [
					`color: { type: "categorical", legend: true, domain: [...new Set(rows.map((row) => row.${chart.part}))] },`,
				]
			: []),
		'marks: [',
		`\tPlot.barX(${has(chart.value)}, { y: ${label}, x: ${text(chart.value)}${parts} }),`,
		'],',
	];
}

/** Bars begin at zero, also where all are zero. */
function barDomain(chart: CodeChart): string {
	if (chart.kind === 'stacked') return ', domain: [0, 1]';
	if (chart.kind !== 'bars') return '';
	return chart.axis.unit === 'share'
		? ', domain: [0, 1]'
		: `, domain: [0, Math.max(1, ...rows.map((row) => row.${chart.value}))]`;
}

type Intervals = Extract<CodeChart, { kind: 'intervals' }>;

function intervalMarks({ series }: Intervals, label: string): readonly string[] {
	const several = series.length > 1;
	return [
		...(several ? ['color: { type: "categorical", legend: true },'] : []),
		'marks: [',
		...series.flatMap((one, at) => {
			const shift = several ? `, dy: ${(at - (series.length - 1) / 2) * 8}` : '';
			const stroke = several ? `, stroke: () => ${text(one.label)}` : '';
			return [
				...(one.lower === null || one.upper === null
					? []
					: [
							`\tPlot.ruleY(${has(one.lower, one.upper)}, { y: ${label}, x1: ${text(one.lower)}, x2: ${text(one.upper)}${stroke}${shift} }),`,
						]),
				`\tPlot.dot(${has(one.estimate)}, { y: ${label}, x: ${text(one.estimate)}${several ? `, fill: () => ${text(one.label)}` : ', fill: "currentColor"'}${shift} }),`,
			];
		}),
		'],',
	];
}

function linesBody(chart: Extract<CodeChart, { kind: 'lines' }>): readonly string[] {
	const { x, xLabel, keys, series } = chart;
	const several = series.length > 1;
	return [
		// Names such as "24 h" keep the order of the file; numbers make a scale.
		`x: { label: ${text(xLabel)}, grid: true, tickFormat: String, ...(rows.every((row) => typeof row.${x} === "number") ? {} : { domain: [...new Set(rows.map((row) => row.${x}))], type: "point" }) },`,
		`y: ${axis(chart)},`,
		'color: { type: "categorical", legend: true },',
		'marks: [',
		...series.flatMap((one) => {
			const name = nameOf(keys, several ? [text(one.label)] : []);
			return [
				`\tPlot.ruleX(${has(one.lower, one.upper)}, { x: ${text(x)}, y1: ${text(one.lower ?? '')}, y2: ${text(one.upper ?? '')}, stroke: ${name} }),`,
				`\tPlot.line(${has(one.estimate)}, { x: ${text(x)}, y: ${text(one.estimate)}, stroke: ${name} }),`,
				`\tPlot.dot(${has(one.estimate)}, { x: ${text(x)}, y: ${text(one.estimate)}, fill: ${name} }),`,
			];
		}),
		'],',
	];
}

function cellsBody(chart: Extract<CodeChart, { kind: 'cells' }>): readonly string[] {
	const { across, down, panel, value, axis: of } = chart;
	const facet = panel === null ? '' : `, fy: ${text(panel)}`;
	const shown =
		of.unit === 'share' ? `(100 * row.${value}).toFixed(0) + " %"` : `row.${value}.toFixed(2)`;
	return [
		'marginLeft: 260,',
		`x: { label: null, domain: [...new Set(rows.map((row) => row.${across}))] },`,
		`y: { label: null, domain: [...new Set(rows.map((row) => row.${down}))] },`,
		`color: { label: ${text(of.label)}, scheme: "blues" },`,
		'marks: [',
		`\tPlot.cell(${has(value)}, { x: ${text(across)}, y: ${text(down)}${facet}, fill: ${text(value)} }),`,
		`\tPlot.text(${has(value)}, { x: ${text(across)}, y: ${text(down)}${facet}, text: (row) => ${shown}, stroke: "white", fill: "black" }),`,
		'],',
	];
}
