import type { Figure } from './figure.ts';
import { complicationsByGroup } from './complications-by-group/complications-by-group.ts';
import { headline } from './headline/headline.ts';
import { outcomeCascade } from './outcome-cascade/outcome-cascade.ts';
import { registrySummary } from './registry-summary/registry-summary.ts';
import { survivalByDiagnosis } from './survival-by-diagnosis/survival-by-diagnosis.ts';
import { survivalByLocation } from './survival-by-location/survival-by-location.ts';
import { survivalBySetting } from './survival-by-setting/survival-by-setting.ts';
import { survivalByYear } from './survival-by-year/survival-by-year.ts';
import { survivalSettingDiagnosis } from './survival-setting-diagnosis/survival-setting-diagnosis.ts';
import { useByYear } from './use-by-year/use-by-year.ts';

/** The figures of the overview, in the order of the page. */
export const overviewFigures: readonly Figure[] = [
	headline,
	registrySummary,
	outcomeCascade,
	survivalBySetting,
	survivalByLocation,
	survivalByDiagnosis,
	survivalSettingDiagnosis,
	complicationsByGroup,
	useByYear,
	survivalByYear,
];
