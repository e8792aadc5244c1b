import { codebook } from '$lib/domain/codebook.ts';
import type { TableName, Variable } from '$lib/domain/variable.ts';

export interface CodebookSection {
	readonly heading: string;
	readonly table: TableName;
	readonly variables: readonly Variable[];
}

/** The codebook under its headings, in its own order. */
export function codebookSections(): readonly CodebookSection[] {
	const keys = [...new Set(codebook.map(({ table, section }) => `${table} ${section}`))];
	return keys.flatMap((key) => {
		const variables = codebook.filter(({ table, section }) => `${table} ${section}` === key);
		const [first] = variables;
		return first ? [{ heading: first.section, table: first.table, variables }] : [];
	});
}
