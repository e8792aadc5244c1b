import { describe } from '../../stats/describe.ts';
import { numberOf } from '../complications/episodes.ts';
import type { FigureAnswer } from '../figure.ts';
import type { Question } from './question.ts';
import { scaleOf } from './statement.ts';

interface Keys {
	/** Null is the missing group; also where nothing was grouped by. */
	readonly group: string | null;
	readonly split: string | null;
}

/** Arrests of a cell, of a stratum where something is allowed for. */
export interface ShareCell extends Keys {
	/** One key per variable allowed for; null is a missing one. */
	readonly stratum: readonly (string | null)[];
	readonly n: number;
	readonly known: number;
	readonly yes: number;
}

interface BoundsCell extends Keys {
	readonly n: number;
	/** Discharge status known; left alive; of those with neurology on file; of those favourable. */
	readonly known: number;
	readonly alive: number;
	readonly recorded: number;
	readonly yes: number;
}

interface SpreadCell extends Keys {
	readonly n: number;
	readonly known: number;
	/** 10th, 25th, 50th, 75th and 90th percentile; empty without values. */
	readonly percentiles: readonly number[];
}

/** Counts or percentiles by group and split. */
export type ExploreResult =
	| { readonly kind: 'share'; readonly cells: readonly ShareCell[] }
	| { readonly kind: 'bounds'; readonly cells: readonly BoundsCell[] }
	| {
			readonly kind: 'spread';
			readonly cells: readonly SpreadCell[];
			/** All groups of a split together, and all splits: percentiles do not add up. */
			readonly totals: readonly SpreadCell[];
			readonly overall: SpreadCell;
	  };

type Row = Readonly<Record<string, unknown>>;

function key(row: Row, name: string): string | null {
	const value = row[name];
	return typeof value === 'string' ? value : null;
}

const PROBS = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

function spreadOf(rows: readonly Row[], keys: Keys, scale: number): SpreadCell {
	const sum = (of: readonly Row[]): number =>
		of.reduce((total, row) => total + numberOf(row, 'n'), 0);
	const recorded = rows.filter((row) => row['value'] !== null);
	const values = new Float64Array(sum(recorded));
	let at = 0;
	for (const row of recorded) {
		const next = at + numberOf(row, 'n');
		values.fill(numberOf(row, 'value') / scale, at, next);
		at = next;
	}
	const { quantiles } = describe(values, { probs: PROBS });
	return {
		...keys,
		n: sum(rows),
		known: values.length,
		percentiles: quantiles.filter((value) => value !== null),
	};
}

/** Rows by a text made of them, in the order in which the texts first come up. */
function gathered(rows: readonly Row[], name: (row: Row) => string): Row[][] {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const own = found.get(name(row)) ?? [];
		found.set(name(row), own);
		own.push(row);
	}
	return [...found.values()];
}

/** The answer to `exploreStatement`, as plain numbers. */
export function exploreResult(
	[answer]: readonly FigureAnswer[],
	{ outcome, allowance }: Question,
): ExploreResult {
	const rows = answer?.kind === 'rows' ? answer.rows : [];
	const keys = (row: Row | undefined): Keys => ({
		group: row === undefined ? null : key(row, 'group'),
		split: row === undefined ? null : key(row, 'split'),
	});
	switch (outcome.kind) {
		case 'share':
			return {
				kind: 'share',
				cells: rows.map((row) => ({
					...keys(row),
					stratum: (allowance?.by ?? []).map((_, at) =>
						key(row, at === 0 ? 'stratum' : 'stratum2'),
					),
					n: numberOf(row, 'n'),
					known: numberOf(row, 'known'),
					yes: numberOf(row, 'yes'),
				})),
			};
		case 'bounds':
			return {
				kind: 'bounds',
				cells: rows.map((row) => ({
					...keys(row),
					n: numberOf(row, 'n'),
					known: numberOf(row, 'known'),
					alive: numberOf(row, 'alive'),
					recorded: numberOf(row, 'recorded'),
					yes: numberOf(row, 'yes'),
				})),
			};
		case 'spread': {
			const scale = scaleOf(outcome);
			const cell = (of: readonly Row[]): SpreadCell => spreadOf(of, keys(of[0]), scale);
			const name = (row: Row): string => JSON.stringify(keys(row));
			return {
				kind: 'spread',
				cells: gathered(rows, name).map(cell),
				totals: gathered(rows, (row) => String(key(row, 'split'))).map((of) => ({
					...cell(of),
					group: null,
				})),
				overall: { ...spreadOf(rows, { group: null, split: null }, scale) },
			};
		}
	}
}
