/** One thing to ask of a paper. */
export interface Ask {
	/** Kept with its answer; never changed. */
	readonly id: string;
	readonly ask: string;
	/** What to look for. */
	readonly look: string;
	/** The tools whose concern it is, with the domain; a lesson that names a domain beginning so teaches it. */
	readonly after: readonly string[];
}

/** A kind of study and what to ask of it. */
export interface StudyType {
	readonly id: string;
	readonly label: string;
	readonly tool: string;
	readonly asks: readonly Ask[];
}

const WHOM: Ask = {
	id: 'whom',
	ask: 'Who is in the denominator, and who never got into it?',
	look: 'Consecutive cases; arrests, eligible, activated, cannulated, discharged, each with its count.',
	after: [
		'JBI for case series: complete and consecutive inclusion',
		'ROBINS-I: selection of participants',
	],
};
const SURE: Ask = {
	id: 'sure',
	ask: 'How wide are the intervals, and what would the ends of them mean for a patient?',
	look: 'Counts beside shares; intervals; zero events read as zero risk.',
	after: ['CASP: precision', 'GRADE: imprecision'],
};
const LOOKS: Ask = {
	id: 'looks',
	ask: 'How many comparisons were made, and which had been planned?',
	look: 'A protocol with outcomes and subgroups; the number of looks; a test of interaction.',
	after: ['RoB 2: selection of the reported result', 'ROBINS-I: selection of the reported result'],
};
const UNHEARD: Ask = {
	id: 'unheard',
	ask: 'Whose outcome is missing, and could its absence depend on the outcome?',
	look: 'Missing by group; what happens if all missing did well, and if all did badly.',
	after: ['RoB 2: missing outcome data', 'ROBINS-I: missing data'],
};
const MEASURED: Ask = {
	id: 'measured',
	ask: 'Was the outcome judged the same way in all, by people who did not know the treatment?',
	look: 'Survival to discharge needs little judgement, neurological category more; the same day in all.',
	after: ['RoB 2: measurement of the outcome', 'ROBINS-I: measurement of outcomes'],
};

/** Kinds of study, in the order they are offered. Questions are in our own words, after the tools they name. */
export const STUDY_TYPES: readonly StudyType[] = [
	{
		id: 'series',
		label: 'Case series or registry without a comparison',
		tool: 'after JBI for case series and CASP',
		asks: [
			WHOM,
			{
				id: 'outcome',
				ask: 'Which survival is reported: off ECMO, to discharge, or later, and with what function?',
				look: 'The same outcome in title, abstract and table.',
				after: ['JBI for case series: outcomes'],
			},
			{
				id: 'followed',
				ask: 'Were those still in hospital, moved elsewhere or lost counted as what they are?',
				look: 'Death, discharge and transfer as competing ends; what was censored, and when.',
				after: ['JBI for case series: follow-up', 'JBI for case series: statistical analysis'],
			},
			UNHEARD,
			SURE,
			LOOKS,
		],
	},
	{
		id: 'cohort',
		label: 'Cohort that compares treated with untreated',
		tool: 'after ROBINS-I, JBI and CASP for cohort studies',
		asks: [
			{
				id: 'alike',
				ask: 'Were those who got it like those who did not, and what was not measured?',
				look: 'Baseline table by group; what was adjusted for, and how strong an unmeasured cause would have to be.',
				after: [
					'ROBINS-I: confounding',
					'JBI for cohort studies: confounders',
					'CASP for cohort studies: confounding',
				],
			},
			{
				id: 'minute',
				ask: 'At which minute, and by which decision, were the groups formed?',
				look: 'One time zero for both; nobody had to survive, or stay in arrest, to be counted as treated.',
				after: [
					'ROBINS-I: selection of participants (start of follow-up and of intervention)',
					'ROBINS-I: classification of interventions',
					'JBI for cohort studies: groups similar',
				],
			},
			{
				id: 'after-zero',
				ask: 'Was anything adjusted for, or selected on, that came after the decision?',
				look: 'Total CPR time, reaching the pump, complications: results of the treatment, not causes of it.',
				after: [
					'ROBINS-I: classification of interventions',
					'ROBINS-I: deviations from the intended interventions',
				],
			},
			WHOM,
			MEASURED,
			UNHEARD,
			SURE,
			LOOKS,
		],
	},
	{
		id: 'trial',
		label: 'Randomised trial',
		tool: 'after RoB 2 and CASP for randomised trials',
		asks: [
			{
				id: 'tossed',
				ask: 'Was the order random and hidden until each patient was in?',
				look: 'How it was made and kept; groups alike at the start.',
				after: ['RoB 2: randomisation process'],
			},
			{
				id: 'crossed',
				ask: 'Did patients get what they were assigned, and were they counted as assigned?',
				look: 'Crossover, failed cannulation, a pulse before it; intention to treat.',
				after: ['RoB 2: deviations from the intended interventions'],
			},
			{
				id: 'stopped',
				ask: 'Was it stopped early, and by which rule?',
				look: 'Planned and reached numbers; a boundary set beforehand.',
				after: ['CASP: precision', 'RoB 2: selection of the reported result'],
			},
			MEASURED,
			UNHEARD,
			SURE,
			LOOKS,
		],
	},
	{
		id: 'model',
		label: 'Prediction model or rule',
		tool: 'after PROBAST and CASP for clinical prediction rules',
		asks: [
			{
				id: 'source',
				ask: 'On whom was it built, and are they those it would be used on?',
				look: 'Case mix, setting and years of both; who was left out.',
				after: ['PROBAST: participants'],
			},
			{
				id: 'known',
				ask: 'Is every predictor known at the moment the rule would be used?',
				look: 'Nothing measured later, nothing known only of survivors.',
				after: ['PROBAST: predictors'],
			},
			{
				id: 'self',
				ask: 'Could the predictor have brought the outcome about, by withdrawal of care?',
				look: 'Whether those who treated knew the result and acted on it.',
				after: ['PROBAST: outcome'],
			},
			{
				id: 'calibrated',
				ask: 'Do predicted and observed risks agree, beyond telling high from low?',
				look: 'Calibration in other hospitals; enough events; optimism corrected.',
				after: ['PROBAST: analysis'],
			},
			UNHEARD,
			SURE,
		],
	},
];

/** What GRADE weighs before certainty in a body of evidence is named, in our own words. */
export const CERTAINTY: readonly Ask[] = [
	['bias', 'Risk of bias', 'Would a better done study be likely to say something else?'],
	['inconsistency', 'Inconsistency', 'Do studies disagree beyond chance, and is it known why?'],
	[
		'indirectness',
		'Indirectness',
		'Other patients, other treatment, other comparison, other outcome than yours?',
	],
	['imprecision', 'Imprecision', 'Would you act the same at both ends of the interval?'],
	['publication', 'Publication bias', 'Are there results that you would not have heard of?'],
	[
		'raise',
		'Reasons to raise it',
		'A very large association, a gradient, or biases that all point the other way?',
	],
].map(([id = '', ask = '', look = '']) => ({
	id: `grade-${id}`,
	ask,
	look,
	after: [`GRADE: ${ask.toLowerCase()}`],
}));

/** Whether a domain that a lesson names is one of a question's: the same tool, and the domain's words in it. */
export function teaches(domain: string, { after }: Pick<Ask, 'after'>): boolean {
	const said = domain.toLowerCase();
	return after.some((each) => {
		const [tool = '', words = ''] = each.toLowerCase().split(': ');
		return said.startsWith(tool) && said.includes(words);
	});
}
