import type { Figure } from '../figure.ts';
import type { CentreCount } from '../centres/centre-counts.ts';
import { centreProgrammeChart } from './chart.ts';
import { PROGRAMME_FACTORS } from './factors.ts';
import { presentCentreProgramme, type CentreProgrammeDrawn } from './present.ts';
import { PROGRAMME_COLUMNS, programmeStatement } from './programme-statement.ts';

/** Runs of one centre, their minutes to flow, and which programme factors it has, in the order of the factors. */
export interface ProgrammeCentre extends CentreCount {
	/** Runs whose time to flow is known, and the sum of it. */
	readonly timed: number;
	readonly minutes: number;
	readonly has: readonly boolean[];
}

function programmeCentre(row: Readonly<Record<string, unknown>>): ProgrammeCentre {
	const number = (name: string): number => Number(row[name] ?? 0);
	return {
		centre: String(row['centre_id']),
		runs: number('runs'),
		known: number('known'),
		yes: number('yes'),
		timed: number('timed'),
		minutes: number('minutes'),
		has: PROGRAMME_FACTORS.map(({ column, has }) => has(row[column])),
	};
}

/** Survival and time to flow at centres with and without each programme factor. */
export const centreProgramme: Figure<readonly ProgrammeCentre[], CentreProgrammeDrawn> = {
	id: 'centre-programme',
	name: 'Survival and time to flow by programme',
	page: '/centres',
	population: 'runs',
	draws: [],
	options: {},
	methods: ['clustered-difference', 'p-adjust'],
	tables: ['centre'],
	wide: true,
	requests: (cohort) => [
		{ kind: 'statement', statement: programmeStatement(cohort), columns: PROGRAMME_COLUMNS },
	],
	result: ([answer]) => (answer?.kind === 'rows' ? answer.rows.map(programmeCentre) : []),
	present: presentCentreProgramme,
	chart: centreProgrammeChart,
};
