import { nativeYears } from '../../export/native/years.ts';
import type { NativeChart } from '../../export/sheet.ts';
import type { Drawing, Theme } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { yearPanels, type YearPanels, type YearPoint } from '../../plot/year-panels.ts';
import type { View } from '../figure.ts';
import { shareSentence, TOO_FEW } from '../shares/share-words.ts';
import { inSentence } from '../words/finding.ts';
import { ageClassLabel, labelOf } from '../words/labels.ts';
import { levelText } from '../words/numbers.ts';
import { settingSeries } from '../words/setting-series.ts';
import type { DrawnLine, SurvivalByYearDrawn } from './present.ts';

function points({ years }: DrawnLine): YearPoint[] {
	return years.map(({ year, share }) =>
		share?.kind === 'shown'
			? { year, value: share.estimate, lower: share.lower, upper: share.upper }
			: { year, value: null },
	);
}

function panelsOf({ drawn }: View<SurvivalByYearDrawn>, theme: Theme): YearPanels {
	const { years, lines, confidenceLevel } = drawn;
	const settings = [...new Set(lines.map(({ setting }) => setting))];
	const classes = [...new Set(lines.map(({ ageClass }) => ageClass))];
	const shareHeading = `Share discharged alive, ${levelText(confidenceLevel)}\u00a0CI`;
	return {
		years,
		series: settings.map((setting) => settingSeries(setting, theme)),
		panels: classes.map((ageClass) => {
			const own = lines.filter((line) => line.ageClass === ageClass);
			const who = ageClassLabel(ageClass);
			const shown = own.flatMap(points).some(({ value }) => value !== null);
			return {
				heading: who === null ? shareHeading : `${who}: ${inSentence(shareHeading)}`,
				kind: 'share' as const,
				points: settings.map((setting) =>
					own.filter((line) => line.setting === setting).flatMap(points),
				),
				note: shown ? null : `${TOO_FEW} in any year`,
			};
		}),
		words: years.map((year, at) => {
			const said = lines.flatMap(({ setting, ageClass, years: own }) => {
				const share = own[at]?.share ?? null;
				const who = ageClassLabel(ageClass, true);
				return share === null
					? []
					: [
							`${inSentence(labelOf('setting', setting))}${who === null ? '' : `, ${inSentence(who)}`}: ${shareSentence(share)}`,
						];
			});
			return `${year}, discharged alive. ${said.join('; ')}`;
		}),
	};
}

/** A line a setting, a panel an age class where there are several; null when there is nothing to draw. */
export function survivalByYearChart(
	view: View<SurvivalByYearDrawn>,
	drawing: Drawing,
): SVGSVGElement | null {
	if (view.empty !== null) return null;
	return render(yearPanels(panelsOf(view, drawing.theme), drawing), drawing, view);
}

/** The same lines for presentation programs, where one panel holds them. */
export function survivalByYearNative(
	view: View<SurvivalByYearDrawn>,
	theme: Theme,
): NativeChart | null {
	return view.empty === null ? nativeYears(panelsOf(view, theme)) : null;
}
