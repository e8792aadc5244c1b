import { median } from '../methods/design.ts';
import type { Cases } from '../data/extract.ts';
import { inGroup, rowsWhere } from '../data/groups.ts';
import { codeOf } from '../data/levels.ts';
import type { Estimated } from '../methods/estimates.ts';

/** Severity of one kind of arrest: mean in SD, and how many lie above zero. */
export interface Severity extends Estimated {
	readonly n: number;
	readonly sicker: number;
}

/** Who is left at one stage on the way to ECMO. */
export interface SeverityStage {
	readonly stage: 'eligible' | 'activated' | 'cannulated';
	readonly sepsis: Severity;
	readonly cardiac: Severity;
}

const Z = 1.959963984540054;

const CARDIAC = [
	'chd_single_ventricle',
	'chd_two_ventricle',
	'cardiomyopathy_myocarditis',
	'arrhythmia',
	'acs',
];

function severityOf(values: readonly number[]): Severity {
	const n = values.length;
	const mean = values.reduce((sum, value) => sum + value, 0) / n;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
	const half = Z * Math.sqrt(variance / n);
	return {
		n,
		sicker: values.filter((value) => value > 0).length,
		estimate: mean,
		lower: mean - half,
		upper: mean + half,
	};
}

/**
 * Severity of sepsis and of cardiac arrests of children in hospital among all eligible, those in whom ECPR was
 * activated and those cannulated; and the share cannulated by quarter of severity.
 */
export function severityByStage(cases: Cases) {
	const c = cases.columns;
	const within = inGroup(c, 'child-ihca');
	const rows = rowsWhere(cases, within);
	const sepsis = codeOf('dx_group', 'sepsis');
	const cardiac = new Set(CARDIAC.map((name) => codeOf('dx_group', name)));
	const kinds = {
		sepsis: rows.filter((row) => c.dx_group[row] === sepsis),
		cardiac: rows.filter((row) => cardiac.has(c.dx_group[row] ?? -1)),
	};
	const severity = (row: number): number => c.severity_index[row] ?? NaN;
	const reached = {
		eligible: () => true,
		activated: (row: number) => c.ecpr_activated[row] === 1,
		cannulated: (row: number) => c.received_ecpr[row] === 1,
	};
	const of = (list: Int32Array, stage: SeverityStage['stage']): Severity =>
		severityOf(Array.from(list.filter(reached[stage]), severity));
	const all = Array.from(rows, severity);
	const middle = median(all);
	const cuts = [
		null,
		median(all.filter((value) => value < middle)),
		middle,
		median(all.filter((value) => value >= middle)),
		null,
	];
	return {
		stages: (['eligible', 'activated', 'cannulated'] as const).map((stage): SeverityStage => ({
			stage,
			sepsis: of(kinds.sepsis, stage),
			cardiac: of(kinds.cardiac, stage),
		})),
		chosen: cuts.slice(0, -1).map((from, at) => {
			const to = cuts[at + 1] ?? null;
			const counted = (list: Int32Array) => {
				const inside = list.filter(
					(row) => severity(row) >= (from ?? -Infinity) && severity(row) < (to ?? Infinity),
				);
				return { x: inside.filter(reached.cannulated).length, n: inside.length };
			};
			return { from, to, sepsis: counted(kinds.sepsis), cardiac: counted(kinds.cardiac) };
		}),
	};
}
