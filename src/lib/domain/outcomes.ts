/** A yes-or-no outcome that figures count. */
export interface Outcome {
	readonly id:
		| 'survived_ecls'
		| 'survived_discharge'
		| 'neuro_favourable'
		| 'neuro_favourable_strict'
		| 'major_complication';
	/** For headings and menus: "Survived to discharge". */
	readonly label: string;
	/** For sentences, after a count: "412 of 1,000 survived to discharge". */
	readonly verb: string;
	/** Boolean column of the runs that holds it; null where it is not known. */
	readonly column: string;
	/** Which rows have it known, completing "known for …". */
	readonly knownFor: string;
	/** Why it can be unknown, completing "unknown where …"; null if never. */
	readonly unknownWhere: string | null;
	/** Whether it is defined for conventional cases too, or for ECPR runs only. */
	readonly rows: 'runs' | 'eligible';
	/** Whether it is good or bad for the patient. */
	readonly good: boolean;
	/**
	 * How to count it. `known`: share of the rows where it is known. `bounds`: missing values depend on the outcome
	 * itself, so a share of the known misleads; show all rows with the missing counted once as no and once as yes.
	 */
	readonly counting: 'known' | 'bounds';
}

const RECORDED_UNEQUALLY =
	'the category was not recorded, which is commoner among survivors who did badly';

/** Outcomes one can count, the primary one second, in the order of a patient's course. */
export const OUTCOMES: readonly Outcome[] = [
	{
		id: 'survived_ecls',
		label: 'Survived ECMO',
		verb: 'survived ECMO',
		column: 'survived_ecls',
		knownFor: 'runs that have ended',
		unknownWhere: 'the patient was still on ECMO at the snapshot',
		rows: 'runs',
		good: true,
		counting: 'known',
	},
	{
		id: 'survived_discharge',
		label: 'Survived to discharge',
		verb: 'survived to discharge',
		column: 'survived_discharge',
		knownFor: 'patients who have left the hospital or died in it',
		unknownWhere: 'the patient was still in hospital at the snapshot',
		rows: 'eligible',
		good: true,
		counting: 'known',
	},
	{
		id: 'neuro_favourable',
		label: 'Favourable neurology at discharge',
		verb: 'left the hospital with favourable neurology',
		column: 'neuro_favourable',
		knownFor: 'deaths, and survivors whose category was recorded',
		unknownWhere: RECORDED_UNEQUALLY,
		rows: 'eligible',
		good: true,
		counting: 'bounds',
	},
	{
		id: 'neuro_favourable_strict',
		label: 'Favourable neurology at discharge, strict',
		verb: 'left the hospital with a neurological category of 1 or 2',
		column: 'neuro_favourable_strict',
		knownFor: 'deaths, and survivors whose category was recorded',
		unknownWhere: RECORDED_UNEQUALLY,
		rows: 'eligible',
		good: true,
		counting: 'bounds',
	},
	{
		id: 'major_complication',
		label: 'Any major complication',
		verb: 'had a major complication',
		column: 'major_complication',
		knownFor: 'all ECPR runs',
		unknownWhere: null,
		rows: 'runs',
		good: false,
		counting: 'known',
	},
];

const byId = new Map<string, Outcome>(OUTCOMES.map((outcome) => [outcome.id, outcome]));

/** The outcome of this id. Throws RangeError if there is none. */
export function outcomeOf(id: string): Outcome {
	const found = byId.get(id);
	if (found === undefined) throw new RangeError(`No outcome is called ${JSON.stringify(id)}`);
	return found;
}

/** Counts of a yes-or-no outcome over some rows. */
export interface OutcomeCounts {
	readonly rows: number;
	readonly known: number;
	readonly yes: number;
}

/**
 * Least and greatest count of yes over all rows, whatever the unknown ones are: none of them, or all.
 * Throws RangeError unless 0 ≤ yes ≤ known ≤ rows.
 */
export function outcomeBounds({ rows, known, yes }: OutcomeCounts): {
	readonly least: number;
	readonly most: number;
} {
	if (!(yes >= 0 && yes <= known && known <= rows))
		throw new RangeError(`Counts must nest: ${yes} of ${known} known of ${rows}`);
	return { least: yes, most: yes + rows - known };
}
