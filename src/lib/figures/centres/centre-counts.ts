import type { Cell, CellsRequest } from '../../db/cells.ts';
import type { Cohort, FilterName } from '../../domain/cohort.ts';
import { shareLevel } from '../shares/share-level.ts';
import type { FigureRequest } from '../figure.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

const { outcome } = SURVIVAL_TO_DISCHARGE;

/** Cases of one centre: all, those whose outcome is known, and those discharged alive. */
export interface CentreCount {
	readonly centre: string;
	readonly runs: number;
	readonly known: number;
	readonly yes: number;
}

/** Survival to discharge centre by centre, among runs or among all eligible arrests. */
export function centreRequest(
	cohort: Cohort,
	table: CellsRequest['table'] = 'runs',
	further: readonly string[] = [],
	ignoring: readonly FilterName[] = [],
): FigureRequest {
	return {
		kind: 'cells',
		cells: {
			table,
			by: ['centre_id', ...further],
			measures: ['n', `known:${outcome}`, `true:${outcome}`],
			cohort,
			ignoring,
		},
	};
}

/** What a cell keyed by its centre first says of it. */
export function centreCount(cell: Cell): CentreCount {
	const { runs, known, yes } = shareLevel(cell, outcome);
	return { centre: cell.keys[0] ?? 'Unknown centre', runs, known, yes };
}
