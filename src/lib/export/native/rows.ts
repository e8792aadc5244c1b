import type { IntervalRow, IntervalRows } from '../../plot/interval-spec.ts';
import { shareAxis } from '../../plot/share-axis.ts';
import type { NativeChart } from '../sheet.ts';
import { categoryName, MOST_CATEGORIES } from './categories.ts';

/** Px along the axis of a slide's chart, for the choice of its end. */
const ROOM = 480;

/** What the drawing prints beside a row: shares and counts of a single line, the counts of several. */
function numbers({ lines }: IntervalRow): string {
	const columns = lines.map(({ columns, note }) => {
		const said = columns.filter((text) => text !== '');
		return lines.length > 1
			? (said.at(-1) ?? note ?? '')
			: [note ?? '', ...said].filter((text) => text !== '').join(', ');
	});
	return columns.join(' · ');
}

/**
 * Rows of shares with intervals as bars from zero, each row's numbers under its name, so that no denominator is
 * lost. Null where bars would not show the same: bounds instead of shares, or more rows than a slide holds.
 */
export function nativeRows(spec: IntervalRows): NativeChart | null {
	const rows = spec.sections.flatMap(({ heading, rows }) => rows.map((row) => ({ heading, row })));
	const lines = rows.flatMap(({ row }) => row.lines);
	if (lines.some(({ bounds }) => bounds !== undefined)) return null;
	if (rows.length > MOST_CATEGORIES || lines.length > 1.5 * MOST_CATEGORIES) return null;
	const points = spec.series.map((_, at) =>
		rows.map(({ row }) => row.lines.find(({ series }) => series === at)?.point ?? null),
	);
	const largest = Math.max(0, ...points.flat().map((point) => point?.upper ?? 0));
	return {
		kind: 'bars',
		categories: rows.map(({ heading, row }) =>
			categoryName(
				heading,
				row.label,
				[row.detail ?? '', numbers(row)].filter((text) => text !== '').join('; '),
				rows.length,
			),
		),
		series: spec.series.map(({ label, colour, hollow }, at) => ({
			name: label,
			colour: hollow === true ? paler(colour) : colour,
			values: (points[at] ?? []).map((point) => (point === null ? null : point.estimate * 100)),
			intervals: (points[at] ?? []).map((point) =>
				point === null ? null : ([point.lower * 100, point.upper * 100] as const),
			),
		})),
		categoryTitle: '',
		valueTitle: valueTitle(spec),
		valueRange: [0, shareAxis(largest, ROOM).end * 100],
	};
}

/** Halfway to white: what the drawing shows as a hollow shape, a bar can only show as a paler fill. */
function paler(colour: string): string {
	const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
	return `#${channels
		.map((each) =>
			Math.round((each + 255) / 2)
				.toString(16)
				.padStart(2, '0'),
		)
		.join('')}`;
}

/** "Discharged alive: share, 95 % CI" */
function valueTitle({ series, heads: [head = ''] }: IntervalRows): string {
	const [only, ...others] = series;
	return only === undefined || others.length > 0
		? head
		: `${only.label.slice(0, 1).toUpperCase()}${only.label.slice(1)}: ${head.slice(0, 1).toLowerCase()}${head.slice(1)}`;
}
