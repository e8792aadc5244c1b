import { answerKeyVariables, centreKeyVariables } from './codebook/answer-key.ts';
import { arrestVariables } from './codebook/arrest.ts';
import { caseVariables } from './codebook/case.ts';
import { centreVariables } from './codebook/centre.ts';
import { complicationVariables } from './codebook/complication.ts';
import { denominatorVariables } from './codebook/denominator.ts';
import { followUpVariables } from './codebook/follow-up.ts';
import { outcomeVariables } from './codebook/outcome.ts';
import { pathwayVariables } from './codebook/pathway.ts';
import { preArrestVariables } from './codebook/pre-arrest.ts';
import { resuscitationVariables } from './codebook/resuscitation.ts';
import { runVariables } from './codebook/run.ts';
import type { Level, TableName, Variable } from './variable.ts';

/** Every column of the registry, table by table; within a table in the order of the published files. */
export const codebook: readonly Variable[] = [
	...caseVariables,
	...preArrestVariables,
	...arrestVariables,
	...resuscitationVariables,
	...pathwayVariables,
	...runVariables,
	...outcomeVariables,
	...followUpVariables,
	...complicationVariables,
	...centreVariables,
	...denominatorVariables,
	...answerKeyVariables,
	...centreKeyVariables,
];

const byKey = new Map(codebook.map((entry) => [`${entry.table}.${entry.name}`, entry]));

/** Variables of one table, in file order. */
export function variablesOf(table: TableName): readonly Variable[] {
	return codebook.filter((entry) => entry.table === table);
}

/** One variable by table and name. Throws RangeError if the table has no such column. */
export function variable(table: TableName, name: string): Variable {
	const found = byKey.get(`${table}.${name}`);
	if (found === undefined)
		throw new RangeError(`The table ${table} has no variable ${JSON.stringify(name)}`);
	return found;
}

/** How missing is shown, wherever a level's label would stand. */
export const UNKNOWN_LABEL = 'Unknown';

const YES_NO: readonly Level[] = [
	{ value: 'true', label: 'Yes' },
	{ value: 'false', label: 'No' },
];

/** Levels of a variable: those of an enumeration, yes and no for a boolean, none for anything else. */
export function levelsOf(of: Variable): readonly Level[] {
	return of.levels ?? (of.storage === 'boolean' ? YES_NO : []);
}

/**
 * The label of a value: the level's for enumerations, Yes or No for booleans ('true', 'false'), the text itself
 * for numbers and ids, "Unknown" for null. `short` asks for the label for narrow charts.
 * Throws RangeError for a value that an enumeration does not have.
 */
export function levelLabel(of: Variable, value: string | null, short = false): string {
	if (value === null) return UNKNOWN_LABEL;
	const levels = levelsOf(of);
	if (levels.length === 0) return value;
	const level = levels.find((candidate) => candidate.value === value);
	if (level === undefined)
		throw new RangeError(`${of.table}.${of.name} has no level ${JSON.stringify(value)}`);
	return short ? (level.short ?? level.label) : level.label;
}
