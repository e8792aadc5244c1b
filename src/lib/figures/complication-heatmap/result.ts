import { column, relation } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, listed, statementOf } from '../../db/statement.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';
import { chosenRuns, kindColumn } from '../complications/episodes.ts';
import type { FigureAnswer, OptionValues } from '../figure.ts';
import { spansEighteen } from '../words/cohort-words.ts';

/** What the columns of the map may be. */
export const ACROSS = ['setting', 'dx_group', 'age_group'] as const satisfies readonly FilterName[];

type Across = (typeof ACROSS)[number];

/** The variable whose levels make the columns. */
export function acrossOf(options: OptionValues): Across {
	return ACROSS.find((name) => name === options['across']) ?? 'setting';
}

/** Is the map split by age class? Where setting or diagnosis would mix adults and under-18s. */
export function splits(cohort: Cohort, options: OptionValues): boolean {
	return acrossOf(options) !== 'age_group' && spansEighteen(cohort);
}

/** Runs of one column, and how many of them had each kind. */
export interface HeatColumn {
	readonly ageClass: string | null;
	/** Null is missing. */
	readonly level: string | null;
	readonly runs: number;
	/** Kinds nobody had are left out. */
	readonly had: Readonly<Record<string, number>>;
}

export interface HeatResult {
	readonly columns: readonly HeatColumn[];
}

export const HEAT_COLUMNS = ['age', 'level', 'kind', 'runs'] as const;

/** Runs of each column with each kind, and all its runs in the row without a kind. */
export function heatStatement(cohort: Cohort, options: OptionValues): Statement {
	const id = column('case_id');
	const across = acrossOf(options);
	const age = splits(cohort, options) ? column('age_class') : fragment`null`;
	const columns = listed([
		fragment`${age}::varchar as age`,
		fragment`${column(across)}::varchar as level`,
	]);
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, columns, [across])}),
had as (select distinct ${kindColumn(options)}::varchar as kind, ${id} from ${relation('complication')})
select age, level, kind, count(*)::integer as runs from had join chosen using (${id}) group by all
union all by name
select age, level, null as kind, count(*)::integer as runs from chosen group by all
order by all`);
}

/** Columns from the rows of `heatStatement`. */
export function heatResult([answer]: readonly FigureAnswer[]): HeatResult {
	const columns = new Map<
		string,
		{ ageClass: string | null; level: string | null; runs: number; had: Record<string, number> }
	>();
	const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
	for (const row of answer?.kind === 'rows' ? answer.rows : []) {
		const ageClass = text(row['age']);
		const level = text(row['level']);
		const key = JSON.stringify([ageClass, level]);
		const found = columns.get(key) ?? { ageClass, level, runs: 0, had: {} };
		columns.set(key, found);
		const kind = text(row['kind']);
		if (kind === null) found.runs = Number(row['runs']);
		else found.had[kind] = Number(row['runs']);
	}
	return { columns: [...columns.values()] };
}
