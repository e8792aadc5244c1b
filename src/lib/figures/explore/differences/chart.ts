import type { Drawing } from '../../../plot/drawing.ts';
import type { Chart } from '../../../plot/chart.ts';
import { panelRows } from '../../../plot/panel-rows.ts';
import { pointsInterval, pointsTick } from '../../complications/points.ts';
import { levelText } from '../../words/numbers.ts';
import { differenceNote, differenceSentence, type DifferencesDrawn } from './present.ts';

/** Every group against the reference: a square with its interval, and a ring for what was recorded. */
export function differencesChart(drawn: DifferencesDrawn, { theme, ...drawing }: Drawing): Chart {
	const { rows, reference, allowing, subject, confidenceLevel } = drawn;
	return panelRows(
		{
			panels: [
				{
					heading: `${subject}, percentage points from ${reference}, allowing for ${allowing}`,
					numbers: `Points, ${levelText(confidenceLevel)}\u00a0CI`,
					tick: pointsTick,
					least: 0.05,
					colour: theme.accent,
					shape: 'square',
					second: { label: 'As recorded', colour: theme.softInk, shape: 'circle' },
					sides: ['lower', 'higher'],
				},
			],
			sections: [
				{
					heading: null,
					rows: rows.map((row) => {
						const { adjusted, crude } = row.compared;
						const { filter } = row.level;
						return {
							label: row.level.label,
							words: differenceSentence(row, allowing),
							...(filter === null || filter === undefined ? {} : { filter }),
							cells: [
								{
									point: adjusted,
									second: crude?.estimate ?? null,
									note: differenceNote(row.compared),
									text:
										adjusted === null
											? ''
											: pointsInterval(adjusted.estimate, adjusted.lower, adjusted.upper),
								},
							],
						};
					}),
				},
			],
		},
		{ theme, ...drawing },
	);
}
