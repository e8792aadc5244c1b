import { DEFAULT_COHORT, EVERYONE, type Clause, type Cohort } from '../../domain/cohort.ts';
import type { OptionValues } from '../../figures/figure.ts';

/** A question kept ready: the figure that answers it, with its choices and its cohort. */
export interface SavedQuestion {
	/** As a clinician would ask it. */
	readonly words: string;
	readonly figure: string;
	/** Chosen options, where they are not the initial ones. */
	readonly options: OptionValues;
	readonly cohort: Cohort;
}

export interface QuestionGroup {
	readonly heading: string;
	readonly questions: readonly SavedQuestion[];
}

function levels(...names: readonly string[]): Clause {
	return { kind: 'levels', levels: names };
}

function under18(clauses: Cohort['clauses']): Cohort {
	return { clauses: { ...DEFAULT_COHORT.clauses, ...clauses } };
}

/** A question for the figure of this page. */
function explored(
	words: string,
	options: OptionValues,
	cohort: Cohort = DEFAULT_COHORT,
): SavedQuestion {
	return { words, figure: 'explore', options, cohort };
}

/** A question that a figure of another page answers. */
function answeredBy(
	figure: string,
	words: string,
	options: OptionValues = {},
	cohort: Cohort = DEFAULT_COHORT,
): SavedQuestion {
	return { words, figure, options, cohort };
}

/** Every saved question, under its heading. */
export const SAVED_QUESTIONS: readonly QuestionGroup[] = [
	{
		heading: 'Who survives',
		questions: [
			explored(
				'Does ward arrest do worse than cardiac-ICU arrest, allowing for diagnosis?',
				{ by: 'location', adjust: 'dx_group' },
				under18({ setting: levels('ihca') }),
			),
			explored('Who leaves hospital alive, by diagnosis and age?', {
				by: 'dx_group',
				facet: 'age_group',
			}),
			explored(
				'Does the stage of heart surgery matter?',
				{ by: 'chd_stage', facet: 'dx_group' },
				under18({ dx_group: levels('chd_single_ventricle', 'chd_two_ventricle') }),
			),
			explored('Is the first rhythm as telling in hospital as outside?', {
				by: 'initial_rhythm',
				facet: 'setting',
			}),
			explored('Do nights and weekends differ, allowing for the setting?', {
				by: 'off_hours',
				adjust: 'setting',
			}),
			explored('How many are known to leave in good neurological state?', {
				outcome: 'neuro_favourable',
				by: 'dx_group',
			}),
			explored('Has survival changed over the years?', { by: 'arrest_year', facet: 'setting' }),
		],
	},
	{
		heading: 'How late is too late',
		questions: [
			answeredBy('low-flow-survival', 'How late is too late?'),
			explored('Where does it take longest to reach flow?', {
				outcome: 'ecmo_flow_min',
				by: 'location',
			}),
			explored('Is a high lactate as bad when flow came early?', {
				by: 'lactate_arrest',
				facet: 'ecmo_flow_min',
				chart: 'heat',
			}),
		],
	},
	{
		heading: 'Complications',
		questions: [
			answeredBy('complication-onset', 'Which complications come early?', { of: 'groups' }),
			answeredBy('complication-pairs', 'Which complications cluster?'),
			answeredBy('complication-burden', 'Do several complications mean fewer survivors?'),
			explored('Who bleeds, by cannulation site?', {
				outcome: 'comp_haemorrhagic',
				by: 'cannulation_site',
			}),
		],
	},
	{
		heading: 'Centres',
		questions: [
			answeredBy('centre-funnel', 'Is my centre unusual, or small?', { measure: 'adjusted' }),
			explored('Do busier centres do better, allowing for diagnosis and age?', {
				by: 'annual_ecpr_volume_band',
				adjust: 'dx_age',
			}),
		],
	},
	{
		heading: 'Time, cost and all arrests',
		questions: [
			explored('How long do runs last?', { outcome: 'ecmo_hours', by: 'dx_group' }),
			explored('What do runs cost, in hospital and out?', {
				outcome: 'cost_index',
				facet: 'setting',
			}),
			explored(
				'How many of all eligible arrests survive, whatever was done?',
				{ of: 'eligible', by: 'setting', facet: 'age_group', chart: 'multiples' },
				EVERYONE,
			),
			explored('Do arrests with the ECMO team called survive more often?', {
				of: 'eligible',
				by: 'ecpr_activated',
				adjust: 'dx_age',
			}),
		],
	},
];
