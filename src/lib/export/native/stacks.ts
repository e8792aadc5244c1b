import type { StackedBars } from '../../plot/stacked-bars.ts';
import type { NativeChart } from '../sheet.ts';
import { categoryName, MOST_CATEGORIES } from './categories.ts';

/** Bars of one length cut into shares; null where there are more than a slide holds. */
export function nativeStacks(spec: StackedBars): NativeChart | null {
	const bars = spec.sections.flatMap(({ heading, bars }) => bars.map((bar) => ({ heading, bar })));
	if (bars.length > MOST_CATEGORIES) return null;
	return {
		kind: 'stacked-bars',
		categories: bars.map(({ heading, bar }) =>
			categoryName(
				heading,
				bar.label,
				[bar.count, bar.note, bar.detail].filter((text) => text !== null).join(', '),
				bars.length,
			),
		),
		series: spec.kinds.map(({ label, fill }, kind) => ({
			name: label,
			colour: fill,
			values: bars.map(({ bar }) => {
				if (bar.segments.length === 0) return null;
				return (bar.segments.find((segment) => segment.kind === kind)?.share ?? 0) * 100;
			}),
		})),
		categoryTitle: '',
		valueTitle: 'Share of the bar’s runs, %',
		valueRange: [0, 100],
	};
}
