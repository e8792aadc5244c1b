import { column } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, joined, listed, statementOf, whole, word } from '../../db/statement.ts';
import { variable } from '../../domain/codebook.ts';
import type { Cohort } from '../../domain/cohort.ts';
import { describe } from '../../stats/describe.ts';
import { chosenRuns } from '../complications/episodes.ts';
import type { FigureAnswer, OptionValues } from '../figure.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

const TIME = ['ecmo_hours', 'icu_days', 'hospital_days'] as const;
const BLOOD_AND_COST = ['rbc_ml_kg', 'plt_ml_kg', 'cost_index'] as const;

/** The measures the reader asked for. */
export function measuresOf(options: OptionValues): readonly string[] {
	return options['of'] === 'blood-cost' ? BLOOD_AND_COST : TIME;
}

/** Percentiles a strip shows. */
const PROBS = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** The values of one measure among the runs that ended in one way. */
export interface Spread {
	readonly measure: string;
	readonly alive: boolean;
	/** Runs with this end, and those of them with the value on file. */
	readonly runs: number;
	readonly known: number;
	/** 10th, 25th, 50th, 75th and 90th percentile; empty without values. */
	readonly percentiles: readonly number[];
}

export interface UseResult {
	readonly runs: number;
	/** Runs whose discharge status is known. */
	readonly known: number;
	readonly spreads: readonly Spread[];
}

export const USE_COLUMNS = ['measure', 'alive', 'value', 'runs'] as const;

/** Values as whole numbers of their last decimal. */
function scaleOf(measure: string): number {
	return 10 ** (variable('arrest_case', measure).decimals ?? 0);
}

/** Runs by measure, end and value, the missing value included; rows without a measure count all runs by end. */
export function useStatement(cohort: Cohort, options: OptionValues): Statement {
	const measures = measuresOf(options);
	const columns = listed([
		fragment`${column(SURVIVAL_TO_DISCHARGE.outcome)} as alive`,
		...measures.map(column),
	]);
	const counts = measures.map(
		(name) =>
			fragment`select ${word(name)} as measure, alive, round(${column(name)} * ${whole(scaleOf(name))})::integer as value, count(*)::integer as runs from chosen where alive is not null group by all`,
	);
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, columns)})
${joined(counts, fragment`\nunion all by name\n`)}
union all by name
select null as measure, alive, null as value, count(*)::integer as runs from chosen group by all
order by all`);
}

/** Percentiles of every measure by end, from the rows of `useStatement`. */
export function useResult([answer]: readonly FigureAnswer[], options: OptionValues): UseResult {
	const rows = answer?.kind === 'rows' ? answer.rows : [];
	const sum = (of: typeof rows): number =>
		of.reduce((total, row) => total + Number(row['runs']), 0);
	const all = rows.filter((row) => row['measure'] === null);
	return {
		runs: sum(all),
		known: sum(all.filter((row) => row['alive'] !== null)),
		spreads: measuresOf(options).flatMap((measure) =>
			[true, false].map((alive): Spread => {
				const own = rows.filter((row) => row['measure'] === measure && row['alive'] === alive);
				const recorded = own.filter((row) => row['value'] !== null);
				const scale = scaleOf(measure);
				const values = new Float64Array(sum(recorded));
				let at = 0;
				for (const row of recorded) {
					const next = at + Number(row['runs']);
					values.fill(Number(row['value']) / scale, at, next);
					at = next;
				}
				const { quantiles } = describe(values, { probs: PROBS });
				return {
					measure,
					alive,
					runs: sum(own),
					known: values.length,
					percentiles: quantiles.filter((value) => value !== null),
				};
			}),
		),
	};
}
