import type { LessonTarget } from './targets.ts';

/**
 * Slack beside sampling error: half a percentage point of shares and differences, 5 % of ratios and counts,
 * for what the document prints in rounded figures.
 */
function slack({ mean }: LessonTarget): number {
	return Math.abs(mean) <= 0.85 ? 0.005 : 0.05 * Math.abs(mean);
}

/** Whether one registry's value lies within 3 SD of the document's mean (and the slack of its rounding). */
export function withinOneDraw(target: LessonTarget, value: number): boolean {
	if (target.sd === null) return Math.abs(value - target.mean) <= 0.02;
	return Math.abs(value - target.mean) <= 3 * target.sd + slack(target) / 2;
}

/**
 * Whether a mean over draws lies within 2 standard errors of the document's mean (its own 40 draws and these)
 * and the slack.
 */
export function withinDraws(target: LessonTarget, mean: number, draws: number): boolean {
	const error = (target.sd ?? 0) * Math.sqrt(1 / 40 + 1 / draws);
	return Math.abs(mean - target.mean) <= 2 * error + slack(target);
}
