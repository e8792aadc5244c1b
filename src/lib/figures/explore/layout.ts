import type { PresentContext, TableValue } from '../figure.ts';
import { UNKNOWN } from '../../domain/cohort.ts';
import { groupLabel } from '../grouping/groupings.ts';
import { tellLeftOut, type ToldLeftOut } from '../flow/left-out.ts';
import { answersOf, isHidden, type Answer } from './answers.ts';
import type { ExploredGrouping } from './groupings.ts';
import type { Question } from './question.ts';
import type { ExploreResult } from './result.ts';

/** A group or a split as drawn. */
export interface Level {
	/** Null is the missing one, and all together where nothing was grouped by. */
	readonly value: string | null;
	readonly label: string;
	readonly role: 'level' | 'missing' | 'total';
	/** What a click on it filters to. */
	readonly filter: TableValue['filter'] | null;
}

/** What may be shown of a group within a split. */
export interface Entry {
	readonly group: Level;
	readonly split: Level;
	readonly answer: Answer;
	/** Cases that the question cannot use; null where saying so would give a small count away. */
	readonly leftOut: number | null;
}

export interface Layout {
	/** In codebook order, the missing one last; then all together, where there are several. */
	readonly groups: readonly Level[];
	readonly splits: readonly Level[];
	/** Split by split, in each the groups that occur in it. */
	readonly entries: readonly Entry[];
	readonly overall: Answer;
	/** Cases of the cohort, and those the question can use. */
	readonly n: number;
	readonly known: number;
	/** Cases it cannot use. */
	readonly leftOut: Pick<ToldLeftOut, 'all' | 'told'>;
	readonly hidden: boolean;
}

/** The levels of a grouping that occur; a single one for all where there is no grouping. */
export function levelsOf(
	grouping: ExploredGrouping | null,
	found: ReadonlySet<string | null>,
	all: string,
): Level[] {
	if (grouping === null) return [{ value: null, label: all, role: 'level', filter: null }];
	const { filter } = grouping;
	const order = [...grouping.levels.map(({ value }) => value), null];
	return order
		.filter((value) => found.has(value))
		.map((value): Level => ({
			value,
			label: groupLabel(grouping, value),
			role: value === null ? 'missing' : 'level',
			filter: filter === null ? null : { name: filter, level: value ?? UNKNOWN },
		}));
}

/** Cases that the question cannot use, as far as they may be told, unless the answer may not say how many values it has. */
function leftOutOf(answer: Answer, told: number | null): number | null {
	return tellsKnown(answer) ? told : null;
}

/** May it be said how many cases have a value? */
export function tellsKnown(answer: Answer): boolean {
	if (answer.kind !== 'spread') return true;
	const { spread } = answer;
	return spread.kind === 'empty' || (spread.kind === 'shown' && spread.known !== null);
}

/** Puts a result in order, after the small-cell rule. */
export function layOut(
	result: ExploreResult,
	question: Question,
	all: string,
	context: PresentContext,
): Layout {
	const { cells } = result;
	const levels = levelsOf(question.by, new Set(cells.map(({ group }) => group)), all);
	const splits = levelsOf(question.facet, new Set(cells.map(({ split }) => split)), '');
	const answers = answersOf(
		result,
		splits.map(({ value }) => value),
		context,
	);
	const total: Level = { value: null, label: all, role: 'total', filter: null };
	const sum = (name: 'n' | 'known', of: readonly Record<'n' | 'known', number>[]): number =>
		of.reduce((count, cell) => count + cell[name], 0);
	const told = tellLeftOut(
		cells.map((cell) => cell.n - cell.known),
		context.policy,
		splits.map(({ value }) => cells.flatMap((cell, at) => (cell.split === value ? [at] : []))),
	);
	const entries = splits.flatMap((split, which): Entry[] => {
		const rows = levels.flatMap((group): Entry[] => {
			const at = cells.findIndex(
				(cell) => cell.split === split.value && cell.group === group.value,
			);
			const cell = cells[at];
			const answer = answers.cells[at];
			if (cell === undefined || answer === undefined) return [];
			return [{ group, split, answer, leftOut: leftOutOf(answer, told.rows[at] ?? null) }];
		});
		const together = answers.totals[which];
		if (rows.length < 2 || together === undefined) return rows;
		const leftOut = leftOutOf(together, told.groups[which] ?? null);
		return [...rows, { group: total, split, answer: together, leftOut }];
	});
	return {
		groups: levels.length > 1 ? [...levels, total] : levels,
		splits,
		entries,
		overall: answers.overall,
		n: sum('n', cells),
		known: sum('known', cells),
		leftOut: { all: told.all, told: told.told && tellsKnown(answers.overall) },
		hidden: entries.some(({ answer, leftOut }) => isHidden(answer) || leftOut === null),
	};
}
