import type { FigureAnswer } from '../figure.ts';
import { shareLevel } from '../shares/share-level.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';
import { UNTIMED } from './still-in-cpr-statement.ts';

/** Runs by the minute of their first flow, in parallel columns. */
interface FlowMinutes {
	/** Null where the figure is not split by age. */
	readonly ageClass: string | null;
	readonly minute: readonly number[];
	readonly runs: readonly number[];
	readonly known: readonly number[];
	readonly alive: readonly number[];
}

/** Arrests still in CPR at a minute and not activated. */
export interface StillInCpr {
	readonly ageClass: string | null;
	readonly minute: number;
	readonly n: number;
	readonly known: number;
	readonly alive: number;
}

export interface LowFlowResult {
	readonly sections: readonly FlowMinutes[];
	/** Null where the conventional arm was not asked for. */
	readonly conventional: readonly StillInCpr[] | null;
	/** Arrests not activated whose minutes of CPR are not on file. */
	readonly untimed: number;
}

/** Reads counts by minute of flow and, if asked for, those still in CPR. */
export function lowFlowResult(
	[flow, conventional]: readonly FigureAnswer[],
	split: boolean,
): LowFlowResult {
	const cells = flow?.kind === 'cells' ? flow.cells : [];
	const classes = split ? [...new Set(cells.map(({ keys }) => keys[0] ?? null))] : [null];
	const rows =
		conventional?.kind === 'rows'
			? conventional.rows.map((row): StillInCpr => ({
					ageClass: split && typeof row['age_class'] === 'string' ? row['age_class'] : null,
					minute: Number(row['minute']),
					n: Number(row['n']),
					known: Number(row['known']),
					alive: Number(row['alive']),
				}))
			: null;
	return {
		sections: classes.map((ageClass) => {
			const own = cells
				.filter(({ keys }) => !split || (keys[0] ?? null) === ageClass)
				.map((cell) => shareLevel(cell, SURVIVAL_TO_DISCHARGE.outcome, split ? 1 : 0))
				.filter(({ level }) => level !== null)
				.toSorted((a, b) => Number(a.level) - Number(b.level));
			return {
				ageClass,
				minute: own.map(({ level }) => Number(level)),
				runs: own.map(({ runs }) => runs),
				known: own.map(({ known }) => known),
				alive: own.map(({ yes }) => yes),
			};
		}),
		conventional: rows === null ? null : summed(rows.filter(({ minute }) => minute !== UNTIMED)),
		untimed: (rows ?? [])
			.filter(({ minute }) => minute === UNTIMED)
			.reduce((sum, { n }) => sum + n, 0),
	};
}

/** One row for each class and minute, in order. */
function summed(rows: readonly StillInCpr[]): StillInCpr[] {
	const byKey = new Map<string, StillInCpr>();
	for (const row of rows) {
		const key = `${row.ageClass ?? ''} ${row.minute}`;
		const before = byKey.get(key);
		byKey.set(
			key,
			before === undefined
				? row
				: {
						...row,
						n: row.n + before.n,
						known: row.known + before.known,
						alive: row.alive + before.alive,
					},
		);
	}
	return [...byKey.values()].toSorted((a, b) => a.minute - b.minute);
}
