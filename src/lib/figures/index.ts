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

/**
 * Every figure, in the order of their pages. Pages, exports, prerendering, gallery and tests walk this list.
 */
export const catalogue: readonly Figure[] = [
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

/** The figure of this id. Throws RangeError when the catalogue has none. */
export function figure(id: string): Figure {
	const found = catalogue.find((one) => one.id === id);
	if (found === undefined) throw new RangeError(`There is no figure ${JSON.stringify(id)}.`);
	return found;
}
