import { expect, test } from 'vitest';
import { yearPanels, type YearPanels } from '../../src/lib/plot/year-panels.ts';
import { SCREEN } from '../../src/lib/plot/themes.ts';
import { nodeDocument } from '../../src/lib/plot/node-document.ts';

const YEARS = [2012, 2013, 2014];
const drawing = { document: nodeDocument(), width: 560, theme: SCREEN, idPrefix: 'a' };

function panels(note: string | null): YearPanels {
	return {
		years: YEARS,
		series: [{ label: 'In hospital', colour: '#000', shape: 'circle' }],
		panels: [
			{
				heading: 'Runs',
				kind: 'count',
				points: [YEARS.map((year, at) => ({ year, value: note === null ? at + 5 : null }))],
				note,
			},
		],
		words: YEARS.map(String),
	};
}

test('years are brushed over a plot, and not where a sentence stands in its place', () => {
	const [brush] = yearPanels(panels(null), drawing).brushes ?? [];
	expect(brush).toMatchObject({ filter: 'arrest_year', from: 2011.5, to: 2014.5, y1: 0 });
	expect(brush?.y2).toBeGreaterThan(100);
	expect(yearPanels(panels('too few to say in any year'), drawing).brushes ?? []).toEqual([]);
});
