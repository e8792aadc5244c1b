import type { Statement } from './engine.ts';

/** What may be bound to a placeholder. */
export type BoundValue = Statement['params'][number];

const FROM_THE_TAG = Symbol('fragment');

/**
 * A piece of SQL with the values bound to its placeholders, in order. Only `fragment` makes one, from text
 * written in our source; so no text from elsewhere can become SQL.
 */
export class Fragment implements Statement {
	readonly sql: string;
	readonly params: readonly BoundValue[];

	constructor(origin: typeof FROM_THE_TAG, sql: string, params: readonly BoundValue[]) {
		if (origin !== FROM_THE_TAG)
			throw new TypeError('Fragments are made by the fragment tag only.');
		this.sql = sql;
		this.params = params;
	}
}

/**
 * Template tag: fragments between the braces are put in place, anything else becomes a bound value.
 *
 * Throws RangeError for a number that is not finite and for source text with a question mark, which would be
 * taken for a placeholder.
 */
export function fragment(
	text: TemplateStringsArray,
	...holes: readonly (Fragment | BoundValue)[]
): Fragment {
	let sql = '';
	const params: BoundValue[] = [];
	text.forEach((piece, at) => {
		if (piece.includes('?')) throw new RangeError(`A question mark in SQL text: ${piece}`);
		sql += piece;
		const hole = holes[at];
		if (hole === undefined) return;
		if (hole instanceof Fragment) {
			sql += hole.sql;
			params.push(...hole.params);
			return;
		}
		if (typeof hole === 'number' && !Number.isFinite(hole)) {
			throw new RangeError(`Only finite numbers can be bound, not ${hole}.`);
		}
		sql += '?';
		params.push(hole);
	});
	return new Fragment(FROM_THE_TAG, sql, params);
}

/** A name in double quotes. For the folder's own modules: callers check the name first (see `column`). */
export function quoted(checkedName: string): Fragment {
	return new Fragment(FROM_THE_TAG, `"${checkedName.replaceAll('"', '""')}"`, []);
}

/** A whole number as text, for places and limits of our own; what a reader chose is bound instead. */
export function whole(value: number): Fragment {
	if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number.`);
	return new Fragment(FROM_THE_TAG, String(value), []);
}

/**
 * A word of the codebook as a text literal, for definitions, where nothing can be bound. Throws RangeError for
 * anything but letters, digits and underscores.
 */
export function word(value: string): Fragment {
	if (!/^\w+$/.test(value)) throw new RangeError(`${JSON.stringify(value)} is not one word.`);
	return new Fragment(FROM_THE_TAG, `'${value}'`, []);
}

/** Fragments with a separator between them; an empty list gives an empty fragment. */
export function joined(fragments: readonly Fragment[], separator: Fragment): Fragment {
	const sql = fragments.map((each) => each.sql).join(separator.sql);
	const params = fragments.flatMap((each, at) =>
		at === 0 ? each.params : [...separator.params, ...each.params],
	);
	return new Fragment(FROM_THE_TAG, sql, params);
}

/** Fragments separated by commas. */
export function listed(fragments: readonly Fragment[]): Fragment {
	return joined(fragments, fragment`, `);
}

/** True where all conditions are; `true` for none. */
export function allOf(conditions: readonly Fragment[]): Fragment {
	return conditions.length === 0 ? fragment`true` : joined(conditions, fragment` and `);
}

/** True where any condition is; `false` for none. Comes in parentheses, so that it can stand in `allOf`. */
export function anyOf(conditions: readonly Fragment[]): Fragment {
	return conditions.length === 0
		? fragment`false`
		: fragment`(${joined(conditions, fragment` or `)})`;
}

/** True where `operand` equals one of the values; `false` for none. Null is never equal. */
export function oneOf(operand: Fragment, values: readonly BoundValue[]): Fragment {
	return values.length === 0
		? fragment`false`
		: fragment`${operand} in (${listed(values.map((value) => fragment`${value}`))})`;
}

/** The same as plain data: text and values. */
export function statementOf({ sql, params }: Fragment): Statement {
	return { sql, params };
}
