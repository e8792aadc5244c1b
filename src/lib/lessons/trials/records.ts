/** Events and size of one arm. */
type Arm = readonly [events: number, size: number];

/** One outcome of a trial, as published: who had it in either arm as randomised. */
interface TrialOutcome {
	readonly label: string;
	readonly ecpr: Arm;
	readonly standard: Arm;
}

export type TrialId = 'arrest' | 'prague' | 'inception';

/** A randomised trial of ECPR in adults out of hospital. */
export interface Trial {
	readonly id: TrialId;
	readonly name: string;
	readonly year: number;
	/** The outcome its own analysis was planned for. */
	readonly primary: TrialOutcome;
	/** The outcome nearest to those of the others: survival with good neurology within weeks. */
	readonly common: TrialOutcome;
}

const arrest: TrialOutcome = { label: 'alive at discharge', ecpr: [6, 14], standard: [1, 15] };
const inception: TrialOutcome = {
	label: 'good neurology at 30 days',
	ecpr: [14, 70],
	standard: [10, 64],
};

/** The trials in the order they were published. */
export const TRIALS: readonly Trial[] = [
	{
		id: 'arrest',
		name: 'ARREST',
		year: 2020,
		primary: arrest,
		common: { ...arrest, label: 'alive at discharge, standing in' },
	},
	{
		id: 'prague',
		name: 'Prague OHCA',
		year: 2022,
		primary: { label: 'good neurology at 180 days', ecpr: [39, 124], standard: [29, 132] },
		common: { label: 'good neurology at 30 days', ecpr: [38, 124], standard: [24, 132] },
	},
	{ id: 'inception', name: 'INCEPTION', year: 2023, primary: inception, common: inception },
];

/** Put on ECMO by assigned arm, patient data of ARREST and Prague OHCA together. */
export const ON_ECMO: { readonly ecpr: Arm; readonly standard: Arm } = {
	ecpr: [94, 139],
	standard: [10, 147],
};
