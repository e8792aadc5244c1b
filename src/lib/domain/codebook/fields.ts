import type { TableName, Variable } from '../variable.ts';

/** A variable as a section writes it down; table and section are common to the file. */
export type Field = Omit<Variable, 'table' | 'section'>;

/** The variables of one codebook section: each field with its table and section heading, in the order given. */
export function fields(
	table: TableName,
	section: string,
	list: readonly Field[],
): readonly Variable[] {
	return list.map((field) => ({ ...field, table, section }));
}
