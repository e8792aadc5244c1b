import type { Engine } from '$lib/db/engine.ts';
import { column, relation } from '$lib/db/identifier.ts';
import { fragment, joined, statementOf } from '$lib/db/statement.ts';
import { variablesOf } from '$lib/domain/codebook.ts';
import { applicableRows } from './applicable-rows.ts';

/** How often a variable of `arrest_case` is filled, of the rows it applies to. */
export interface Completeness {
	readonly name: string;
	readonly applicable: number;
	readonly filled: number;
}

/** Completeness of every variable of `arrest_case` over all eligible arrests, in codebook order. */
export async function completeness(engine: Engine): Promise<readonly Completeness[]> {
	await engine.load(['runs', 'conventional']);
	const branches = variablesOf('arrest_case').map(
		(variable, at) =>
			fragment`select ${at} as "at", count(*)::integer as "applicable", count(${column(variable.name)})::integer as "filled" from ${relation('arrest_case')} where ${applicableRows(variable)}`,
	);
	const answer = await engine.query(
		statementOf(fragment`${joined(branches, fragment` union all `)} order by 1`),
	);
	const [applicable, filled] = [answer.column('applicable'), answer.column('filled')];
	return variablesOf('arrest_case').map((variable, at) => ({
		name: variable.name,
		applicable: Number(applicable[at]),
		filled: Number(filled[at]),
	}));
}
