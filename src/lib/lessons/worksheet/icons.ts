import type { Drawing } from '../../plot/drawing.ts';
import { iconArrays, ofHundred } from '../../plot/icon-array.ts';
import { render } from '../../plot/render.ts';
import { absoluteWords, type Absolute } from './absolute.ts';

/** A hundred patients without the treatment and a hundred with it, by outcome. */
export function absoluteIcons(absolute: Absolute, drawing: Drawing): SVGSVGElement {
	const { theme } = drawing;
	const hundred = (heading: string, risk: number) => {
		const counts = ofHundred([risk / 100, 1 - risk / 100]);
		const words = `${heading}: ${String(counts[0])} of 100 have the outcome.`;
		return { heading, detail: `${String(counts[0])} of 100`, counts, words };
	};
	const chart = iconArrays(
		{
			kinds: [
				{ label: 'Has the outcome', fill: theme.first },
				{ label: 'Does not', fill: theme.paper },
			],
			arrays: [
				hundred('Without the treatment', absolute.without),
				hundred('With it', absolute.with),
			],
		},
		drawing,
	);
	return render(chart, drawing, {
		title: 'Icon arrays of 100 patients, without the treatment and with it',
		description: absoluteWords(absolute),
	});
}
