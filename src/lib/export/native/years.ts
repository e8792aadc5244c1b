import { shareAxis } from '../../plot/share-axis.ts';
import type { YearPanels } from '../../plot/year-panels.ts';
import type { NativeChart } from '../sheet.ts';

/** Px along the axis of a slide's chart, for the choice of its end. */
const ROOM = 300;

/** Lines over years with their intervals; null unless one panel of shares says it all. */
export function nativeYears(spec: YearPanels): NativeChart | null {
	const [panel, ...others] = spec.panels;
	if (panel?.kind !== 'share' || panel.note !== null || others.length > 0) return null;
	const points = spec.series.map((_, at) =>
		spec.years.map((year) => panel.points[at]?.find((point) => point.year === year) ?? null),
	);
	const largest = Math.max(0, ...points.flat().map((point) => point?.upper ?? point?.value ?? 0));
	return {
		kind: 'lines',
		categories: spec.years.map(String),
		series: spec.series.map(({ label, colour }, at) => ({
			name: (points[at] ?? []).some((point) => point?.value != null)
				? label
				: `${label} (no year to show)`,
			colour,
			values: (points[at] ?? []).map((point) =>
				point === null || point.value === null ? null : point.value * 100,
			),
			intervals: (points[at] ?? []).map((point) =>
				point?.lower === undefined || point.upper === undefined
					? null
					: ([point.lower * 100, point.upper * 100] as const),
			),
		})),
		categoryTitle: 'Year of arrest',
		valueTitle: `${panel.heading}, %`,
		valueRange: [0, shareAxis(largest, ROOM).end * 100],
	};
}
