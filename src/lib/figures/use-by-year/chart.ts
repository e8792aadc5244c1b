import type { Drawing } from '../../plot/drawing.ts';
import { render } from '../../plot/render.ts';
import { yearPanels, type YearPoint } from '../../plot/year-panels.ts';
import type { View } from '../figure.ts';
import { TOO_FEW } from '../shares/share-words.ts';
import { inSentence } from '../words/finding.ts';
import { labelOf } from '../words/labels.ts';
import { levelText } from '../words/numbers.ts';
import { useSentence, type DrawnUse, type UseByYearDrawn } from './present.ts';

const SHAPES = ['circle', 'diamond', 'square', 'triangle'] as const;
const DASHES = [undefined, '5,3', '1.5,3', '8,3,2,3'] as const;

function sharePoint({ year, share }: DrawnUse): YearPoint {
	return share?.kind === 'shown'
		? { year, value: share.estimate, lower: share.lower, upper: share.upper }
		: { year, value: null };
}

/** Runs above, their share of eligible arrests below; null when there is nothing to draw. */
export function useByYearChart(view: View<UseByYearDrawn>, drawing: Drawing): SVGSVGElement | null {
	if (view.empty !== null) return null;
	const { years, lines, noShare, confidenceLevel } = view.drawn;
	const counted = lines.some((line) => line.years.some(({ runs }) => runs !== null));
	const chart = yearPanels(
		{
			years,
			series: lines.map(({ centreType }, at) => {
				const dash = DASHES[at % DASHES.length];
				return {
					label: labelOf('centre_type', centreType),
					colour: drawing.theme.groups[at % drawing.theme.groups.length] ?? drawing.theme.ink,
					shape: SHAPES[at % SHAPES.length] ?? 'circle',
					...(dash === undefined ? {} : { dash }),
				};
			}),
			panels: [
				{
					heading: 'ECPR runs',
					kind: 'count',
					points: lines.map((line) =>
						line.years.map(({ year, runs }): YearPoint => ({ year, value: runs })),
					),
					note: counted ? null : `${TOO_FEW} in any year`,
				},
				{
					heading: `Share of eligible arrests, ${levelText(confidenceLevel)}\u00a0CI`,
					kind: 'share',
					points: noShare === null ? lines.map((line) => line.years.map(sharePoint)) : [],
					note: noShare,
				},
			],
			words: years.map((year, at) => {
				const said = lines.flatMap(({ centreType, years: own }) => {
					const use = own[at];
					const words = use === undefined ? null : useSentence(use);
					return words === null
						? []
						: [`${inSentence(labelOf('centre_type', centreType))} ${words}`];
				});
				return `${year}, ECPR runs. ${said.join('; ')}`;
			}),
		},
		drawing,
	);
	return render(chart, drawing, view);
}
