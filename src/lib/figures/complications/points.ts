import { decimal } from '../../domain/format.ts';

/** A difference of shares in percentage points, always with its sign: "+5.2", "−11". */
export function pointsText(difference: number): string {
	const points = difference * 100;
	const text = decimal(points, Math.abs(points) < 10 ? 1 : 0);
	return Number(text.replace('\u2212', '-')) > 0 ? `+${text}` : text;
}

/** "−11 (−13 to −8.2)": a difference with its limits, in percentage points. */
export function pointsInterval(estimate: number, lower: number, upper: number): string {
	return `${pointsText(estimate)} (${pointsText(lower)} to ${pointsText(upper)})`;
}

/** A tick of an axis of differences, in percentage points. */
export function pointsTick(difference: number): string {
	const points = difference * 100;
	return decimal(points, Math.abs(points - Math.round(points)) < 1e-6 ? 0 : 1);
}
