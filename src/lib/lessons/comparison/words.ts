import { decimal, percent } from '../../domain/format.ts';
import type { Comparison } from '../lesson.ts';
import type { Estimated } from '../methods/estimates.ts';

/** A difference of shares in percentage points, always signed: 0.128 → "+12.8". */
export function points(value: number, decimals = 1): string {
	const text = decimal(value * 100, decimals);
	return Number(text.replaceAll(',', '').replace('−', '-')) > 0 ? `+${text}` : text;
}

/** The size of a difference in words: "5.2 points". */
export function pointsApart(value: number): string {
	return `${decimal(Math.abs(value) * 100, 1)} points`;
}

/** A value on the scale of a comparison: "41 %", "+12.8", "1.87". */
export function onScale(scale: Comparison['scale'], value: number): string {
	if (scale === 'share') return percent(value, { decimals: 1 });
	return scale === 'difference' ? points(value) : decimal(value, 2);
}

/** A value with its interval: "+12.8 (11.1 to 14.5)"; the value alone where there is none. */
export function withInterval(
	scale: Comparison['scale'],
	{ estimate, lower, upper }: Estimated,
): string {
	const own = onScale(scale, estimate);
	if (lower === null || upper === null) return own;
	const limit = (value: number): string =>
		scale === 'share'
			? percent(value, { decimals: 1, bare: true })
			: scale === 'difference'
				? decimal(value * 100, 1)
				: decimal(value, 2);
	return `${own} (${limit(lower)} to ${limit(upper)})`;
}

/** How far an estimate lies from the truth: "5.9 points too low", "on the truth". Ratios are compared by factor. */
export function missedBy(scale: Comparison['scale'], estimate: number, truth: number): string {
	if (scale === 'ratio') {
		const factor = estimate / truth;
		if (Math.abs(Math.log(factor)) < 0.01) return 'on the truth';
		const size = decimal(factor > 1 ? factor : 1 / factor, 2);
		return `${size} times too ${factor > 1 ? 'high' : 'low'}`;
	}
	const gap = estimate - truth;
	if (Math.abs(gap) < 0.0005) return 'on the truth';
	return `${pointsApart(gap)} too ${gap > 0 ? 'high' : 'low'}`;
}

/** The same for a row that answers another question: "5.9 points above". */
export function apartFrom(scale: Comparison['scale'], estimate: number, truth: number): string {
	return missedBy(scale, estimate, truth)
		.replace('too high', 'above')
		.replace('too low', 'below')
		.replace('on the truth', 'the same');
}

/** What a true difference of none means, said as a sentence; no sentence where there is a difference. */
export function noneWords(truth: number): readonly string[] {
	if (truth !== 0) return [];
	return [
		'**The true difference is 0.** In these arrests as many live with the strategy as without. Whatever an analysis shows here is bias or chance.',
	];
}

/** Whether an interval holds the truth; null without an interval. */
export function holds({ lower, upper }: Estimated, truth: number): boolean | null {
	return lower === null || upper === null ? null : lower <= truth && truth <= upper;
}
