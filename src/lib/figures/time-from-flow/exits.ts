import type { FigureAnswer } from '../figure.ts';
import type { Grouping } from '../grouping/groupings.ts';

/** Runs of one group that left at the same time in the same way, in parallel columns. */
export interface GroupExits {
	/** Null where missing, or where all runs are one group. */
	readonly level: string | null;
	readonly day: readonly number[];
	/** 0: not seen to end; 1, 2, ...: the ends in the order asked for. */
	readonly end: readonly number[];
	readonly n: readonly number[];
	/** Runs whose days are not on file. */
	readonly undated: number;
}

export interface ExitsResult {
	readonly groups: readonly GroupExits[];
}

/** Reads the answer to `exitsStatement`; groups in the order of the grouping, the missing last. */
export function exitsResult(
	answer: FigureAnswer | undefined,
	grouping: Grouping | null,
	ends: readonly string[],
): ExitsResult {
	const groups = new Map<string | null, { day: number[]; end: number[]; n: number[] }>();
	const undated = new Map<string | null, number>();
	for (const row of answer?.kind === 'rows' ? answer.rows : []) {
		const level = typeof row['level'] === 'string' ? row['level'] : null;
		const own = groups.get(level) ?? { day: [], end: [], n: [] };
		groups.set(level, own);
		const n = Number(row['n']);
		if (row['day'] === null) {
			undated.set(level, (undated.get(level) ?? 0) + n);
			continue;
		}
		own.day.push(Number(row['day']));
		own.end.push(ends.indexOf(String(row['end'])) + 1);
		own.n.push(n);
	}
	const rank = (level: string | null): number =>
		level === null
			? Infinity
			: (grouping?.levels.findIndex(({ value }) => value === level) ?? Infinity);
	return {
		groups: [...groups]
			.toSorted(([one], [other]) => rank(one) - rank(other))
			.map(([level, own]) => ({ level, ...own, undated: undated.get(level) ?? 0 })),
	};
}

/** Runs of some groups whose days are on file. */
export function datedRuns(groups: readonly GroupExits[]): number {
	return groups.reduce((sum, { n }) => sum + n.reduce((own, one) => own + one, 0), 0);
}

/** Groups as one. */
export function together(groups: readonly GroupExits[]): GroupExits {
	return {
		level: null,
		day: groups.flatMap(({ day }) => day),
		end: groups.flatMap(({ end }) => end),
		n: groups.flatMap(({ n }) => n),
		undated: groups.reduce((sum, { undated }) => sum + undated, 0),
	};
}
