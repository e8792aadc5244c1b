/** Ways to draw an answer; `auto` picks the one that fits. */
export const CHARTS = [
	{ value: 'auto', label: 'what fits best' },
	{ value: 'dots', label: 'dots with intervals' },
	{ value: 'bars', label: 'bars' },
	{ value: 'multiples', label: 'small multiples' },
	{ value: 'heat', label: 'a heat map' },
	{ value: 'years', label: 'lines over years' },
	{ value: 'quantiles', label: 'quartile strips' },
	{ value: 'differences', label: 'differences' },
] as const;

type Choice = (typeof CHARTS)[number]['value'];

export type ChartKind = Exclude<Choice, 'auto'>;

/** What decides how an answer can be drawn. */
export interface Shape {
	readonly kind: 'share' | 'bounds' | 'spread';
	/** Groups that may come, the missing one not counted. */
	readonly groups: number;
	readonly byYear: boolean;
	/** Groups of the split; null for none. */
	readonly splits: number | null;
	/** Something is allowed for. */
	readonly allowing: boolean;
}

/** Most groups told apart by shape within a row. */
export const MOST_SIDE_BY_SIDE = 4;

/** Most columns a heat map has room for on a phone, the missing one not counted. */
const MOST_COLUMNS = 5;

/** Why an answer of this shape cannot be drawn so; null where it can. */
export function refusal(chart: string, shape: Shape): string | null {
	const { kind, splits, allowing, byYear, groups } = shape;
	if (chart === 'auto') return null;
	if (allowing) return chart === 'differences' ? null : 'allowing for something shows differences';
	if (chart === 'differences') return 'choose what to allow for';
	if (kind === 'spread') return chart === 'quantiles' ? null : 'for shares';
	if (chart === 'quantiles') return 'for measurements';
	if (kind === 'bounds' && chart !== 'multiples' && (chart !== 'dots' || splits !== null))
		return 'cannot show bounds';
	switch (chart) {
		case 'dots':
		case 'bars':
			return (splits ?? 0) > MOST_SIDE_BY_SIDE ? 'too many groups side by side' : null;
		case 'multiples':
			return splits === null ? 'choose a split' : null;
		case 'heat':
			if (splits === null) return 'choose a split';
			return Math.min(groups, splits) > MOST_COLUMNS ? 'too many columns' : null;
		case 'years':
			if (!byYear) return 'group by year';
			return (splits ?? 0) > MOST_SIDE_BY_SIDE ? 'too many lines' : null;
		default:
			return 'unknown';
	}
}

/** The chart drawn for a choice: the one asked for if it can be, else the one that fits best. */
export function chartFor(asked: string, shape: Shape): ChartKind {
	const named = CHARTS.find(({ value }) => value === asked)?.value ?? 'auto';
	if (named !== 'auto' && refusal(named, shape) === null) return named;
	const fitting: readonly ChartKind[] = ['differences', 'quantiles', 'years'];
	const first = fitting.find((one) => refusal(one, shape) === null);
	if (first !== undefined) return first;
	if (refusal('dots', shape) === null) return 'dots';
	return shape.byYear || refusal('heat', shape) !== null ? 'multiples' : 'heat';
}
