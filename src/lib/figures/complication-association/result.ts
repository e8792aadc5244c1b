import { column, relation } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, statementOf } from '../../db/statement.ts';
import type { Cohort } from '../../domain/cohort.ts';
import {
	byKind,
	chosenRuns,
	kindColumn,
	NOT_BRAIN_DEATH,
	numberOf,
} from '../complications/episodes.ts';
import { kindsOf } from '../complications/kinds.ts';
import type { FigureAnswer, OptionValues } from '../figure.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

/** Runs with a complication of one kind: all, those whose outcome is known, those discharged alive. */
interface KindOutcome {
	readonly kind: string;
	readonly runs: number;
	readonly known: number;
	readonly alive: number;
}

export interface AssociationResult {
	readonly runs: number;
	readonly known: number;
	readonly alive: number;
	/** In codebook order, those no run had too. */
	readonly kinds: readonly KindOutcome[];
}

export const ASSOCIATION_COLUMNS = ['kind', 'runs', 'known', 'alive'] as const;

/** Outcomes of the runs with each kind, brain death not counted, and of all runs in the row without a kind. */
export function associationStatement(cohort: Cohort, options: OptionValues): Statement {
	const id = column('case_id');
	const counts = fragment`count(*)::integer as runs, count(alive)::integer as known, (count(*) filter (where alive))::integer as alive`;
	return statementOf(fragment`with chosen as (${chosenRuns(cohort, fragment`${column(SURVIVAL_TO_DISCHARGE.outcome)} as alive`)}),
had as (
	select distinct ${kindColumn(options)}::varchar as kind, ${id}
	from ${relation('complication')} where ${NOT_BRAIN_DEATH}
)
select kind, ${counts} from had join chosen using (${id}) group by kind
union all by name
select null as kind, ${counts} from chosen
order by kind nulls last`);
}

/** Counts of every kind from the rows of `associationStatement`. */
export function associationResult(
	[answer]: readonly FigureAnswer[],
	options: OptionValues,
): AssociationResult {
	const rows = byKind(answer?.kind === 'rows' ? answer.rows : []);
	const counts = (kind: string | null): Omit<KindOutcome, 'kind'> => ({
		runs: numberOf(rows.get(kind), 'runs'),
		known: numberOf(rows.get(kind), 'known'),
		alive: numberOf(rows.get(kind), 'alive'),
	});
	return {
		...counts(null),
		kinds: kindsOf(options, true).map(({ value }) => ({ kind: value, ...counts(value) })),
	};
}
