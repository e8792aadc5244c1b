import { columnNamed } from '../../db/columns.ts';
import { column } from '../../db/identifier.ts';
import { fragment, type Fragment } from '../../db/statement.ts';
import type { AnswerColumns } from '../figure.ts';

/**
 * A column as whole numbers, 0 for missing: of a category 1 for its first level in codebook order and so on, of a
 * yes/no 1 for no and 2 for yes, of a whole number the number itself.
 */
export function codeColumn(name: string): Fragment {
	const operand = column(name);
	const { storage } = columnNamed(name);
	const code =
		storage === 'enum'
			? fragment`enum_code(${operand})::integer + 1`
			: storage === 'boolean'
				? fragment`${operand}::integer + 1`
				: fragment`${operand}::integer`;
	return fragment`coalesce(${code}, 0) as ${operand}`;
}

/** A column of numbers as it is, missing ones too. */
export function numberColumn(name: string): Fragment {
	return fragment`${column(name)}::double as ${column(name)}`;
}

/** Numbers a code of `codeColumn` may be, for a category or a yes/no: the levels and 0. */
export function codesOf(name: string): number {
	return (columnNamed(name).levels?.length ?? 2) + 1;
}

/** The stored value a code of `codeColumn` stands for, as text; null for missing. */
export function codedValue(name: string, code: number): string | null {
	if (code === 0) return null;
	const { storage, levels } = columnNamed(name);
	if (storage === 'boolean') return code === 2 ? 'true' : 'false';
	return storage === 'enum' ? (levels?.[code - 1]?.value ?? null) : String(code);
}

/** A table of numbers by column, each in row order; missing is NaN. Plain data that can be sent to a worker. */
export type NumberColumns = Readonly<Record<string, Float64Array>>;

/** An answer of numbers as typed arrays. */
export function numberColumns(columns: AnswerColumns): NumberColumns {
	return Object.fromEntries(
		Object.entries(columns).map(([name, values]) => [
			name,
			Float64Array.from(values, (value) => (value === null ? NaN : Number(value))),
		]),
	);
}
