import { AGE_CLASSES } from '../../domain/age-class.ts';
import { count, NO_NUMBER } from '../../domain/format.ts';
import { isSmallShare, suppressTable } from '../../domain/small-cell.ts';
import { clusteredRate } from '../../stats/clustered-rate.ts';
import { rateText, rateValue } from '../complications/rate-words.ts';
import type { PresentContext, TableValue, View } from '../figure.ts';
import { countValue, numberValue, wordsValue } from '../shares/share-table.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { ignoredNotes, saidOf, whom } from '../words/cohort-words.ts';
import { inSentence } from '../words/finding.ts';
import { ageClassLabel, clickOn, labelOf, rankOf } from '../words/labels.ts';
import { emptyWords, smallCellNotes } from '../words/notes.ts';
import { levelText } from '../words/numbers.ts';
import { COST_DRAWS, type CostCounts, type CostResult } from './result.ts';
import { spokenOf, tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';

export interface CostRow {
	readonly ageClass: string | null;
	readonly setting: string | null;
	readonly label: string;
	/** Runs with cost and outcome on file. */
	readonly used: number;
	/** Null where it may not be told. */
	readonly leftOut: number | null;
	/** Null where hidden. */
	readonly sums: { readonly alive: number; readonly cost: number } | null;
	/** Total cost index over survivors; null where hidden or without survivors. */
	readonly ratio: {
		readonly estimate: number;
		readonly lower: number | null;
		readonly upper: number | null;
	} | null;
	readonly note: string | null;
}

export interface CostDrawn {
	readonly confidenceLevel: number;
	readonly rows: readonly CostRow[];
}

/** Total cost over survivors: the inverse of survivors per cost, whose interval is on the log scale and so inverts. */
function ratioOf(counts: CostCounts, confidenceLevel: number): CostRow['ratio'] {
	const { used, alive, cost, costSquared, costOfAlive } = counts;
	const { estimate, lower, upper } = clusteredRate(
		{
			subjects: used,
			events: alive,
			time: cost,
			eventsSquared: alive,
			eventsTime: costOfAlive,
			timeSquared: costSquared,
		},
		confidenceLevel,
	);
	if (estimate === null || estimate === 0) return null;
	return {
		estimate: 1 / estimate,
		lower: upper === null ? null : 1 / upper,
		upper: lower === null ? null : 1 / lower,
	};
}

function layOut(
	{ rows }: CostResult,
	context: PresentContext,
): { readonly rows: readonly CostRow[]; readonly leftOut: ToldLeftOut } {
	const ordered = rows.toSorted(
		(a, b) =>
			rankOfClass(a.ageClass) - rankOfClass(b.ageClass) ||
			rankOf('setting', a.setting) - rankOf('setting', b.setting),
	);
	const { cells } = suppressTable(
		ordered.map(({ alive, used }) => ({ x: alive, n: used })),
		[ordered.map((_, at) => at)],
		context.policy,
	);
	const leftOut = tellLeftOut(
		ordered.map(({ runs, used }) => runs - used),
		context.policy,
	);
	const drawn = ordered.map((counts, at): CostRow => {
		const { ageClass, setting, runs, used, alive, cost } = counts;
		const shown = cells[at] === 'shown' && !(context.policy.suppress && isSmallShare(used, runs));
		const ratio = shown ? ratioOf(counts, context.confidenceLevel) : null;
		const none = used === 0 ? 'no cost on file' : 'no survivors';
		return {
			ageClass,
			setting,
			label: labelOf('setting', setting),
			used,
			leftOut: leftOut.rows[at] ?? null,
			sums: shown ? { alive, cost } : null,
			ratio,
			note: shown ? (ratio === null ? none : null) : TOO_FEW,
		};
	});
	return { rows: drawn, leftOut };
}

function rankOfClass(ageClass: string | null): number {
	return AGE_CLASSES.findIndex(({ value }) => value === ageClass);
}

/** A row in words. */
export function costSentence({ label, ratio, sums, note }: CostRow): string {
	if (ratio === null || sums === null) return `${label}: ${note ?? ''}`;
	return `${label}: ${rateText(ratio.estimate, ratio.lower, ratio.upper)}, ${count(sums.cost)} over ${count(sums.alive)} survivors`;
}

/** What chart, title, table, description and export see. */
export function presentCost(result: CostResult, context: PresentContext): View<CostDrawn> {
	const { confidenceLevel } = context;
	const { rows, leftOut } = layOut(result, context);
	const runs = result.rows.reduce((sum, row) => sum + row.runs, 0);
	const used = result.rows.reduce((sum, row) => sum + row.used, 0);
	const spoken = spokenOf(
		runs,
		leftOut,
		'without one of them',
		'without cost or discharge status on file',
	);
	const level = levelText(confidenceLevel);
	const caption = 'Total cost index over survivors, by arrest setting';
	const who = (ageClass: string | null): string => {
		const label = ageClassLabel(ageClass, true);
		return label === null ? '' : ` (${inSentence(label)})`;
	};
	return {
		title: caption,
		subtitle: saidOf(
			whom(context.cohort, COST_DRAWS, spoken.about),
			runs,
			`Cost and discharge status on file for ${count(used)}${spoken.words}.`,
		),
		notes: [
			'The summed cost index of all runs, the dead included, over the number discharged alive. It is not cost-effectiveness: nothing is said of what would have happened, or been spent, without ECMO, nor of life and cost after discharge.',
			`The cost index is hospital cost over one fixed median, whatever the filters; it has no currency. Intervals (${level}) are those of a ratio of two sums over the same runs.`,
			'Missing costs (about 20\u202f%) are left out with their runs, so the ratio stands for those on file.',
			...(result.split ? ['Split by age class, since the cohort spans 18 years.'] : []),
			...ignoredNotes(context.cohort, COST_DRAWS),
			...smallCellNotes(rows.some(({ sums, leftOut: out }) => sums === null || out === null)),
		],
		description: `${caption}. ${rows.map((row) => `${costSentence(row)}${who(row.ageClass)}.`).join(' ')}`,
		table: {
			caption,
			columns: [
				{ label: 'Arrest setting', numeric: false },
				...(result.split ? [{ label: 'Age class', numeric: false }] : []),
				...[
					'Runs used',
					'Left out',
					'Discharged alive',
					'Total cost index',
					'Cost index over survivors',
					`${level} CI from`,
					'to',
				].map((label) => ({ label, numeric: true })),
			],
			rows: rows.map(
				({ ageClass, setting, label, used: own, leftOut: out, sums, ratio }): TableValue[] => [
					{ text: label, value: label, filter: clickOn('setting', setting) },
					...(result.split ? [{ text: ageClassLabel(ageClass) ?? '', value: ageClass }] : []),
					numberValue(own),
					countValue(out),
					sums === null ? wordsValue(TOO_FEW) : numberValue(sums.alive),
					sums === null ? wordsValue(NO_NUMBER) : { text: count(sums.cost), value: sums.cost },
					rateValue(ratio?.estimate ?? null),
					rateValue(ratio?.lower ?? null),
					rateValue(ratio?.upper ?? null),
				],
			),
		},
		n: spoken.n,
		leftOut: spoken.leftOut,
		empty: runs === 0 ? emptyWords(0, 0, '') : used === 0 ? NOTHING : null,
		drawn: { confidenceLevel, rows },
	};
}

const NOTHING = 'No run of this cohort has both cost and discharge status on file.';
