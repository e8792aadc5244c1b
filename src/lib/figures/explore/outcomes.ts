import { variable } from '../../domain/codebook.ts';
import { COMPLICATION_GROUPS } from '../../domain/complications.ts';
import { inSentence } from '../words/finding.ts';
import { SURVIVAL_TO_DISCHARGE } from '../words/survival.ts';

interface OutcomeCommon {
	/** Column, and the value of the option. */
	readonly name: string;
	/** In the list of outcomes: "Survival to discharge". */
	readonly label: string;
	readonly group: string;
	/** Beginning of a title: "Survival to discharge". */
	readonly subject: string;
	/** Exists for ECPR runs alone. */
	readonly runsOnly: boolean;
	/** What the reader must know of it, a sentence each. */
	readonly notes: readonly string[];
}

/** Yes or no. */
export interface ShareOutcome extends OutcomeCommon {
	readonly kind: 'share';
	/** "discharged alive". */
	readonly verb: string;
	/** Head of the column of counts. */
	readonly counts: string;
	/** Why the answer may be unknown; null where it never is. */
	readonly open: string | null;
}

/** Yes or no, so often not recorded, and not at random, that only bounds can be given. */
export interface BoundsOutcome extends OutcomeCommon {
	readonly kind: 'bounds';
	readonly open: string;
}

/** A measurement. */
export interface SpreadOutcome extends OutcomeCommon {
	readonly kind: 'spread';
	readonly unit: string;
	/** Decimals on file. */
	readonly decimals: number;
	/** Where its axis begins. */
	readonly base: number;
}

export type Outcome = ShareOutcome | BoundsOutcome | SpreadOutcome;

const SURVIVAL = 'Survival';
const COMPLICATIONS = 'Complications';
const USE = 'Time and cost';
const BEFORE_FLOW = 'Before flow';

function share(
	name: string,
	group: string,
	label: string,
	of: Pick<ShareOutcome, 'subject' | 'verb' | 'counts' | 'open' | 'runsOnly'> &
		Partial<Pick<ShareOutcome, 'notes'>>,
): ShareOutcome {
	return { kind: 'share', name, group, label, notes: [], ...of };
}

function complication(name: string, label: string, what: string): ShareOutcome {
	return share(name, COMPLICATIONS, label, {
		subject: `The share with ${what}`,
		verb: `had ${what}`,
		counts: 'With / runs',
		open: null,
		runsOnly: true,
		notes: [
			'A run with none on file counts as having none; longer runs have more time to have one, and a death soon after flow ends that time.',
		],
	});
}

function spread(
	name: string,
	group: string,
	of: Pick<SpreadOutcome, 'runsOnly'> & Partial<Pick<SpreadOutcome, 'base' | 'notes'>>,
): SpreadOutcome {
	const { label, unit = '', decimals = 0 } = variable('arrest_case', name);
	const common = { name, group, label, subject: label, notes: [] };
	return { kind: 'spread', ...common, unit, decimals, base: 0, ...of };
}

const DEATH_ENDS = 'Survivors and non-survivors together: death ends the time.';

/** What one may ask after, in the order it is offered. */
export const OUTCOMES: readonly Outcome[] = [
	share(SURVIVAL_TO_DISCHARGE.outcome, SURVIVAL, 'Survival to discharge', {
		...SURVIVAL_TO_DISCHARGE,
		counts: 'Alive / all',
		runsOnly: false,
	}),
	share('survived_ecls', SURVIVAL, 'Survival of ECMO', {
		subject: 'Survival of ECMO',
		verb: 'came off ECMO alive',
		counts: 'Alive / runs',
		open: 'still on ECMO at the snapshot',
		runsOnly: true,
	}),
	{
		kind: 'bounds',
		name: 'neuro_favourable',
		group: SURVIVAL,
		label: 'Favourable neurology at discharge',
		subject: 'Favourable neurology at discharge',
		open: SURVIVAL_TO_DISCHARGE.open,
		runsOnly: false,
		notes: [
			'Bounds, not an interval: the lower counts only what is on record, the upper also every survivor without a record; those who died count as not favourable. A share of those recorded would mislead, since favourable states are recorded more often.',
		],
	},
	complication('major_complication', 'Any major complication', 'a major complication'),
	...COMPLICATION_GROUPS.map(({ value, label }) =>
		complication(
			`comp_${value}`,
			`${label} complication`,
			`${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${inSentence(label)} complication`,
		),
	),
	spread('ecmo_hours', USE, {
		runsOnly: true,
		notes: [DEATH_ENDS],
	}),
	spread('icu_days', USE, {
		runsOnly: false,
		notes: [DEATH_ENDS],
	}),
	spread('hospital_days', USE, {
		runsOnly: false,
		notes: [DEATH_ENDS, 'Of those still in hospital, the days so far.'],
	}),
	spread('cost_index', USE, {
		runsOnly: false,
		notes: [
			'The cost index is hospital cost over one fixed median, whatever the filters; it has no currency.',
		],
	}),
	spread('ecmo_flow_min', BEFORE_FLOW, {
		runsOnly: true,
	}),
	spread('lactate_arrest', BEFORE_FLOW, {
		runsOnly: false,
	}),
	spread('ph_arrest', BEFORE_FLOW, {
		base: 6.4,
		runsOnly: false,
	}),
];

const [FIRST] = OUTCOMES;

/** The outcome an option chose; the first for an unknown one. */
export function outcomeOf(value: string | undefined): Outcome {
	const found = OUTCOMES.find(({ name }) => name === value) ?? FIRST;
	if (found === undefined) throw new RangeError('There is no outcome to ask after.');
	return found;
}
