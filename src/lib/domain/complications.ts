import type { Level } from './variable.ts';

/** Organ groups of complications, in codebook order. */
export const COMPLICATION_GROUPS = [
	{ value: 'mechanical', label: 'Mechanical' },
	{ value: 'haemorrhagic', label: 'Haemorrhagic' },
	{ value: 'neurologic', label: 'Neurological' },
	{ value: 'renal', label: 'Renal' },
	{ value: 'cardiovascular', label: 'Cardiovascular' },
	{ value: 'limb', label: 'Limb' },
	{ value: 'pulmonary', label: 'Pulmonary' },
	{ value: 'infection', label: 'Infection' },
	{ value: 'metabolic', label: 'Metabolic' },
] as const satisfies readonly Level[];

export type ComplicationGroup = (typeof COMPLICATION_GROUPS)[number]['value'];

/** A type of complication, with the group it belongs to. */
export interface ComplicationCode extends Level {
	readonly group: ComplicationGroup;
}

/** Types of complication, group by group, in codebook order. */
export const COMPLICATION_CODES: readonly ComplicationCode[] = [
	{
		value: 'MECH_OXYGENATOR',
		group: 'mechanical',
		label: 'Oxygenator failure',
		short: 'Oxygenator',
	},
	{ value: 'MECH_PUMP', group: 'mechanical', label: 'Pump failure' },
	{ value: 'MECH_TUBING', group: 'mechanical', label: 'Tubing rupture' },
	{
		value: 'MECH_CLOT_OXY',
		group: 'mechanical',
		label: 'Clot in the oxygenator',
		short: 'Oxygenator clot',
	},
	{
		value: 'MECH_CLOT_CIRCUIT',
		group: 'mechanical',
		label: 'Clot elsewhere in the circuit',
		short: 'Circuit clot',
	},
	{ value: 'MECH_AIR', group: 'mechanical', label: 'Air in the circuit', short: 'Circuit air' },
	{ value: 'MECH_CANNULA', group: 'mechanical', label: 'Cannula problem' },
	{
		value: 'MECH_HEATER',
		group: 'mechanical',
		label: 'Heat exchanger problem',
		short: 'Heat exchanger',
	},
	{
		value: 'HAEM_CANN_PERIPH',
		group: 'haemorrhagic',
		label: 'Bleeding at a peripheral cannula',
		short: 'Cannula, periph.',
	},
	{
		value: 'HAEM_CANN_CENTRAL',
		group: 'haemorrhagic',
		label: 'Bleeding at a central cannula',
		short: 'Cannula, central',
	},
	{
		value: 'HAEM_SURGICAL',
		group: 'haemorrhagic',
		label: 'Bleeding at a surgical site',
		short: 'Surgical site',
	},
	{
		value: 'HAEM_GI',
		group: 'haemorrhagic',
		label: 'Gastrointestinal bleeding',
		short: 'GI bleeding',
	},
	{
		value: 'NEURO_SZ_CLIN',
		group: 'neurologic',
		label: 'Clinical seizures',
		short: 'Clin. seizures',
	},
	{ value: 'NEURO_SZ_EEG', group: 'neurologic', label: 'Seizures on EEG', short: 'EEG seizures' },
	{
		value: 'NEURO_ISCH_DIFFUSE',
		group: 'neurologic',
		label: 'Diffuse brain ischaemia',
		short: 'Brain ischaemia',
	},
	{ value: 'NEURO_INFARCT', group: 'neurologic', label: 'Brain infarction', short: 'Infarction' },
	{ value: 'NEURO_ICH', group: 'neurologic', label: 'Intracranial haemorrhage', short: 'ICH' },
	{ value: 'NEURO_IVH', group: 'neurologic', label: 'Intraventricular haemorrhage', short: 'IVH' },
	{ value: 'NEURO_BRAIN_DEATH', group: 'neurologic', label: 'Brain death' },
	{
		value: 'REN_CR_1_5_3',
		group: 'renal',
		label: 'Creatinine 1.5 to 3.0 mg/dL',
		short: 'Creat. 1.5–3.0',
	},
	{
		value: 'REN_CR_GT3',
		group: 'renal',
		label: 'Creatinine above 3.0 mg/dL',
		short: 'Creat. > 3.0',
	},
	{ value: 'REN_RRT', group: 'renal', label: 'Renal replacement therapy', short: 'RRT' },
	{ value: 'CV_CPR', group: 'cardiovascular', label: 'CPR during ECMO', short: 'CPR on ECMO' },
	{
		value: 'CV_ARRHYTHMIA',
		group: 'cardiovascular',
		label: 'Arrhythmia needing treatment',
		short: 'Arrhythmia',
	},
	{ value: 'CV_TAMPONADE', group: 'cardiovascular', label: 'Tamponade' },
	{ value: 'LIMB_ISCH', group: 'limb', label: 'Limb ischaemia' },
	{ value: 'LIMB_COMPART', group: 'limb', label: 'Compartment syndrome', short: 'Compartment' },
	{ value: 'LIMB_AMPUT', group: 'limb', label: 'Amputation' },
	{ value: 'PULM_PTX', group: 'pulmonary', label: 'Pneumothorax' },
	{
		value: 'PULM_HAEM',
		group: 'pulmonary',
		label: 'Pulmonary haemorrhage',
		short: 'Pulm. haemorrh.',
	},
	{ value: 'INF_BLOOD', group: 'infection', label: 'Bloodstream infection', short: 'Bloodstream' },
	{ value: 'INF_RESP', group: 'infection', label: 'Respiratory infection', short: 'Respiratory' },
	{ value: 'INF_WOUND', group: 'infection', label: 'Wound infection', short: 'Wound' },
	{ value: 'INF_URINE', group: 'infection', label: 'Urinary infection', short: 'Urinary' },
	{
		value: 'MET_HAEMOLYSIS_MOD',
		group: 'metabolic',
		label: 'Moderate haemolysis',
		short: 'Haemolysis, mod.',
	},
	{
		value: 'MET_HAEMOLYSIS_SEV',
		group: 'metabolic',
		label: 'Severe haemolysis',
		short: 'Haemolysis, sev.',
	},
	{
		value: 'MET_HYPERBILI',
		group: 'metabolic',
		label: 'Hyperbilirubinaemia',
		short: 'Hyperbilirubin.',
	},
];

/** Main responses to a complication, in codebook order. */
export const INTERVENTIONS = [
	{ value: 'none', label: 'None' },
	{ value: 'circuit_change', label: 'Circuit change' },
	{ value: 'surgery', label: 'Surgery' },
	{ value: 'endoscopy', label: 'Endoscopy' },
	{ value: 'rrt', label: 'Renal replacement therapy', short: 'RRT' },
	{ value: 'drug', label: 'Drug' },
	{ value: 'transfusion', label: 'Transfusion' },
	{ value: 'other', label: 'Other' },
] as const satisfies readonly Level[];

const ALWAYS_MAJOR: ReadonlySet<string> = new Set([
	'NEURO_ICH',
	'NEURO_IVH',
	'NEURO_INFARCT',
	'NEURO_BRAIN_DEATH',
	'REN_RRT',
	'LIMB_AMPUT',
]);

/** What decides whether an episode is major. */
export interface EpisodeFacts {
	readonly comp_code: string;
	readonly severity: string;
	readonly intervention: string;
}

/**
 * Is this episode a major complication? Severe ones are; so are some codes whatever their severity; bleeding,
 * pulmonary haemorrhage and tamponade when surgery answered them; circuit trouble when the circuit was changed.
 * Brain death is major, but figures that relate complications to death leave it out (`BRAIN_DEATH`).
 */
export function isMajorComplication(episode: EpisodeFacts): boolean {
	const { comp_code: code, severity, intervention } = episode;
	if (severity === 'severe' || ALWAYS_MAJOR.has(code)) return true;
	if (intervention === 'surgery')
		return code.startsWith('HAEM_') || code === 'PULM_HAEM' || code === 'CV_TAMPONADE';
	return intervention === 'circuit_change' && code.startsWith('MECH_');
}

/** A way of dying rather than a complication of it: counted as major, left out of burden and of figures on death. */
export const BRAIN_DEATH = 'NEURO_BRAIN_DEATH';

const byCode = new Map(COMPLICATION_CODES.map((code) => [code.value, code]));

/** Group of a complication code. Throws RangeError for a code the codebook does not have. */
export function complicationGroupOf(code: string): ComplicationGroup {
	const found = byCode.get(code);
	if (found === undefined) throw new RangeError(`No complication code ${JSON.stringify(code)}`);
	return found.group;
}

/** Codes of one group, in codebook order. */
export function complicationCodesOf(group: ComplicationGroup): readonly ComplicationCode[] {
	return COMPLICATION_CODES.filter((code) => code.group === group);
}
