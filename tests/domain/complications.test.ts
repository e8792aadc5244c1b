import { describe, expect, it } from 'vitest';
import { variable } from '../../src/lib/domain/codebook.ts';
import {
	COMPLICATION_CODES,
	COMPLICATION_GROUPS,
	complicationCodesOf,
	complicationGroupOf,
	isMajorComplication,
} from '../../src/lib/domain/complications.ts';

const PREFIXES: Readonly<Record<string, string>> = {
	mechanical: 'MECH_',
	haemorrhagic: 'HAEM_',
	neurologic: 'NEURO_',
	renal: 'REN_',
	cardiovascular: 'CV_',
	limb: 'LIMB_',
	pulmonary: 'PULM_',
	infection: 'INF_',
	metabolic: 'MET_',
};

describe('complication codes', () => {
	it('are 37, each once, in the group its prefix says, groups in order', () => {
		expect(COMPLICATION_CODES).toHaveLength(37);
		expect(new Set(COMPLICATION_CODES.map(({ value }) => value)).size).toBe(37);
		for (const { value, group } of COMPLICATION_CODES)
			expect(value.startsWith(PREFIXES[group] ?? '?')).toBe(true);
		const inOrder = COMPLICATION_GROUPS.flatMap(({ value }) => complicationCodesOf(value));
		expect(inOrder).toEqual(COMPLICATION_CODES);
	});

	it('are the levels of the codebook', () => {
		expect(variable('complication', 'comp_code').levels?.map(({ value }) => value)).toEqual(
			COMPLICATION_CODES.map(({ value }) => value),
		);
	});

	it('have a group, unless they do not exist', () => {
		expect(complicationGroupOf('PULM_HAEM')).toBe('pulmonary');
		expect(() => complicationGroupOf('toString')).toThrow(RangeError);
	});
});

describe('isMajorComplication', () => {
	it.each([
		['MECH_PUMP', 'severe', 'none', true],
		['MET_HYPERBILI', 'severe', 'none', true],
		['NEURO_ICH', 'minor', 'none', true],
		['NEURO_IVH', 'minor', 'none', true],
		['NEURO_INFARCT', 'minor', 'none', true],
		['NEURO_BRAIN_DEATH', 'moderate', 'none', true],
		['REN_RRT', 'moderate', 'rrt', true],
		['LIMB_AMPUT', 'moderate', 'surgery', true],
		['HAEM_GI', 'moderate', 'surgery', true],
		['HAEM_GI', 'moderate', 'endoscopy', false],
		['PULM_HAEM', 'moderate', 'surgery', true],
		['PULM_PTX', 'moderate', 'surgery', false],
		['CV_TAMPONADE', 'minor', 'surgery', true],
		['CV_TAMPONADE', 'moderate', 'drug', false],
		['MECH_CLOT_OXY', 'minor', 'circuit_change', true],
		['MECH_CLOT_OXY', 'moderate', 'surgery', false],
		['MET_HAEMOLYSIS_MOD', 'moderate', 'circuit_change', false],
		['LIMB_COMPART', 'moderate', 'surgery', false],
		['NEURO_SZ_EEG', 'moderate', 'drug', false],
		['REN_CR_GT3', 'moderate', 'none', false],
	])('%s, %s, %s: %s', (comp_code, severity, intervention, major) => {
		expect(isMajorComplication({ comp_code, severity, intervention })).toBe(major);
	});
});
