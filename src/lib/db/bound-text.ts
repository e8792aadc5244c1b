import type { Statement } from './engine.ts';

/** A statement in two: one that binds the values to a variable of the session, and one that reads it. */
export interface BoundText {
	/** With placeholders; null when there is nothing to bind. */
	readonly assign: string | null;
	readonly text: string;
}

const VARIABLE = 'lowflow_values';

/**
 * Splits a statement so that it can be cancelled: prepared statements bind values but run to their end,
 * plain text can be stopped but binds nothing. So values go into a variable of the session by a prepared
 * statement, and the text takes them from there.
 *
 * Throws RangeError when placeholders and values differ in number.
 */
export function boundText({ sql, params }: Statement): BoundText {
	const pieces = sql.split('?');
	if (pieces.length !== params.length + 1) {
		throw new RangeError(`${pieces.length - 1} placeholders for ${params.length} values.`);
	}
	if (params.length === 0) return { assign: null, text: sql };
	const fields = params.map((_, at) => `'p${at}': ?`).join(', ');
	return {
		assign: `set variable ${VARIABLE} = {${fields}}`,
		text: pieces.reduce(
			(text, piece, at) => `${text}getvariable('${VARIABLE}').p${at - 1}${piece}`,
		),
	};
}
