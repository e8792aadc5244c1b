import { column, relation } from '../../db/identifier.ts';
import type { Statement } from '../../db/engine.ts';
import { fragment, listed, statementOf, whole, type Fragment } from '../../db/statement.ts';
import { cohortPredicate } from '../../db/where.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';
import { groupColumn } from '../grouping/group-column.ts';
import { groupingDraws } from '../grouping/groupings.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { ACTIVATED } from './groupings.ts';
import type { Outcome } from './outcomes.ts';
import type { Question } from './question.ts';

/** Columns of the answer to each kind of question. */
export function exploreColumns({ outcome }: Question): readonly string[] {
	const keys = ['group', 'split', 'stratum', 'stratum2'];
	switch (outcome.kind) {
		case 'share':
			return [...keys, 'n', 'known', 'yes'];
		case 'bounds':
			return [...keys, 'n', 'known', 'alive', 'recorded', 'yes'];
		case 'spread':
			return [...keys, 'value', 'n'];
	}
}

/** Measurements are handed over as whole numbers of their last decimal. */
export function scaleOf({ decimals }: Extract<Outcome, { kind: 'spread' }>): number {
	return 10 ** decimals;
}

/** Filters not applied, because the question draws their variables as groups. */
export function exploreDraws({ by, facet }: Question): readonly FilterName[] {
	return [...groupingDraws(by), ...groupingDraws(facet)];
}

function rows({ population }: Question): Fragment {
	return population === 'runs'
		? fragment`${relation('runs')} where true`
		: population === 'eligible'
			? fragment`${relation('arrest_case')} where true`
			: fragment`${relation('arrest_case')} where ${column(ACTIVATED)}`;
}

function counts(outcome: Outcome): Fragment {
	const alive = column(SURVIVAL_TO_DISCHARGE.outcome);
	const operand = column(outcome.name);
	const all = fragment`count(*)::integer as "n"`;
	switch (outcome.kind) {
		case 'share':
			return fragment`${all}, count(${operand})::integer as "known", (count(*) filter (where ${operand}))::integer as "yes"`;
		case 'bounds':
			return fragment`${all}, count(${alive})::integer as "known", (count(*) filter (where ${alive}))::integer as "alive", (count(${operand}) filter (where ${alive}))::integer as "recorded", (count(*) filter (where ${alive} and ${operand}))::integer as "yes"`;
		case 'spread':
			return fragment`round(${operand} * ${whole(scaleOf(outcome))})::integer as "value", ${all}`;
	}
}

/**
 * Arrests counted by group, split and stratum; of a measurement by value too. What is not asked for is a null key.
 */
export function exploreStatement(cohort: Cohort, question: Question): Statement {
	const { by, facet, allowance, outcome } = question;
	const keys = listed([
		fragment`${groupColumn(by)} as "group"`,
		fragment`${groupColumn(facet)} as "split"`,
		fragment`${groupColumn(allowance?.by[0] ?? null)} as "stratum"`,
		fragment`${groupColumn(allowance?.by[1] ?? null)} as "stratum2"`,
	]);
	return statementOf(fragment`select ${keys}, ${counts(outcome)}
from ${rows(question)} and ${cohortPredicate(cohort, exploreDraws(question))}
group by all
order by all`);
}
