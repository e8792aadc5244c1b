import { decimal } from '../../domain/format.ts';
import type { Estimated } from '../methods/estimates.ts';
import type { Settings } from '../lesson.ts';
import type { PerHundredAnswer } from './analysis.ts';
import { measuresOf, numberNeeded, shareWith, type Held, type Measures } from './measures.ts';

export const HELD: readonly { readonly value: Held; readonly label: string }[] = [
	{ value: 'or', label: 'The odds ratio' },
	{ value: 'rr', label: 'The risk ratio' },
	{ value: 'rd', label: 'The difference' },
];

export const heldOf = (settings: Settings): Held =>
	HELD.find(({ value }) => value === settings['hold'])?.value ?? 'or';

export const heldName: Readonly<Record<Held, string>> = {
	or: 'odds ratio',
	rr: 'risk ratio',
	rd: 'difference',
};

export const baselineOf = (settings: Settings): number => Number(settings['baseline']) / 100;

/** The estimated effect in its three forms. */
export const formsOf = ({ oddsRatio, riskRatio, difference }: PerHundredAnswer): Measures => ({
	or: oddsRatio.estimate,
	rr: riskRatio.estimate,
	rd: difference.estimate,
});

/** "1.97", "+13.9 points". */
export const heldValue = (held: Held, forms: Measures): string =>
	held === 'rd' ? `+${decimal(forms.rd * 100, 1)} points` : decimal(forms[held], 2);

/** "7.2". */
export const needed = (difference: number): string => {
	const number = numberNeeded(difference);
	return number === null ? 'none' : decimal(number, 1);
};

/** What the held measure gives at a baseline; null where it would need more than everybody. */
export function atBaseline(
	held: Held,
	forms: Measures,
	baseline: number,
): (Measures & { readonly with: number }) | null {
	const share = shareWith(held, forms, baseline);
	return share >= 1 ? null : { with: share, ...measuresOf(share, baseline) };
}

/** Number needed with the limits that the difference's give; only its own value where they hold no difference. */
export function neededText({ estimate, lower, upper }: Estimated): string {
	if (lower === null || upper === null || lower <= 0) return needed(estimate);
	return `${needed(estimate)} (${decimal(1 / upper, 1)} to ${decimal(1 / lower, 1)})`;
}
