import { SHOW_SMALL_CELLS, SUPPRESS_SMALL_CELLS } from '../../domain/small-cell.ts';
import { filledIn, type ChoiceSpec, type Chosen } from '../../domain/view.ts';
import type { PresentContext } from '../../figures/figure.ts';

interface DisplayChoice extends ChoiceSpec {
	readonly label: string;
	readonly values: readonly { readonly value: string; readonly label: string }[];
}

/** How a page shows its numbers, whatever the cohort: choices of the address, such as `level=99`. */
export const DISPLAY: Readonly<Record<'level' | 'small', DisplayChoice>> = {
	level: {
		label: 'Intervals',
		values: ['90', '95', '99'].map((value) => ({ value, label: `${value}\u202f%` })),
		initial: '95',
	},
	small: {
		label: 'Counts of 1 to 4',
		values: [
			{ value: 'hide', label: 'Hidden' },
			{ value: 'show', label: 'Shown, for teaching' },
		],
		initial: 'hide',
	},
};

/** What `present` is told of these choices; those left out have their initial value. */
export function displayOf(chosen: Chosen): Pick<PresentContext, 'policy' | 'confidenceLevel'> {
	const { level, small } = filledIn(DISPLAY, chosen);
	return {
		policy: small === 'show' ? SHOW_SMALL_CELLS : SUPPRESS_SMALL_CELLS,
		confidenceLevel: Number(level) / 100,
	};
}

/** What departs from the usual, in words: "99 % intervals, counts of 1 to 4 shown". Empty if nothing does. */
export function displayWords(chosen: Chosen): string {
	const { level, small } = filledIn(DISPLAY, chosen);
	return [
		...(level === DISPLAY.level.initial ? [] : [`${level ?? ''}\u202f% intervals`]),
		...(small === 'show' ? ['counts of 1 to 4 shown'] : []),
	].join(', ');
}
